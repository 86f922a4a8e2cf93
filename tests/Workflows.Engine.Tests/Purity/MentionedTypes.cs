using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Workflows.Engine.Tests.Purity;

/// <summary>Reads from an assembly's metadata which foreign types it mentions anywhere: in a signature, a field, a base or a body.</summary>
internal static class MentionedTypes
{
    /// <summary>The full names of the types, generic ones with their arity (<c>System.Threading.Tasks.Task`1</c>).</summary>
    public static IReadOnlySet<string> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var membersByType = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .ToLookup(member => member.Parent, member => metadata.GetString(member.Name));
        return metadata.TypeReferences
            .Where(type => !IsAskedOnlyForItsThread(membersByType[type]))
            .Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .ToHashSet();
    }

    /// <summary>The compiler itself asks <c>Environment</c> for the thread in every iterator.</summary>
    private static bool IsAskedOnlyForItsThread(IEnumerable<string> members) => members.Distinct().SequenceEqual(["get_CurrentManagedThreadId"]);
}

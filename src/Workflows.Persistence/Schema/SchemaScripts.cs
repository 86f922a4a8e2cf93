using System.Collections.Immutable;
using System.Reflection;

namespace Workflows.Persistence.Schema;

/// <summary>The numbered SQL scripts, embedded in this assembly.</summary>
internal static class SchemaScripts
{
    private static readonly Assembly s_assembly = typeof(SchemaScripts).Assembly;

    /// <summary>The names of a dialect's scripts in order, such as <c>0001_cases</c>.</summary>
    /// <param name="dialect"><c>sqlite</c> or <c>postgres</c>.</param>
    public static ImmutableArray<string> For(string dialect) =>
    [
        .. s_assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder(dialect), StringComparison.Ordinal))
            .Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string dialect, string name)
    {
        using var stream = s_assembly.GetManifestResourceStream($"{Folder(dialect)}{name}.sql")
            ?? throw new InvalidOperationException($"Expected a script {name}.sql for {dialect} in this assembly, but there is none.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Folder(string dialect) => $"Schema/{dialect}/";
}

using System.Reflection;
using System.Xml.Linq;
using Workflows.TestKit.Files;

namespace Workflows.Engine.Tests.Purity;

/// <summary>References run one way only; the pure projects refer to nothing but the base library and each other.</summary>
public sealed class PurityTests
{
    /// <summary>Each project with those that it may refer to, directly or through others.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Workflows.Decisions"] = [],
        ["Workflows.Statute"] = ["Workflows.Decisions"],
        ["Workflows.Engine"] = ["Workflows.Decisions", "Workflows.Statute"],
        ["Workflows.Runtime"] = ["Workflows.Decisions", "Workflows.Statute", "Workflows.Engine"],
        ["Workflows.Scheduling"] = ["Workflows.Decisions", "Workflows.Statute", "Workflows.Engine", "Workflows.Runtime"],
        ["Workflows.Enforcement"] = ["Workflows.Decisions", "Workflows.Statute", "Workflows.Engine", "Workflows.Runtime"],
        ["Workflows.Persistence"] = ["Workflows.Decisions", "Workflows.Statute", "Workflows.Engine", "Workflows.Runtime", "Workflows.Enforcement"],
        ["Elsa.Host"] =
        [
            "Workflows.Decisions", "Workflows.Statute", "Workflows.Engine", "Workflows.Runtime", "Workflows.Enforcement",
            "Workflows.Persistence", "Workflows.Scheduling",
        ],
    };

    public static TheoryData<string> PureProjects => ["Workflows.Decisions", "Workflows.Statute", "Workflows.Engine"];

    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(SourceTree.Combine("src")).Select(folder => Path.GetFileName(folder)), "Elsa.Host"];

    [Theory, MemberData(nameof(PureProjects))]
    public void A_pure_assembly_refers_to_nothing_but_the_base_library_and_the_projects_before_it(string project) =>
        Assert.All(Assembly.Load(project).GetReferencedAssemblies(), reference =>
            Assert.True(IsOfTheBaseLibrary(reference.Name!) || Allowed[project].Contains(reference.Name),
                $"Expected {project} to be pure, but it refers to {reference.Name}."));

    [Theory, MemberData(nameof(PureProjects))]
    public void A_pure_project_takes_no_package_and_no_framework(string project) =>
        Assert.Empty(ReferencesOf(project, "PackageReference").Concat(ReferencesOf(project, "FrameworkReference")));

    /// <summary>The analyzer sees what a body does with a banned type; the metadata also shows one that stands in a signature only.</summary>
    [Theory, MemberData(nameof(PureProjects))]
    public void A_pure_assembly_does_not_even_mention_a_banned_type(string project) =>
        Assert.Empty(MentionedTypes.Of(Assembly.Load(project)).Intersect(BannedTypes));

    [Fact]
    public void An_assembly_that_mentions_banned_types_is_found_out() =>
        Assert.Superset(
            new HashSet<string> { "System.IO.File", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1" },
            MentionedTypes.Of(typeof(PurityTests).Assembly).Intersect(BannedTypes).ToHashSet());

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_before_it(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"Expected {project} to have its place in the order of dependency, but the table lacks it.");
        Assert.All(ReferencesOf(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension), reference =>
            Assert.Contains(reference, Allowed[project]));
    }

    private static IEnumerable<string> BannedTypes =>
        File.ReadLines(SourceTree.Combine("src", "BannedSymbols.txt"))
            .Where(line => line.StartsWith("T:", StringComparison.Ordinal)).Select(line => line[2..].Split(';')[0]);

    private static bool IsOfTheBaseLibrary(string assembly)
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return assembly.StartsWith("System.", StringComparison.Ordinal) && File.Exists(Path.Combine(folder, assembly + ".dll"));
    }

    private static IEnumerable<string> ReferencesOf(string project, string kind)
    {
        var folder = project == "Elsa.Host" ? SourceTree.Combine(project) : SourceTree.Combine("src", project);
        return XDocument.Load(Path.Combine(folder, $"{project}.csproj")).Descendants(kind).Select(reference => (string)reference.Attribute("Include")!);
    }
}

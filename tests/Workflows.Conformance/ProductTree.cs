using Workflows.TestKit.Files;

namespace Workflows.Conformance;

/// <summary>The product's source tree that this program was built from.</summary>
internal static class ProductTree
{
    /// <summary>The folder of the declared procedures: beside <c>Workflows.sln</c>, which lies above the executable.</summary>
    public static string Workflows => SourceTree.Combine("workflows");

    /// <summary>The folder of a rule set: one of <c>rulesets/</c> by its name, or any folder by its path.</summary>
    public static string RuleSet(string name) => Directory.Exists(name) ? name : SourceTree.Combine("tests", "Workflows.Conformance", "rulesets", name);

    /// <summary>The folder of the test projects, and of the npm packages that tests run.</summary>
    public static string Tests => SourceTree.Combine("tests");
}

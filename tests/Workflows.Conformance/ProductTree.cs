namespace Workflows.Conformance;

/// <summary>The product's source tree that this program was built from.</summary>
internal static class ProductTree
{
    /// <summary>The folder of the declared procedures: beside <c>Workflows.sln</c>, which lies above the executable.</summary>
    public static string Workflows => Path.Combine(Root, "workflows");

    /// <summary>The folder of a rule set: one of <c>rulesets/</c> by its name, or any folder by its path.</summary>
    public static string RuleSet(string name) => Directory.Exists(name) ? name : Path.Combine(Root, "tests", "Workflows.Conformance", "rulesets", name);

    /// <summary>The folder with the npm packages that tests run.</summary>
    public static string NodePackages => Path.Combine(Root, "tests");

    private static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Workflows.sln"))) return folder.FullName;
            }
            return AppContext.BaseDirectory;
        }
    }
}

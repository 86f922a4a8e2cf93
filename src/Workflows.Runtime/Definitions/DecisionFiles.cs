namespace Workflows.Runtime.Definitions;

/// <summary>The decision files of a bundle.</summary>
internal static class DecisionFiles
{
    /// <summary>Their texts, with their names as findings have them.</summary>
    public static List<(string Text, string File)> In(Bundle bundle) =>
        [.. bundle.Files.Where(f => f.Key.EndsWith(".dmn", StringComparison.Ordinal)).Select(f => (f.Value, $"{bundle.ProcedureId}/{f.Key}"))];
}

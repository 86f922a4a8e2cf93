using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// The law of another jurisdiction, laid over the same procedures: its <c>law.yaml</c> files and calendars are the whole law, so that the lists of the
/// home law's constraints and of its second entry go too; its decision tables take the place of those of the same path. Flows, forms, documents and words stay as they are.
/// </summary>
internal static class RuleSetFiles
{
    private const string Calendars = "calendars/";

    /// <param name="texts">What was read from <c>workflows/</c>.</param>
    /// <param name="ruleSet">The folder of the rule set. Files directly in it are the caller's and left out of account.</param>
    /// <returns>The texts under the rule set, and what is wrong with its files.</returns>
    public static FolderFiles Over(ImmutableSortedDictionary<string, string> texts, string ruleSet)
    {
        if (!Directory.Exists(ruleSet)) return new(texts, [new(ruleSet, 0, 0, "FILE0006", $"Expected the folder of a rule set, but there is no '{ruleSet}'.")]);
        var own = FolderFiles.Read(ruleSet, Prefix(ruleSet));
        var findings = own.Findings.ToBuilder();
        var under = texts.RemoveRange(texts.Keys.Where(p => IsLaw(p) || p is WorkflowsReader.ConstraintsFile or WorkflowsReader.ChecklistFile || p.StartsWith(Calendars, StringComparison.Ordinal)));
        foreach (var (path, text) in own.Texts.Where(t => t.Key.Contains('/', StringComparison.Ordinal)))
        {
            if (MayStand(path, texts)) under = under.SetItem(path, text);
            else findings.Add(new(Prefix(ruleSet) + path, 0, 0, "PROC0001",
                $"Expected calendars/NAME.yaml, PROCEDURE/law.yaml or a decision table that stands in workflows/ too, but got '{path}'."));
        }
        return new(under, findings.ToImmutable());
    }

    /// <summary>The finding under the name of the rule set's file, where it is about one.</summary>
    public static Finding Named(Finding finding, string ruleSet) => File.Exists(Path.Combine(ruleSet, finding.File)) ? finding with { File = Prefix(ruleSet) + finding.File } : finding;

    private static bool IsLaw(string path) => path.EndsWith("/" + ProcedureFolderReader.LawFile, StringComparison.Ordinal);

    private static bool MayStand(string path, ImmutableSortedDictionary<string, string> texts) =>
        path.StartsWith(Calendars, StringComparison.Ordinal)
        || (IsLaw(path) && texts.Keys.Any(p => p.StartsWith(path[..(path.IndexOf('/', StringComparison.Ordinal) + 1)], StringComparison.Ordinal)))
        || (path.EndsWith(".dmn", StringComparison.Ordinal) && texts.ContainsKey(path));

    private static string Prefix(string ruleSet) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(ruleSet))) + "/";
}

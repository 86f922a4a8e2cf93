using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Law;
using Workflows.Runtime.Law.Coverage;
using Workflows.Runtime.Law.SecondEntry;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads everything that is declared in <c>workflows/</c> and checks that it fits together.</summary>
public static class WorkflowsReader
{
    internal const string VocabularyFile = "vocabulary.yaml";
    private const string AgencyFile = "agency.yaml";
    internal const string ConstraintsFile = "constraints.yaml";
    internal const string ChecklistFile = "checklist.yaml";
    private const string Calendars = "calendars";

    /// <summary>The calendar by which cases count where nothing else is set.</summary>
    public const string DefaultCalendar = "cn";

    /// <param name="folder">The folder with <c>vocabulary.yaml</c>; findings name files by their path within it.</param>
    /// <param name="actions">The actions that service tasks may name; null leaves it to the vocabulary, for a world that nobody runs.</param>
    /// <param name="calendar">The file of <c>calendars/</c> by which cases count, without its ending.</param>
    /// <param name="ruleSet">A folder whose law, calendars and decision tables take the place of those in <paramref name="folder"/>; null for none.</param>
    public static WorkflowsReading Read(
        string folder, ImmutableDictionary<string, CaseAction>? actions, string calendar = DefaultCalendar, string? ruleSet = null)
    {
        if (!Directory.Exists(folder)) return new(null, [new(folder, 0, 0, "FILE0006", $"Expected the folder of the procedures, but there is no '{folder}'.")], [], ImmutableSortedDictionary<string, string>.Empty);
        var files = FolderFiles.Read(folder);
        var findings = files.Findings.ToBuilder();
        if (ruleSet is not null)
        {
            files = RuleSetFiles.Over(files.Texts, ruleSet);
            findings.AddRange(files.Findings);
        }
        var top = files.Texts.Where(f => !f.Key.Contains('/', StringComparison.Ordinal)).ToImmutableDictionary();
        var folders = files.Texts.Where(f => f.Key.Contains('/', StringComparison.Ordinal))
            .GroupBy(f => f.Key[..f.Key.IndexOf('/', StringComparison.Ordinal)], f => KeyValuePair.Create(f.Key[(f.Key.IndexOf('/', StringComparison.Ordinal) + 1)..], f.Value))
            .ToImmutableSortedDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        foreach (var stray in top.Keys.Where(f => f is not (VocabularyFile or AgencyFile or ConstraintsFile or ChecklistFile or "README.md")))
            findings.Add(new(stray, 0, 0, "PROC0001", $"Expected {VocabularyFile}, {AgencyFile}, {ConstraintsFile} and the folders of procedures and calendars, but got '{stray}'."));

        var vocabulary = Take(findings, ReadTop(top, VocabularyFile, VocabularyReader.Read));
        var agency = Take(findings, ReadTop(top, AgencyFile, AgencyReader.Read));
        var list = top.ContainsKey(ConstraintsFile) ? Take(findings, ReadTop(top, ConstraintsFile, ConstraintListReader.Read)) : null;
        var days = ReadCalendars(folders.GetValueOrDefault(Calendars, []), calendar, agency?.Province, findings);
        var procedures = new SortedDictionary<string, Procedure>(StringComparer.Ordinal);
        var bundles = ImmutableArray.CreateBuilder<Bundle>();
        var laws = new List<LawFile>();
        var lawless = vocabulary is null;
        var remarks = new List<Finding>();
        foreach (var (id, own) in folders.Remove(Calendars))
        {
            var bundle = ProcedureFolderReader.BundleOf(id, own);
            if (!IsLawAlone(bundle, own))
            {
                bundles.Add(bundle);
                if (Take(findings, ProcedureFolderReader.Read(bundle, vocabulary)) is { } procedure)
                {
                    procedures[id] = procedure;
                    // The tables of another law over the same procedures are replayed, not shown: they need no words in two languages.
                    if (ruleSet is null) findings.AddRange(TableWordChecks.Run(bundle, procedure.Forms));
                }
                findings.AddRange(DecisionRows.Check(bundle));
                foreach (var found in DecisionChecks.Run(bundle))
                {
                    if (found.IsRemark) remarks.Add(found);
                    else findings.Add(found);
                }
            }
            if (vocabulary is null || own.FirstOrDefault(f => f.Key == ProcedureFolderReader.LawFile).Value is not { } text) continue;
            if (Take(findings, LawReader.Read($"{id}/{ProcedureFolderReader.LawFile}", text, vocabulary)) is { } law) laws.Add(law);
            else lawless = true;
        }
        var book = lawless || days is null ? null : Take(findings, RuleBookComposer.Compose(laws, days, agency?.Province));
        if (list is not null) findings.AddRange(LawCoverage.Strays(list, laws));
        var entered = top.ContainsKey(ChecklistFile) ? Take(findings, ReadTop(top, ChecklistFile, Checklist.Read)) : null;
        if (!lawless && entered is not null) findings.AddRange(entered.Against(ChecklistFile, laws));
        findings.AddRange(new WorldChecks(vocabulary, book, procedures, bundles.Select(b => b.ProcedureId).ToHashSet(StringComparer.Ordinal), actions).Run());
        // What a procedure that does not read would have handed on is no fault of those that ask for it.
        if (procedures.Count == bundles.Count) findings.AddRange(new ExpressionChecks([.. procedures.Values], book, files.Texts).Run());
        if (agency is not null) findings.AddRange(procedures.Values.SelectMany(p => SeriesChecks.Run(p, agency, folders[p.Id])));
        if (findings.Count > 0) return new(null, Sorted(ruleSet is null ? findings : findings.Select(f => RuleSetFiles.Named(f, ruleSet))), [], files.Texts) { Remarks = Sorted(remarks) };
        var set = ProcedureSet.Of(procedures.Values, actions ?? ImmutableDictionary<string, CaseAction>.Empty);
        return new(
            new(agency!.Running(set), book! with { Readers = vocabulary!.Readers, OwnSources = vocabulary.OwnSources }, vocabulary) { Coverage = list is null ? [] : LawCoverage.Of(list, laws, procedures.Values) },
            [], bundles.ToImmutable(), files.Texts) { Checklist = entered, Remarks = Sorted(remarks) };
    }

    /// <summary>A folder with a law and nothing else: rules about events that other procedures record, or that none records yet.</summary>
    private static bool IsLawAlone(Bundle bundle, ImmutableArray<KeyValuePair<string, string>> files) =>
        bundle.Files.IsEmpty && files.Any(f => f.Key == ProcedureFolderReader.LawFile);

    private static Reading<T> ReadTop<T>(ImmutableDictionary<string, string> top, string file, Func<string, string, Reading<T>> read) where T : class =>
        top.TryGetValue(file, out var text) ? read(file, text) : new(null, [new(file, 0, 0, "FILE0006", $"Expected the file {file}, but there is none.")]);

    private static LegalCalendar? ReadCalendars(ImmutableArray<KeyValuePair<string, string>> files, string chosen, string? region, ImmutableArray<Finding>.Builder findings)
    {
        LegalCalendar? found = null;
        foreach (var (path, text) in files)
        {
            var id = Path.GetFileNameWithoutExtension(path);
            if (path != id + ".yaml")
            {
                findings.Add(new($"{Calendars}/{path}", 0, 0, "PROC0001", $"Expected calendars/NAME.yaml, but got '{path}'."));
                continue;
            }
            var calendar = Take(findings, CalendarReader.Read(id, $"{Calendars}/{path}", text, region));
            if (id == chosen) found = calendar;
        }
        if (files.All(f => f.Key != chosen + ".yaml"))
            findings.Add(new($"{Calendars}/{chosen}.yaml", 0, 0, "FILE0006", $"Expected the calendar '{chosen}' in calendars/{chosen}.yaml, but there is no such file."));
        return found;
    }

    private static T? Take<T>(ImmutableArray<Finding>.Builder findings, Reading<T> reading) where T : class
    {
        findings.AddRange(reading.Findings);
        return reading.Value;
    }

    private static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];
}

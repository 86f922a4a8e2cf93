using System.Diagnostics;
using System.Globalization;

namespace Workflows.Conformance.Osha;

/// <summary>
/// Replays recorded enforcement history, one case a row, through the penalty procedure under the Chinese rules, or under a rule set's. What the law
/// forbids the engine refuses; it is listed, and the case goes on as the law has it.
/// </summary>
internal static class OshaReplay
{
    private const int MostComplaints = 50;

    /// <param name="workflows">The folder of the declared procedures.</param>
    /// <param name="ruleSet">The folder of a rule set whose law takes the place of theirs; null for their own.</param>
    /// <param name="verbose">Whether each row's course is told too.</param>
    /// <returns>0 when every row was replayed, 2 when the file, the procedures or the rule set cannot be read.</returns>
    public static int Run(string file, string workflows, string? ruleSet, bool verbose, TextWriter output, TextWriter errors)
    {
        var (rows, complaints) = OshaFile.Read(file);
        if (complaints.Count > 0)
        {
            foreach (var complaint in complaints.Take(MostComplaints)) errors.WriteLine(complaint.In(file));
            if (complaints.Count > MostComplaints) errors.WriteLine($"{complaints.Count - MostComplaints} more errors.");
            return 2;
        }
        var reading = Jurisdiction.Read(workflows, ruleSet);
        if (reading.Value is not { } jurisdiction)
        {
            foreach (var finding in reading.Findings) errors.WriteLine(finding);
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var replayed = Replay(jurisdiction, rows);
        watch.Stop();
        foreach (var row in replayed) Tell(row, jurisdiction.History, verbose, output);
        output.WriteLine(Summary(replayed, tellsOpen: jurisdiction.History.Open is not null));
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count} cases in {watch.Elapsed.TotalSeconds:0.0} s, {rows.Count / Math.Max(watch.Elapsed.TotalSeconds, 0.001):0} a second"));
        return 0;
    }

    /// <summary>Cases know nothing of each other, so they run side by side; they come back in the order of the rows.</summary>
    internal static ReplayedRow[] Replay(Jurisdiction jurisdiction, IReadOnlyList<OshaRow> rows) =>
        [.. rows.AsParallel().AsOrdered().Select(row => RowReplay.Play(jurisdiction, row))];

    /// <param name="tellsOpen">Whether the rules know of cases that stay open.</param>
    internal static string Summary(IReadOnlyCollection<ReplayedRow> rows, bool tellsOpen) =>
        $"rows={rows.Count} cited={rows.Count(r => r.Row.IsCited)} decided={rows.Count(r => r.IsDecided)} hearings={rows.Count(r => r.WasHeard)} "
        + $"refused={rows.Sum(r => r.Refusals.Length)} {(tellsOpen ? $"open={rows.Count(r => r.IsOpen)} " : "")}stuck={rows.Count(r => r.StuckAt is not null)}";

    private static void Tell(ReplayedRow row, HistoryRules history, bool verbose, TextWriter output)
    {
        foreach (var refusal in row.Refusals) output.WriteLine(Line(row.Row, refusal));
        foreach (var (act, fact) in history.Acts.Select(a => (a, row.State.Record.Last(a.Message))))
            if (fact is not null) output.WriteLine($"row {row.Row.Number} (line {row.Row.Line}) {fact.On:yyyy-MM-dd} recorded: {act.Message} | {act.Law}");
        if (row.IsOpen) output.WriteLine($"row {row.Row.Number} (line {row.Row.Line}) open: no decision is recorded | {history.Open?.Law}");
        if (row.StuckAt is { } place) output.WriteLine($"row {row.Row.Number} (line {row.Row.Line}) stuck: waits at {place}");
        if (!verbose) return;
        foreach (var fact in row.State.Record.Facts)
            output.WriteLine($"row {row.Row.Number} (line {row.Row.Line}) {fact.On:yyyy-MM-dd} {fact.Event}");
    }

    internal static string Line(OshaRow row, Refusal refusal) =>
        $"row {row.Number} (line {row.Line}) {refusal.On:yyyy-MM-dd} refused: {refusal.What} | rule {refusal.Why.Rule ?? "-"} | {refusal.Why.Article ?? "-"} | {refusal.Why.Message.En}";
}

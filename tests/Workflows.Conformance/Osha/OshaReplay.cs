using System.Diagnostics;
using System.Globalization;
using Workflows.Enforcement.Actions;
using Workflows.Runtime.Definitions;

namespace Workflows.Conformance.Osha;

/// <summary>
/// Replays recorded enforcement history, one case a row, through the penalty procedure under the Chinese rules. What the law forbids the engine
/// refuses; it is listed, and the case goes on as the law has it.
/// </summary>
internal static class OshaReplay
{
    private const int MostComplaints = 50;

    /// <param name="workflows">The folder of the declared procedures.</param>
    /// <param name="verbose">Whether each row's course is told too.</param>
    /// <returns>0 when every row was replayed, 2 when the file or the procedures cannot be read.</returns>
    public static int Run(string file, string workflows, bool verbose, TextWriter output, TextWriter errors)
    {
        var (rows, complaints) = OshaFile.Read(file);
        if (complaints.Count > 0)
        {
            foreach (var complaint in complaints.Take(MostComplaints)) errors.WriteLine(complaint.In(file));
            if (complaints.Count > MostComplaints) errors.WriteLine($"{complaints.Count - MostComplaints} more errors.");
            return 2;
        }
        var reading = WorkflowsReader.Read(workflows, ActionLibrary.All);
        if (reading.World is not { } world)
        {
            foreach (var finding in reading.Findings) errors.WriteLine(finding);
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var replayed = Replay(world, rows);
        watch.Stop();
        foreach (var row in replayed) Tell(row, verbose, output);
        output.WriteLine(Summary(replayed));
        errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count} cases in {watch.Elapsed.TotalSeconds:0.0} s, {rows.Count / Math.Max(watch.Elapsed.TotalSeconds, 0.001):0} a second"));
        return 0;
    }

    /// <summary>Cases know nothing of each other, so they run side by side; they come back in the order of the rows.</summary>
    internal static ReplayedRow[] Replay(DeclaredWorld world, IReadOnlyList<OshaRow> rows) =>
        [.. rows.AsParallel().AsOrdered().Select(row => RowReplay.Play(world, row))];

    internal static string Summary(IReadOnlyCollection<ReplayedRow> rows) =>
        $"rows={rows.Count} cited={rows.Count(r => r.Row.IsCited)} decided={rows.Count(r => r.IsDecided)} hearings={rows.Count(r => r.WasHeard)} "
        + $"refused={rows.Sum(r => r.Refusals.Length)} stuck={rows.Count(r => r.StuckAt is not null)}";

    private static void Tell(ReplayedRow row, bool verbose, TextWriter output)
    {
        foreach (var refusal in row.Refusals) output.WriteLine(Line(row.Row, refusal));
        if (row.StuckAt is { } place) output.WriteLine($"row {row.Row.Number} (line {row.Row.Line}) stuck: waits at {place}");
        if (!verbose) return;
        foreach (var fact in row.State.Record.Facts)
            output.WriteLine($"row {row.Row.Number} (line {row.Row.Line}) {fact.On:yyyy-MM-dd} {fact.Event}");
    }

    internal static string Line(OshaRow row, Refusal refusal) =>
        $"row {row.Number} (line {row.Line}) {refusal.On:yyyy-MM-dd} refused: {refusal.What} | rule {refusal.Why.Rule ?? "-"} | {refusal.Why.Article ?? "-"} | {refusal.Why.Message.En}";
}

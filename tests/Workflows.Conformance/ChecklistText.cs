using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.SecondEntry;
using Workflows.Statute.Order;

namespace Workflows.Conformance;

/// <summary>Writes the law files of a folder in the form of <c>checklist.yaml</c>, for the person who compares it with the articles before it is kept.</summary>
internal static class ChecklistText
{
    public static int Write(string folder, TextWriter output, TextWriter error)
    {
        var reading = WorkflowsReader.Read(folder, null);
        if (reading.World is not { Law: var law })
        {
            foreach (var finding in reading.Findings) error.WriteLine(finding);
            error.WriteLine($"Expected law files that read in '{folder}'; verify says what is wrong.");
            return 2;
        }
        var proved = Verifier.Verify(reading.World.Procedures, law, ImmutableHashSet<string>.Empty).Constraints.Where(c => c.Verdict == ProofVerdict.Proved && law.Constraints.First(d => d.No == c.No).Template is not ConstraintTemplate.Guard);
        output.WriteLine($"kept-by-the-flow: [ {string.Join(", ", proved.Select(p => p.No).OrderBy(Number).ThenBy(n => n, StringComparer.Ordinal))} ]");
        output.WriteLine("rules:");
        foreach (var (no, summary) in law.Constraints.Select(c => (c.No, LawSummary.Of(c))).Concat(law.Duties.Select(d => (d.No, LawSummary.Of(d)))).OrderBy(r => Number(r.No)).ThenBy(r => r.No, StringComparer.Ordinal))
            output.WriteLine($"  {no}: {Quoted(summary)}");
        output.WriteLine("deadlines:");
        foreach (var deadline in law.Deadlines.OrderBy(d => d.Key, StringComparer.Ordinal)) output.WriteLine($"  {deadline.Key}: {Quoted(LawSummary.Of(deadline))}");
        output.WriteLine("steps:");
        foreach (var id in reading.World.Procedures.Current.Keys.Order(StringComparer.Ordinal))
        {
            if (!reading.World.Procedures.TryGetCurrent(id, out var procedure)) continue;
            foreach (var line in StepOrder.Of(procedure).Select(Checklist.LineOf)) output.WriteLine($"  {line}");
        }
        return 0;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static int Number(string no) => int.TryParse(string.Concat(no.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}

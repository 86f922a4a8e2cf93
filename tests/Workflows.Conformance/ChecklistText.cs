using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.SecondEntry;

namespace Workflows.Conformance;

/// <summary>Writes the law files of a folder in the form of <c>checklist.yaml</c>, for the person who compares it with the articles before it is kept.</summary>
internal static class ChecklistText
{
    public static int Write(string folder, TextWriter output, TextWriter error)
    {
        if (WorkflowsReader.Read(folder, null).World is not { Law: var law })
        {
            foreach (var finding in WorkflowsReader.Read(folder, null).Findings) error.WriteLine(finding);
            error.WriteLine($"Expected law files that read in '{folder}'; verify says what is wrong.");
            return 2;
        }
        output.WriteLine("rules:");
        foreach (var (no, summary) in law.Constraints.Select(c => (c.No, LawSummary.Of(c))).Concat(law.Duties.Select(d => (d.No, LawSummary.Of(d)))).OrderBy(r => Number(r.No)).ThenBy(r => r.No, StringComparer.Ordinal))
            output.WriteLine($"  {no}: \"{summary}\"");
        output.WriteLine("deadlines:");
        foreach (var deadline in law.Deadlines.OrderBy(d => d.Key, StringComparer.Ordinal)) output.WriteLine($"  {deadline.Key}: \"{LawSummary.Of(deadline)}\"");
        return 0;
    }

    private static int Number(string no) => int.TryParse(string.Concat(no.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}

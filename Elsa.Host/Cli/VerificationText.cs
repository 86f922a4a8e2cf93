using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Cli;

/// <summary>The verifier's report as people read it: first what is wrong, with a way there, then what was proved, then how much was seen.</summary>
internal static class VerificationText
{
    public static void Write(TargetReading reading, VerificationReport report, TextWriter output)
    {
        foreach (var (finding, trace) in reading.Verified)
        {
            output.WriteLine(finding);
            for (var i = 0; i < trace.Length; i++) output.WriteLine($"    {i + 1,3}. {trace[i]}");
        }
        foreach (var procedure in report.Procedures)
            output.WriteLine($"{(procedure.IsSound ? "sound" : "unsound"),-12} {procedure.Procedure,-14} {procedure.States,6} states of {procedure.Nets} nets");
        foreach (var proof in report.Constraints.OrderBy(c => c.Verdict).ThenBy(c => c.No, StringComparer.Ordinal))
            output.WriteLine($"{Word(proof.Verdict),-12} {proof.No,-14} {proof.States,6} states  {proof.Title.En} ({proof.Law}){(proof.Remark is null ? "" : $" [{proof.Remark}]")}");
        output.WriteLine($"procedures={report.Procedures.Length} sound={report.Procedures.Count(p => p.IsSound)} "
            + string.Join(' ', Enum.GetValues<ProofVerdict>().Select(v => $"{Word(v)}={report.Constraints.Count(c => c.Verdict == v)}"))
            + $" findings={report.Findings.Length} states={report.States}");
    }

    private static string Word(ProofVerdict verdict) => verdict == ProofVerdict.NotReached ? "not-reached" : verdict.ToString().ToLowerInvariant();
}

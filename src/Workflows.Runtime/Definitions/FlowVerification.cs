using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Verification;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>What the verifier says to a world that reads, with its findings at their places in the files.</summary>
public sealed record FlowVerification(VerificationReport Report, ImmutableArray<Finding> Findings)
{
    // Pure, and seconds of work: the same files are not verified twice in a row. A host keeps one report, however often its files change.
    private static volatile Known? s_last;

    /// <summary>
    /// The findings that keep the files from coming into force: a flow that is not sound, a rule that it breaks, a deadline that nothing meets. What is only
    /// unknown refuses nothing.
    /// </summary>
    public ImmutableArray<Finding> Refusing => [.. Findings.Where(f => IsRefusing(f.Code))];

    /// <summary>Whether a finding of this code keeps files from coming into force.</summary>
    public static bool IsRefusing(string code) => code is not ("VER0008" or "VER0011");

    /// <summary>Which build of the product verifies: another may find what this one does not.</summary>
    internal static string Build { get; } = string.Join(
        ' ', new[] { typeof(FlowVerification), typeof(Verifier), typeof(RuleBook), typeof(FeelExpression) }.Select(t => t.Module.ModuleVersionId.ToString("n")));

    /// <exception cref="ArgumentException">The world does not read.</exception>
    public static FlowVerification Of(WorkflowsReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.World is not { } world) throw new ArgumentException("Expected a world that reads, but it has findings.", nameof(reading));
        var files = ContentHash.OfFiles(reading.Files);
        if (s_last is { } last && last.Files == files) return last.Verification;
        var verification = Verify(world, reading);
        s_last = new(files, verification);
        return verification;
    }

    /// <summary>The same, remembering what was found out about each net for worlds that differ in one place.</summary>
    /// <exception cref="ArgumentException">The world does not read.</exception>
    public static FlowVerification Of(WorkflowsReading reading, SeenNets seen)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(seen);
        return Verify(reading.World ?? throw new ArgumentException("Expected a world that reads, but it has findings.", nameof(reading)), reading, seen);
    }

    private static FlowVerification Verify(DeclaredWorld world, WorkflowsReading reading, SeenNets? seen = null)
    {
        var list = reading.Checklist;
        var report = VerificationReport.Of(Verifier.Parts(world.Procedures, world.Law, list?.Kept ?? [], steps: list?.Steps, seen: seen).AsParallel().AsOrdered().Select(part => part()).ToList());
        return new(report, [.. report.Findings.Select(f => Placed(f, reading.Files))]);
    }

    /// <summary>A finding at its place: of an element where it stands in the flow, of a rule where its law.yaml has it.</summary>
    public static Finding Placed(VerificationFinding finding, ImmutableSortedDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.At.File is { Length: > 0 } file) return new(file, finding.At.Line, finding.At.Column, finding.Code, $"{finding.Element}: {finding.Message}");
        foreach (var (path, text) in files.Where(f => f.Key.EndsWith("/" + ProcedureFolderReader.LawFile, StringComparison.Ordinal)))
        {
            var lines = text.Split('\n');
            var at = Array.FindIndex(lines, l => l.Trim() == $"- no: {finding.Element}" || l.TrimEnd() == $"  {finding.Element}:");
            if (at >= 0) return new(path, at + 1, 3, finding.Code, finding.Message);
        }
        return new(WorkflowsReader.VocabularyFile, 0, 0, finding.Code, finding.Message);
    }

    private sealed record Known(string Files, FlowVerification Verification);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Engine.Verification;
using Workflows.Runtime.Law.SecondEntry;

namespace Workflows.Runtime.Definitions;

/// <summary>What the verifier says to a world that reads, with its findings at their places in the files.</summary>
public sealed record FlowVerification(VerificationReport Report, ImmutableArray<Finding> Findings)
{
    private const int GateCap = 1_000;

    // Pure, and seconds of work: what was verified in this process is not verified again.
    private static readonly ConcurrentDictionary<string, FlowVerification> s_known = new(StringComparer.Ordinal);

    /// <summary>
    /// The findings that keep the files from coming into force on a running host: flows that can be seen to be unsound within a second or so, since timers
    /// wait meanwhile. What is only unknown refuses nothing; the proofs of the rules are <c>verify</c>'s.
    /// </summary>
    /// <exception cref="ArgumentException">The world does not read.</exception>
    public static ImmutableArray<Finding> Refusing(WorkflowsReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.World is not { } world) throw new ArgumentException("Expected a world that reads, but it has findings.", nameof(reading));
        return [.. Verifier.Unsound(world.Procedures, world.Law, GateCap).Where(f => f.Code != "VER0008").Select(f => Placed(f, reading.Files))];
    }

    /// <exception cref="ArgumentException">The world does not read.</exception>
    public static FlowVerification Of(WorkflowsReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.World is not { } world) throw new ArgumentException("Expected a world that reads, but it has findings.", nameof(reading));
        return s_known.GetOrAdd(ContentHash.OfFiles(reading.Files), _ => Verify(world, reading.Files));
    }

    private static FlowVerification Verify(DeclaredWorld world, ImmutableSortedDictionary<string, string> files)
    {
        var report = Verifier.Verify(world.Procedures, world.Law, KeptIn(files));
        return new(report, [.. report.Findings.Select(f => Placed(f, files))]);
    }

    /// <summary>The numbers of the rules that the flows must keep by themselves, as the second entry of the law has them.</summary>
    public static ImmutableHashSet<string> KeptIn(ImmutableSortedDictionary<string, string> files) =>
        files.TryGetValue(WorkflowsReader.ChecklistFile, out var text) && Checklist.Read(WorkflowsReader.ChecklistFile, text).Value is { } list ? list.Kept : [];

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
}

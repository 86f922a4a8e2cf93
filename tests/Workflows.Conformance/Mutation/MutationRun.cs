using System.Collections.Immutable;
using System.Diagnostics;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;

namespace Workflows.Conformance.Mutation;

/// <summary>Proves the verifier: breaks the declared world in one place after the other, and sees whether the loader or the verifier finds it.</summary>
internal static class MutationRun
{
    private const int Workers = 2;

    public static int Run(string[] options, string product, TextWriter output, TextWriter error)
    {
        var (folder, only, isTraced) = (product, "", false);
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i] == "--only" && i + 1 < options.Length) only = options[++i];
            else if (options[i] == "--traces") isTraced = true;
            else folder = options[i];
        }
        if (!Directory.Exists(folder))
        {
            error.WriteLine($"Expected the folder of the procedures, but there is no '{folder}'.");
            return 2;
        }
        var reasons = Survivors.Read();
        var reading = WorkflowsReader.Read(folder, null);
        var seen = new SeenNets();
        var original = reading.World is null ? null : FlowVerification.Of(reading, seen);
        if (original is null || !original.Findings.IsEmpty)
        {
            error.WriteLine($"Expected files that verify before they are broken, but: {(original?.Findings ?? reading.Findings)[0]}");
            return 2;
        }
        seen.Close();
        var watch = Stopwatch.StartNew();
        var mutants = MutatedWorld.Mutants(folder).Where(m => m.Id.Contains(only, StringComparison.Ordinal)).ToImmutableArray();
        var by = new Catch?[mutants.Length];
        Parallel.For(0, mutants.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers }, () => new MutatedWorld(folder, original.Report, seen),
            (i, _, world) =>
            {
                by[i] = world.CaughtBy(mutants[i]);
                return world;
            },
            world => world.Dispose());
        var results = mutants.Zip(by, (m, b) => (Mutant: m, By: b)).ToImmutableArray();
        foreach (var (mutant, caught) in results.Where(r => r.By is not null))
        {
            output.WriteLine($"caught   {mutant.Id}: {caught!.What}");
            for (var i = 0; isTraced && i < caught.Trace.Length; i++) output.WriteLine($"    {i + 1,3}. {caught.Trace[i]}");
        }
        var bare = 0;
        foreach (var (mutant, _) in results.Where(r => r.By is null))
        {
            var reason = reasons.ReasonFor(mutant.Id);
            if (reason is null) bare++;
            output.WriteLine($"survived {mutant.Id}: {reason ?? "OPEN"}");
        }
        var stale = only.Length > 0 ? [] : reasons.Unused(results.Where(r => r.By is null).Select(r => r.Mutant.Id)).ToList();
        foreach (var pattern in stale) output.WriteLine($"stale    {pattern}: no survivor has this reason");
        foreach (var kind in results.GroupBy(r => r.Mutant.Id.Split(' ')[0]))
            output.WriteLine($"{kind.Key,-9} {kind.Count(),5} mutants, caught {Score([.. kind.Select(r => r.By).OfType<Catch>()])}, lawful {kind.Count(r => r.By is null && reasons.ReasonFor(r.Mutant.Id) is not null),4}");
        foreach (var reason in results.Where(r => r.By is null).Select(r => reasons.ReasonFor(r.Mutant.Id)).OfType<string>().GroupBy(r => r).OrderByDescending(g => g.Count())) output.WriteLine($"lawful {reason.Count(),5}: {reason.Key}");
        var found = results.Select(r => r.By).OfType<Catch>().ToList();
        output.WriteLine($"caught {found.Count} of {results.Length}, lawful {results.Length - found.Count - bare}, open {bare}, stale {stale.Count}; caught {Score(found)}; {watch.Elapsed.TotalSeconds:0} seconds, {Environment.CpuUsage.UserTime.TotalSeconds:0} of a processor");
        return bare == 0 && stale.Count == 0 ? 0 : 1;
    }

    private static string Score(IReadOnlyCollection<Catch> all) =>
        $"by reading {all.Count(c => c.By == CaughtBy.Reading),4}, by proof {all.Count(c => c.By == CaughtBy.Proof),4}, by the steps that the second entry keeps {all.Count(c => c.By == CaughtBy.KeptStep),4}, by its text {all.Count(c => c.By == CaughtBy.Text),4}";
}

/// <summary>The finding by which a mutant is caught, with a shortest way there where there is one.</summary>
internal sealed record Catch(string What, ImmutableArray<TraceStep> Trace)
{
    /// <summary>What kind of look was needed.</summary>
    public CaughtBy By => What.StartsWith("LAW004", StringComparison.Ordinal) ? CaughtBy.Text
        : What.StartsWith("VER0014", StringComparison.Ordinal) ? CaughtBy.KeptStep
        : What.StartsWith("VER", StringComparison.Ordinal) ? CaughtBy.Proof : CaughtBy.Reading;
}

/// <summary>What found a mutant.</summary>
internal enum CaughtBy
{
    /// <summary>The files do not fit together any more.</summary>
    Reading,

    /// <summary>The verifier's proofs, of the flow and of the rules of order.</summary>
    Proof,

    /// <summary>A way past a step that the second entry has with its neighbours.</summary>
    KeptStep,

    /// <summary>A rule that differs from the second entry: no proof was needed.</summary>
    Text,
}

/// <summary>A copy of the declared world in which one file at a time is changed.</summary>
internal sealed class MutatedWorld : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mutants-").FullName;
    private readonly ImmutableSortedDictionary<string, string> files;

    private readonly VerificationReport before;
    private readonly SeenNets? seen;

    /// <param name="before">What was found out about the files before anything is changed.</param>
    /// <param name="seen">What was then found out about each net; null to look at all of them again.</param>
    public MutatedWorld(string original, VerificationReport before, SeenNets? seen = null)
    {
        (files, this.before, this.seen) = (FilesOf(original), before, seen);
        foreach (var (path, text) in files) Write(path, text);
    }

    public static IEnumerable<Mutant> Mutants(string original) => FilesOf(original)
        .SelectMany(f => f.Key.EndsWith(".bpmn", StringComparison.Ordinal) ? FlowMutations.Of(f.Key, f.Value)
            : f.Key.EndsWith("/law.yaml", StringComparison.Ordinal) ? LawMutations.Of(f.Key, f.Value) : [])
        .DistinctBy(m => m.Id);

    /// <summary>The first finding about the mutant; null where it survives.</summary>
    public Catch? CaughtBy(Mutant mutant)
    {
        Write(mutant.File, mutant.Text);
        try
        {
            var reading = WorkflowsReader.Read(folder, null);
            if (reading.World is not { } world) return new($"{reading.Findings[0].Code} {reading.Findings[0].Message}", []);
            // A rule that is changed and still reads is on the second entry, or it is none that a flow could break.
            if (!mutant.File.EndsWith(".bpmn", StringComparison.Ordinal)) return FlowVerification.Of(reading).Report.Findings.FirstOrDefault(f => FlowVerification.IsRefusing(f.Code)) is { } found ? Told(found) : null;
            var procedure = Path.GetFileNameWithoutExtension(mutant.File);
            // What is only unknown refuses nothing on a running host, and so catches nothing here.
            return Verifier.Faults(world.Procedures, world.Law, reading.Checklist?.Kept ?? [], procedure, before, reading.Checklist?.Steps ?? [], seen).FirstOrDefault(f => FlowVerification.IsRefusing(f.Code)) is { } fault ? Told(fault) : null;
        }
        finally
        {
            Write(mutant.File, files[mutant.File]);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Catch Told(VerificationFinding finding) => new($"{finding.Code} {finding.Message}", finding.Trace);

    private static ImmutableSortedDictionary<string, string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
        f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText, StringComparer.Ordinal);

    private void Write(string path, string text)
    {
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }
}

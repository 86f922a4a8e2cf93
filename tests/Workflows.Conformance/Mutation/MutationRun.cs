using System.Collections.Immutable;
using System.Diagnostics;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;

namespace Workflows.Conformance.Mutation;

/// <summary>Proves the verifier: breaks the declared world in one place after the other, and sees whether the loader or the verifier finds it.</summary>
internal static class MutationRun
{
    public static int Run(string[] options, string product, TextWriter output, TextWriter error)
    {
        var (folder, only) = (product, "");
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i] == "--only" && i + 1 < options.Length) only = options[++i];
            else folder = options[i];
        }
        if (!Directory.Exists(folder))
        {
            error.WriteLine($"Expected the folder of the procedures, but there is no '{folder}'.");
            return 2;
        }
        var reasons = Survivors.Read();
        using var world = new MutatedWorld(folder);
        if (world.FaultOfTheOriginal is { } fault)
        {
            error.WriteLine($"Expected files that verify before they are broken, but: {fault}");
            return 2;
        }
        var watch = Stopwatch.StartNew();
        var results = world.Mutants.Where(m => m.Id.Contains(only, StringComparison.Ordinal)).Select(m => (Mutant: m, By: world.CaughtBy(m))).ToImmutableArray();
        foreach (var (mutant, by) in results.Where(r => r.By is not null)) output.WriteLine($"caught   {mutant.Id}: {by}");
        var bare = 0;
        foreach (var (mutant, _) in results.Where(r => r.By is null))
        {
            var reason = reasons.ReasonFor(mutant.Id);
            if (reason is null) bare++;
            output.WriteLine($"survived {mutant.Id}: {reason ?? "NO REASON"}");
        }
        var stale = only.Length > 0 ? [] : reasons.Unused(results.Where(r => r.By is null).Select(r => r.Mutant.Id)).ToList();
        foreach (var pattern in stale) output.WriteLine($"stale    {pattern}: no survivor has this reason");
        foreach (var kind in results.GroupBy(r => r.Mutant.Id.Split(' ')[0]))
            output.WriteLine($"{kind.Key,-9} {kind.Count(),5} mutants, {kind.Count(r => r.By is not null),5} caught");
        output.WriteLine($"mutants={results.Length} caught={results.Count(r => r.By is not null)} lawful={results.Count(r => r.By is null) - bare} unexplained={bare} stale={stale.Count} seconds={watch.Elapsed.TotalSeconds:0}");
        return bare == 0 && stale.Count == 0 ? 0 : 1;
    }
}

/// <summary>A copy of the declared world in which one file at a time is changed.</summary>
internal sealed class MutatedWorld : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mutants-").FullName;
    private readonly ImmutableSortedDictionary<string, string> files;

    public MutatedWorld(string original)
    {
        files = Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
            f => Path.GetRelativePath(original, f).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText, StringComparer.Ordinal);
        foreach (var (path, text) in files) Write(path, text);
    }

    /// <summary>What is wrong with the files before anything is changed; null where nothing is.</summary>
    public string? FaultOfTheOriginal => Fault();

    public IEnumerable<Mutant> Mutants => files
        .SelectMany(f => f.Key.EndsWith(".bpmn", StringComparison.Ordinal) ? FlowMutations.Of(f.Key, f.Value)
            : f.Key.EndsWith("/law.yaml", StringComparison.Ordinal) ? LawMutations.Of(f.Key, f.Value) : [])
        .DistinctBy(m => m.Id);

    /// <summary>The code of the first finding about the mutant; null where it survives.</summary>
    public string? CaughtBy(Mutant mutant)
    {
        Write(mutant.File, mutant.Text);
        try
        {
            return Fault();
        }
        finally
        {
            Write(mutant.File, files[mutant.File]);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string? Fault()
    {
        var reading = WorkflowsReader.Read(folder, null);
        if (reading.World is not { } world) return $"{reading.Findings[0].Code} {reading.Findings[0].Message}";
        return Verifier.Faults(world.Procedures, world.Law, FlowVerification.KeptIn(reading.Files)).FirstOrDefault() is { } fault ? $"{fault.Code} {fault.Message}" : null;
    }

    private void Write(string path, string text)
    {
        var target = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
    }
}

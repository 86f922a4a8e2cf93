using System.Collections.Immutable;
using Workflows.Engine.Bpmn;
using Workflows.Engine.Verification;
using Workflows.Runtime.Law;

namespace Workflows.Runtime.Definitions;

/// <summary>What is wrong with a folder or file that somebody points at.</summary>
/// <param name="Findings">With paths as the caller would write them.</param>
/// <param name="Procedures">The procedures that read, with their hashes; empty for a single file.</param>
public sealed record TargetReading(ImmutableArray<Finding> Findings, ImmutableArray<(string Id, string Hash)> Procedures)
{
    /// <summary>What the verifier found out, where the whole world reads; else null.</summary>
    public VerificationReport? Report { get; init; }

    /// <summary>The findings of the report, in its order, with their places and their ways there.</summary>
    public ImmutableArray<(Finding Finding, ImmutableArray<TraceStep> Trace)> Verified { get; init; } = [];

    /// <summary>What is worth knowing of it and refuses nothing.</summary>
    public ImmutableArray<Finding> Remarks { get; init; } = [];

    /// <summary>
    /// Reads <c>workflows/</c>, one folder or file in it (with all others, so that names are checked across files, but only its own findings are told),
    /// or a procedure's folder or a declared file that stands alone.
    /// </summary>
    /// <returns>Null where the path is none of them.</returns>
    /// <exception cref="IOException">The path cannot be read.</exception>
    public static TargetReading? Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (RootAbove(full) is { } root) return Within(root, full);
        if (!Directory.Exists(full)) return Alone(new FileInfo(full));
        if (!File.Exists(Path.Combine(full, Path.GetFileName(full) + ".bpmn"))) return null;
        var reading = ProcedureFolderReader.Read(full);
        var tables = DecisionChecks.Run(ProcedureFolderReader.BundleOf(Path.GetFileName(full), FolderFiles.Read(full).Texts)).ToLookup(f => f.IsRemark);
        var (own, wrong) = (Path.GetDirectoryName(full)!, tables[false].ToImmutableArray());
        return new(Told([.. reading.Findings, .. wrong], own), wrong.IsEmpty && reading.Value is { } one ? [(one.Id, one.Hash)] : []) { Remarks = Told([.. tables[true]], own) };
    }

    private static TargetReading Within(string root, string target)
    {
        var reading = WorkflowsReader.Read(root, null);
        var own = Path.GetRelativePath(root, target).Replace(Path.DirectorySeparatorChar, '/');
        var read = new TargetReading(Told(Own(reading.Findings), root), own == "." ? [.. reading.Bundles.Select(b => (b.ProcedureId, b.Hash))] : [])
        {
            Remarks = Told(Own(reading.Remarks), root),
        };
        if (reading.World is null) return read;
        var verification = FlowVerification.Of(reading);
        var placed = verification.Findings.Zip(verification.Report.Findings, (f, v) => (f, v.Trace)).Where(f => IsOwn(f.f)).ToImmutableArray();
        return read with
        {
            Report = verification.Report,
            Verified = [.. Told([.. placed.Select(p => p.f)], root).Zip(placed, (f, p) => (f, p.Trace))],
            Remarks = [.. read.Remarks, .. Told(Own([.. verification.Report.Notes.Select(n => FlowVerification.Placed(n, reading.Files) with { IsRemark = true })]), root)],
        };

        bool IsOwn(Finding f) => own == "." || f.File == own || f.File.StartsWith(own + "/", StringComparison.Ordinal);

        ImmutableArray<Finding> Own(ImmutableArray<Finding> all) => [.. all.Where(IsOwn)];
    }

    /// <summary>A file by itself, by what its name says it is.</summary>
    private static TargetReading? Alone(FileInfo file)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var (name, folder) = (Path.GetFileNameWithoutExtension(file.Name), file.Directory!.FullName);
        Func<string, ImmutableArray<Finding>>? read = (file.Extension, file.Directory.Name) switch
        {
            (".bpmn", _) => text => [.. BpmnReader.Read(text, file.Name).Diagnostics.Select(d => d.ToFinding())],
            (".dmn", _) => text => DecisionChecks.Alone(text, file.Name),
            (".yaml", "forms") => text => FormReader.Read(name, file.Name, text).Findings,
            (".yaml", "calendars") => text => CalendarReader.Read(name, file.Name, text, null).Findings,
            (".md", "documents") => text => DocumentTemplateReader.Read(name, file.Name, text).Findings,
            _ => null,
        };
        if (read is null) return null;
        if (TextFile.Read(file, file.Name, findings) is { } content) findings.AddRange(read(content));
        return new(Told([.. findings.Where(f => !f.IsRemark)], folder), []) { Remarks = Told([.. findings.Where(f => f.IsRemark)], folder) };
    }

    /// <summary>The nearest folder with <c>vocabulary.yaml</c>, from the path upwards, not further than a form is from it.</summary>
    private static string? RootAbove(string path)
    {
        string? folder = path;
        for (var steps = 0; folder is not null && steps <= 3; steps++, folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, WorkflowsReader.VocabularyFile))) return folder;
        }
        return null;
    }

    private static ImmutableArray<Finding> Told(ImmutableArray<Finding> findings, string root)
    {
        var from = Path.GetRelativePath(Environment.CurrentDirectory, root);
        if (from.StartsWith("..", StringComparison.Ordinal)) from = root;
        return [.. findings.Select(f => f with { File = from == "." ? f.File : Path.Combine(from, f.File) })];
    }
}

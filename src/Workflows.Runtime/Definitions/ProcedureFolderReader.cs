using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Engine.Bpmn;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads what one procedure consists of, from its folder or from a bundle that was kept.</summary>
public static class ProcedureFolderReader
{
    /// <summary>The file of a folder that is no part of the bundle: the law is chosen by date, not pinned.</summary>
    public const string LawFile = "law.yaml";

    private const string ReadMe = "README.md";

    /// <summary>Reads the folder on disk, its <c>law.yaml</c> excepted.</summary>
    public static Reading<Procedure> Read(string folder, Vocabulary? vocabulary = null)
    {
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var files = FolderFiles.Read(folder, id + "/");
        var reading = Read(BundleOf(id, files.Texts), vocabulary);
        return files.Findings.IsEmpty ? reading : new(null, [.. files.Findings, .. reading.Findings]);
    }

    /// <summary>Reads a bundle; its findings name files as <c>PROCEDURE/path</c>.</summary>
    /// <param name="vocabulary">The words that forms may use; null leaves them unchecked, as for a bundle that was accepted under former words.</param>
    public static Reading<Procedure> Read(Bundle bundle, Vocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var flow = ReadFlow(bundle, findings);
        var forms = ReadEach(bundle, "forms/", ".yaml", findings, (name, file, text) => FormReader.Read(name, file, text, vocabulary));
        var documents = ReadEach(bundle, "documents/", ".md", findings, DocumentTemplateReader.Read);
        var decisions = ReadDecisions(bundle, findings);
        foreach (var path in bundle.Files.Keys.Where(p => !IsPart(bundle.ProcedureId, p)))
        {
            findings.Add(new($"{bundle.ProcedureId}/{path}", 0, 0, "PROC0001",
                $"Expected {bundle.ProcedureId}.bpmn, {LawFile}, *.dmn, forms/*.yaml and documents/*.md in the folder of a procedure, but got '{path}'."));
        }
        if (flow is not null)
        {
            var procedure = new Procedure(bundle.Hash, flow, forms.Read, decisions, documents.Read) { Rows = DecisionRows.Of(bundle), Tables = TableTexts.Of(bundle, forms.Read) };
            findings.AddRange(new ProcedureChecks(procedure, forms.Names, documents.Names).Run());
            if (findings.Count == 0) return new(procedure, []);
        }
        return new(null, findings.ToImmutable());
    }

    /// <summary>The bundle of a folder's files: all but the law and what is for readers.</summary>
    internal static Bundle BundleOf(string id, IEnumerable<KeyValuePair<string, string>> files) => Bundle.Of(id, files.Where(f => f.Key is not (LawFile or ReadMe)));

    private static bool IsPart(string id, string path) =>
        path == id + ".bpmn" || (!path.Contains('/', StringComparison.Ordinal) && path.EndsWith(".dmn", StringComparison.Ordinal))
        || NameOf(path, "forms/", ".yaml") is not null || NameOf(path, "documents/", ".md") is not null;

    /// <summary>The name of a file that lies directly in a sub-folder; null for any other.</summary>
    private static string? NameOf(string path, string folder, string ending) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal) && path.Length > folder.Length + ending.Length
        && !path.AsSpan(folder.Length).Contains('/') ? path[folder.Length..^ending.Length] : null;

    private static ProcessDefinition? ReadFlow(Bundle bundle, ImmutableArray<Finding>.Builder findings)
    {
        var file = $"{bundle.ProcedureId}/{bundle.ProcedureId}.bpmn";
        if (!bundle.Files.TryGetValue(bundle.ProcedureId + ".bpmn", out var xml))
        {
            findings.Add(new(file, 0, 0, "PROC0002", $"Expected the flow of the procedure in {bundle.ProcedureId}.bpmn, but there is no such file."));
            return null;
        }
        var parsed = BpmnReader.Read(xml, file);
        findings.AddRange(parsed.Diagnostics.Select(d => d.ToFinding()));
        if (parsed.Process is { } process && process.Id != bundle.ProcedureId)
            findings.Add(new(file, process.At.Line, process.At.Column, "PROC0003", $"Expected a process with the id '{bundle.ProcedureId}', the folder's name, but got '{process.Id}'."));
        return parsed.Process;
    }

    /// <summary>Reads every file of a sub-folder; the names are also those of files with findings, so that nobody is told they do not exist.</summary>
    private static (ImmutableDictionary<string, T> Read, ImmutableHashSet<string> Names) ReadEach<T>(
        Bundle bundle, string folder, string ending, ImmutableArray<Finding>.Builder findings, Func<string, string, string, Reading<T>> read) where T : class
    {
        var all = ImmutableDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (path, text) in bundle.Files)
        {
            if (NameOf(path, folder, ending) is not { } name) continue;
            var reading = read(name, $"{bundle.ProcedureId}/{path}", text);
            findings.AddRange(reading.Findings);
            names.Add(name);
            if (reading.Value is { } value) all[name] = value;
        }
        return (all.ToImmutable(), names.ToImmutable());
    }

    /// <summary>All decisions of the folder by id and by name: a file names them either way.</summary>
    private static ImmutableDictionary<string, DmnDecision> ReadDecisions(Bundle bundle, ImmutableArray<Finding>.Builder findings)
    {
        var all = ImmutableDictionary.CreateBuilder<string, DmnDecision>(StringComparer.Ordinal);
        var files = DecisionFiles.In(bundle);
        foreach (var ((_, file), parsed) in files.Zip(DmnReader.ReadAll(files)))
        {
            findings.AddRange(parsed.Diagnostics.Select(d => d.ToFinding()));
            foreach (var decision in parsed.Model?.Decisions ?? [])
            {
                foreach (var key in new[] { decision.Id, decision.Name }.Where(k => k.Length > 0).Distinct())
                {
                    if (!all.TryAdd(key, decision) && all[key] != decision)
                        findings.Add(new(file, 0, 0, "PROC0004", $"Expected each decision once in the folder, but '{key}' stands in another place too."));
                }
            }
        }
        return all.ToImmutable();
    }
}

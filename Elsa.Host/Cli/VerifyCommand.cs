using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Cli;

/// <summary><c>verify</c>: reads declared files and tells everything that is wrong with them, one finding a line.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="definitions">The folder that is read where none is named.</param>
    public static Command Create(string definitions)
    {
        var target = new Argument<string?>("path") { Description = "The folder of the procedures, one procedure's folder, or one file; the product's own folder without it.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<string?>("--json") { Description = "A file for the findings, for programs to read." };
        var command = new Command("verify", "Reads declared files and proves the procedures against the law. 0: sound, 1: findings, 2: not found or unreadable.") { target, json };
        command.SetAction(parsed => Run(parsed.GetValue(target) ?? definitions, parsed.GetValue(json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string path, string? json, InvocationConfiguration streams)
    {
        try
        {
            if (!File.Exists(path) && !Directory.Exists(path)) return Complain($"Expected a folder or a file, but there is no '{path}'.");
            if (TargetReading.Of(path) is not { } reading)
                return Complain($"Expected the folder of the procedures, a procedure's folder or one of its files, but '{path}' is none. docs/procedure-files.md says what they are.");
            foreach (var finding in reading.Findings.Concat(reading.Remarks)) streams.Output.WriteLine(finding);
            if (json is not null) File.WriteAllText(json, Json(reading));
            if (!reading.Findings.IsEmpty) return ExitCode.FindingsOrRefusal;
            foreach (var (id, hash) in reading.Procedures) streams.Output.WriteLine($"{id} {hash}");
            if (reading.Report is { } report) VerificationText.Write(reading, report, streams.Output);
            return reading.Verified.IsEmpty ? ExitCode.Well : ExitCode.FindingsOrRefusal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Complain($"Expected to read '{path}'{(json is null ? "" : $" and to write '{json}'")}, but: {e.Message}");
        }

        int Complain(string message)
        {
            streams.Error.WriteLine(message);
            return ExitCode.BadInput;
        }
    }

    private static string Json(TargetReading reading) => JsonSerializer.Serialize(
        new
        {
            Findings = reading.Findings.Select(f => new { f.File, f.Line, f.Column, f.Code, f.Message, Trace = ImmutableArray<TraceStep>.Empty })
                .Concat(reading.Verified.Select(v => new { v.Finding.File, v.Finding.Line, v.Finding.Column, v.Finding.Code, v.Finding.Message, v.Trace })),
            reading.Remarks,
            Procedures = reading.Procedures.Select(p => new { p.Id, p.Hash, Proof = reading.Report?.Procedures.FirstOrDefault(r => r.Procedure == p.Id) }),
            Constraints = reading.Report?.Constraints ?? [],
            States = reading.Report?.States ?? 0,
        },
        s_json);
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;

namespace Workflows.Runtime.Law.SecondEntry;

/// <summary>A rule or deadline as the second entry has it.</summary>
public sealed record CheckedLine(string Key, string Summary, int Line, int Column);

/// <summary>
/// <c>checklist.yaml</c>: what the law files demand, a second time, for the person who compares it with the articles. A slip of the hand in a <c>law.yaml</c>, a rule deleted, a
/// period made longer, is found because two entries differ; the law itself is known to no program.
/// </summary>
public sealed partial record Checklist(IReadOnlyList<CheckedLine> Rules, IReadOnlyList<CheckedLine> Deadlines)
{
    /// <summary>The numbers of the rules that the flows must keep by themselves: the verifier proves them, and a refusal at run time is not enough.</summary>
    public ImmutableHashSet<string> Kept { get; init; } = [];

    /// <summary>What the procedures do on an article, with what surely comes before and after it: the flows must keep it so.</summary>
    public ImmutableArray<KeptStep> Steps { get; init; } = [];

    /// <param name="file">The path that findings name.</param>
    public static Reading<Checklist> Read(string file, string text)
    {
        var findings = new FindingBag(file);
        return findings.Of(YamlFields.Read(YamlText.Read(text, findings), "the checklist", findings, fields => new Checklist(Lines(fields, "rules", findings), Lines(fields, "deadlines", findings)) { Kept = [.. fields.Texts("kept-by-the-flow").Select(t => t.Text)], Steps = [.. StepsOf(fields, findings)] }));
    }

    /// <summary>Every line that no <c>law.yaml</c> keeps. A rule that is not on the list yet is no finding.</summary>
    /// <param name="file">The list's path.</param>
    public IEnumerable<Finding> Against(string file, IReadOnlyCollection<LawFile> laws)
    {
        ArgumentNullException.ThrowIfNull(laws);
        var rules = laws.SelectMany(l => l.Constraints.Select(c => (c.Rule.No, new Declared<string>(LawSummary.Of(c.Rule), c.File, c.Line, c.Column)))
            .Concat(l.Duties.Select(d => (d.Rule.No, new Declared<string>(LawSummary.Of(d.Rule), d.File, d.Line, d.Column))))).ToLookup(r => r.No, r => r.Item2);
        var deadlines = laws.SelectMany(l => l.Deadlines).ToLookup(d => d.Rule.Key, d => new Declared<string>(LawSummary.Of(d.Rule), d.File, d.Line, d.Column));
        return Differing(file, "rule", Rules, rules).Concat(Differing(file, "deadline", Deadlines, deadlines));
    }

    /// <summary>A step as one line: <c>service/serve: after a, at once before b</c>, with <c>-</c> for no such step.</summary>
    public static string LineOf(KeptStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return $"{step.Procedure}/{step.Step}: {(step.IsAtOnceAfter ? AtOnce : "")}after {step.After ?? "-"}, {(step.IsAtOnceBefore ? AtOnce : "")}before {step.Before ?? "-"}";
    }

    private const string AtOnce = "at once ";

    private static List<KeptStep> StepsOf(YamlFields fields, FindingBag findings)
    {
        var steps = new List<KeptStep>();
        foreach (var entry in fields.Entries("steps"))
        {
            if (Key().Match(entry.Key.Text) is { Success: true } key && entry.Value is YamlValue.Scalar text && Neighbours().Match(text.Text) is { Success: true } found)
                steps.Add(new(key.Groups[1].Value, key.Groups[2].Value, Step(found.Groups[2].Value), Step(found.Groups[4].Value)) { IsAtOnceAfter = found.Groups[1].Success, IsAtOnceBefore = found.Groups[3].Success });
            else findings.Add(entry.Key.Line, entry.Key.Column, "LAW0003", $"Expected a line like 'service/serve: after name-document, before -', but got '{entry.Key.Text}: {(entry.Value as YamlValue.Scalar)?.Text ?? entry.Value.Kind}'.");
        }
        return steps;

        static string? Step(string text) => text == "-" ? null : text;
    }

    [GeneratedRegex("^([^/ ]+)/([^/ ]+)$")]
    private static partial Regex Key();

    [GeneratedRegex("^(at once )?after ([^ ,]+), (at once )?before ([^ ,]+)$")]
    private static partial Regex Neighbours();

    private static IEnumerable<Finding> Differing(string file, string what, IEnumerable<CheckedLine> lines, ILookup<string, Declared<string>> declared)
    {
        foreach (var line in lines)
        {
            var all = declared[line.Key].ToList();
            if (all.Count == 0) yield return new(file, line.Line, line.Column, "LAW0040", $"Expected the {what} '{line.Key}' in a law.yaml ({line.Summary}), but no file declares it.");
            else if (all.All(d => d.Rule != line.Summary))
                yield return new(all[0].File, all[0].Line, all[0].Column, "LAW0041", $"Expected the {what} '{line.Key}' as {file} has it, '{line.Summary}', but got '{all[0].Rule}'.");
        }
    }

    private static List<CheckedLine> Lines(YamlFields fields, string key, FindingBag findings)
    {
        var lines = new List<CheckedLine>();
        foreach (var entry in fields.RequiredEntries(key))
        {
            if (entry.Value is YamlValue.Scalar text) lines.Add(new(entry.Key.Text, text.Text, entry.Key.Line, entry.Key.Column));
            else findings.Add(entry.Value.Line, entry.Value.Column, "LAW0003", $"Expected the line of '{entry.Key.Text}', but got {entry.Value.Kind}.");
        }
        return lines;
    }
}

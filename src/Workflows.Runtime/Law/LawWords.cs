using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>Checks the words, periods and expressions of a law file against what there is.</summary>
internal sealed partial class LawWords(Vocabulary vocabulary, FindingBag findings)
{
    private readonly List<DeadlineReference> _references = [];
    private readonly List<CitedPeriod> _periods = [];

    /// <summary>The deadlines that the expressions read so far ask for.</summary>
    public ImmutableArray<DeadlineReference> References => [.. _references];

    /// <summary>The periods read so far that cite an article.</summary>
    public ImmutableArray<CitedPeriod> Periods => [.. _periods];

    /// <summary>Who is told where a rule names nobody.</summary>
    public DefaultReaders Readers => vocabulary.Readers;

    public void Refuse(YamlValue at, string code, string message) => findings.Add(at.Line, at.Column, code, message);

    public string? Event(YamlValue.Scalar? text) => Known(text, vocabulary.Events, "event");
    public string? Role(YamlValue.Scalar? text) => Known(text, vocabulary.Roles, "role");
    public string? Duty(YamlValue.Scalar? text) => Known(text, vocabulary.Duties, "duty");

    public ImmutableArray<string> Events(ImmutableArray<YamlValue.Scalar> texts) => Each(texts, Event);
    public ImmutableArray<string> Roles(ImmutableArray<YamlValue.Scalar> texts) => Each(texts, Role);
    public ImmutableArray<string> Duties(ImmutableArray<YamlValue.Scalar> texts) => Each(texts, Duty);

    public Period? Period(YamlValue.Scalar? text)
    {
        if (text is null) return null;
        if (Statute.Periods.Period.TryParse(text.Text, out var period, out var error)) return period;
        findings.Add(text.Line, text.Column, "LAW0006", error);
        return null;
    }

    /// <summary>Keeps the period with the article that it cites, for the check of its unit.</summary>
    public void Cite(YamlValue.Scalar? text, string? law)
    {
        if (text is not null && law is not null && Statute.Periods.Period.TryParse(text.Text, out var period)) _periods.Add(new(period, law, text.Line, text.Column));
    }

    /// <summary>The article, or the source of a rule that has none; one of them is due.</summary>
    public (string? Law, string? Source) Basis(YamlFields fields, string what)
    {
        var (law, source) = (fields.Text("law"), fields.Text("source"));
        if (law is null && source is null)
        {
            findings.Add(fields.Line, fields.Column, "LAW0002", $"Expected 'law', the article, for {what}, or 'source' where there is none, but both are missing.");
        }
        return (law?.Text, source?.Text);
    }

    /// <summary>The days on which a version is in force.</summary>
    public (DateOnly? From, DateOnly? To) Validity(YamlFields fields)
    {
        var (from, to) = (fields.Date("valid_from"), fields.Date("valid_to"));
        if (to < from) findings.Add(fields.Line, fields.Column, "LAW0008", $"Expected 'valid_to' on or after 'valid_from', but {to:O} is before {from:O}.");
        return (from, to);
    }

    /// <summary>What is known of a version, and the province whose rule it is.</summary>
    /// <param name="until">The last day on which it was in force.</param>
    /// <param name="source">Where it stands, to be free of what has a field of its own.</param>
    public (RuleStatus Status, string? Province) Standing(YamlFields fields, DateOnly? until, string? source)
    {
        var text = fields.Text("status");
        var status = fields.OneOf(text, ("in-force", RuleStatus.InForce), ("historical", RuleStatus.Historical), ("unverified", RuleStatus.Unverified));
        if (status == RuleStatus.Historical && until is null)
            findings.Add(text!.Line, text.Column, "LAW0011", "Expected 'valid_to', the last day on which it was in force, beside 'status: historical', but it is missing.");
        if (source?.Contains("status:", StringComparison.Ordinal) == true)
            findings.Add(fields.Line, fields.Column, "LAW0011", "Expected 'status' as a field of its own, but it stands in the text of 'source'.");
        var province = fields.Text("province");
        if (province is not null && string.IsNullOrWhiteSpace(province.Text))
            findings.Add(province.Line, province.Column, "LAW0011", "Expected the name of a province as agency.yaml has it for 'province', but the text is blank.");
        return (status ?? RuleStatus.InForce, province?.Text);
    }

    /// <summary>What of the country's a province's rule puts out of force while it is in force itself.</summary>
    public YamlValue.Scalar? Replaces(YamlFields fields, string? province)
    {
        var text = fields.Text("replaces");
        if (text is not null && province is null) findings.Add(text.Line, text.Column, "LAW0011", "Expected 'province' beside 'replaces', but it is missing: only a province's rule takes the place of the country's.");
        return text;
    }

    /// <param name="deadline">The key of the deadline whose condition it is; null for an expression elsewhere.</param>
    public FeelExpression? Feel(YamlValue.Scalar? text, string? deadline = null)
    {
        if (text is null) return null;
        var parsed = FeelExpression.Parse(text.Text, LegalTimeFunctions.Names);
        foreach (var diagnostic in parsed.Diagnostics)
        {
            var (line, column) = PlaceOf(text, diagnostic.Line, diagnostic.Column);
            findings.Add(line, column, "LAW0007", $"Expected a FEEL expression, but {Lower(diagnostic.Message)}");
        }
        if (parsed.Expression is not null) CheckPaths(text, deadline);
        return parsed.Expression;
    }

    // A slip in a path would be null for ever, and the rule would bind always or never: fact.… must lead to an event, deadline.… to a deadline.
    private void CheckPaths(YamlValue.Scalar text, string? deadline)
    {
        var code = Strings().Replace(text.Text, m => new string(' ', m.Length));
        foreach (Match match in Paths().Matches(code))
        {
            var path = match.Groups["path"].Value;
            var (line, column) = PlaceOf(text, code.AsSpan(0, match.Index).Count('\n') + 1, match.Index - code.LastIndexOf('\n', match.Index));
            if (match.Groups["root"].Value == "deadline")
            {
                _references.Add(new(deadline, path.Split('.')[0], line, column));
            }
            else if (!vocabulary.Events.Any(e => (path + ".").StartsWith(e.Id.Replace('-', '_') + ".", StringComparison.Ordinal)))
            {
                findings.Add(line, column, "LAW0004", $"Expected the way to an event of the vocabulary after 'fact.', but got '{path}'.");
            }
        }
    }

    // Exact within one line; in a block or a folded text, the text's own line is told and the place within it.
    private static (int Line, int Column) PlaceOf(YamlValue.Scalar text, int line, int column) =>
        text.IsBlock ? (text.Line + line, column) : line > 1 ? (text.Line, text.Column) : (text.Line, text.Column + column - 1 + (text.IsQuoted ? 1 : 0));

    private string? Known(YamlValue.Scalar? text, WordList words, string kind)
    {
        if (text is null) return null;
        if (words.Contains(text.Text)) return text.Text;
        findings.Add(text.Line, text.Column, "LAW0004", $"Expected {(kind == "event" ? "an event" : $"a {kind}")} of the vocabulary, but got {text.Kind}.");
        return null;
    }

    private static ImmutableArray<string> Each(ImmutableArray<YamlValue.Scalar> texts, Func<YamlValue.Scalar?, string?> known) =>
        [.. texts.Select(known).OfType<string>()];

    private static string Lower(string sentence) => sentence.StartsWith("Expected ", StringComparison.Ordinal) ? $"the reader says: {sentence}" : sentence;

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Strings();

    [GeneratedRegex(@"(?<![\w.])(?<root>fact|deadline)\.(?<path>[A-Za-z_][\w.]*)")]
    private static partial Regex Paths();
}

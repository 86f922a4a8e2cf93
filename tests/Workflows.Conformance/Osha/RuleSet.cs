using Workflows.Decisions.Feel;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Workflows.Conformance.Osha;

/// <summary>The law of another jurisdiction in files, for the same procedures.</summary>
/// <param name="Folder">Its law, calendars and decision tables.</param>
/// <param name="Calendar">The calendar of its own by which cases count.</param>
internal sealed record RuleSet(string Folder, Bilingual Title, string Calendar, HistoryRules History)
{
    private const string ManifestFile = "ruleset.yaml";

    /// <summary>Reads the manifest of a rule set.</summary>
    /// <param name="words">The events that it may speak of.</param>
    public static Reading<RuleSet> Read(string folder, Vocabulary words)
    {
        var path = Path.Combine(folder, ManifestFile);
        if (!File.Exists(path)) return new(null, [new(path, 0, 0, "FILE0006", $"Expected a rule set with the file {ManifestFile}, but there is no '{path}'.")]);
        var findings = new FindingBag(path);
        var law = new LawWords(words, findings);
        var set = YamlFields.Read(YamlText.Read(File.ReadAllText(path), findings), "a rule set", findings, fields =>
        {
            var (title, calendar) = (fields.RequiredBilingual("title"), fields.RequiredText("calendar"));
            var history = YamlFields.Read(fields.Optional("history"), "'history' of a rule set", findings, h => ReadHistory(h, law, findings));
            return title is null || calendar is null ? null : new RuleSet(folder, title, calendar.Text, history ?? HistoryRules.None);
        });
        return findings.Of(set);
    }

    private static HistoryRules ReadHistory(YamlFields fields, LawWords law, FindingBag findings) => new(
        [.. fields.Items("acts").Select(item => YamlFields.Read(item, "an act", findings, f => ReadAct(f, law, findings))).OfType<RecordedAct>()],
        YamlFields.Read(fields.Optional("open"), "'open'", findings, f =>
            (Feel(f, "when", law, findings), f.RequiredText("law")) is ({ } when, { } article) ? new OpenCase(when, article.Text) : null));

    private static RecordedAct? ReadAct(YamlFields fields, LawWords law, FindingBag findings)
    {
        var (message, on, when) = (law.Event(fields.RequiredText("message")), Feel(fields, "on", law, findings), Feel(fields, "when", law, findings));
        return fields.RequiredText("law") is { } article && message is not null && on is not null && when is not null ? new(message, on, when, article.Text) : null;
    }

    private static FeelExpression? Feel(YamlFields fields, string key, LawWords law, FindingBag findings)
    {
        if (fields.RequiredText(key) is not { } text) return null;
        foreach (var name in RowFacts.NamesAskedFor(text.Text).Except(RowFacts.Names))
            findings.Add(text.Line, text.Column, "LAW0004", $"Expected one of {string.Join(", ", RowFacts.Names)} after 'row.', but got '{name}'.");
        return law.Feel(text);
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Runtime.Law;

/// <summary>Reads <c>vocabulary.yaml</c>: events, roles, duties, stages and actions, each word with its Chinese and English text, and who is told where no rule says so.</summary>
public static partial class VocabularyReader
{
    /// <param name="file">The path that findings name.</param>
    public static Reading<Vocabulary> Read(string file, string text)
    {
        var findings = new FindingBag(file);
        var vocabulary = YamlFields.Read(YamlText.Read(text, findings), "the vocabulary", findings, fields =>
        {
            var events = Words(fields, "events", EventName(), "dotted names like notice.served", findings);
            RefusePrefixes(fields, events, findings);
            var vocabulary = new Vocabulary(
                events, Words(fields, "roles", SimpleName(), "names like case-officer", findings),
                Words(fields, "duties", SimpleName(), "names like review", findings),
                Words(fields, "stages", SimpleName(), "names like hearing", findings),
                Words(fields, "actions", SimpleName(), "names like make-document", findings));
            return vocabulary with { Readers = Readers(fields, vocabulary, findings), OwnSources = Own(fields, findings) };
        });
        return findings.Of(vocabulary);
    }

    private static DefaultReaders Readers(YamlFields fields, Vocabulary vocabulary, FindingBag findings)
    {
        var words = new LawWords(vocabulary, findings);
        return YamlFields.Read(fields.Required("told"), "'told' of the vocabulary", findings, told => new DefaultReaders(
            Ladder(told, "agency", words, findings), Ladder(told, "party", words, findings), words.Roles(told.RequiredTexts("moved")),
            words.Role(told.RequiredText("unit-head")) ?? "", words.Roles(told.RequiredTexts("last-resort")))) ?? DefaultReaders.None;
    }

    // An empty ladder would warn nobody: who wants that says so at the deadline, with ladder: none.
    private static ImmutableArray<Rung> Ladder(YamlFields told, string key, LawWords words, FindingBag findings)
    {
        var value = told.Required(key);
        if (value is YamlValue.List { Items.IsEmpty: true }) findings.Add(value.Line, value.Column, "LAW0002", $"Expected at least one rung for '{key}' of 'told', but got none.");
        return LadderSection.Rungs(told, key, words, findings);
    }

    private static OwnSources Own(YamlFields fields, FindingBag findings)
    {
        var texts = fields.RequiredTexts("own-sources");
        foreach (var blank in texts.Where(t => string.IsNullOrWhiteSpace(t.Text))) findings.Add(blank.Line, blank.Column, "LAW0003", "Expected the beginning of a source for 'own-sources', but the text is blank: every source would be the authority's own.");
        return new([.. texts.Select(t => t.Text)]);
    }

    private static WordList Words(YamlFields fields, string key, Regex name, string expected, FindingBag findings)
    {
        var words = new List<Word>();
        foreach (var (id, value) in fields.RequiredEntries(key).Select(e => (e.Key, e.Value)))
        {
            if (!name.IsMatch(id.Text)) findings.Add(id.Line, id.Column, "LAW0004", $"Expected {expected} among {key}, but got {id.Kind}.");
            if (YamlFields.Read(value, $"'{id.Text}' of {key}", findings, YamlFields.Bilingual) is { } both) words.Add(new(id.Text, both));
        }
        return new(words);
    }

    // In expressions, dots are paths: fact.case.filed could not be a fact and the way to fact.case.filed.anew at once.
    private static void RefusePrefixes(YamlFields fields, WordList events, FindingBag findings)
    {
        foreach (var key in fields.Entries("events").Select(e => e.Key))
        {
            for (var dot = key.Text.LastIndexOf('.'); dot > 0; dot = key.Text.LastIndexOf('.', dot - 1))
            {
                if (!events.Contains(key.Text[..dot])) continue;
                findings.Add(key.Line, key.Column, "LAW0004", $"Expected no event that begins like another, but '{key.Text}' begins with the event '{key.Text[..dot]}'.");
            }
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+\z")]
    private static partial Regex EventName();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex SimpleName();
}

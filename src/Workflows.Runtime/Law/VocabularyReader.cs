using System.Text.RegularExpressions;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;

namespace Workflows.Runtime.Law;

/// <summary>Reads <c>vocabulary.yaml</c>: events, roles, duties, stages and actions, each word with its Chinese and English text.</summary>
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
            return new Vocabulary(
                events, Words(fields, "roles", SimpleName(), "names like case-officer", findings),
                Words(fields, "duties", SimpleName(), "names like review", findings),
                Words(fields, "stages", SimpleName(), "names like hearing", findings),
                Words(fields, "actions", SimpleName(), "names like make-document", findings));
        });
        return findings.Of(vocabulary);
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

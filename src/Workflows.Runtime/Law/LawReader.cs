using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;

namespace Workflows.Runtime.Law;

/// <summary>Reads a folder's <c>law.yaml</c>: deadlines, ordering constraints and duties, each with its article.</summary>
public static class LawReader
{
    /// <param name="file">The path that findings name.</param>
    /// <param name="vocabulary">The events, roles and duties that the file may speak of.</param>
    public static Reading<LawFile> Read(string file, string text, Vocabulary vocabulary)
    {
        var findings = new FindingBag(file);
        var root = YamlText.Read(text, findings);
        var words = new LawWords(vocabulary, findings);
        var law = YamlFields.Read(root, "a law file", findings, fields =>
        {
            var deadlines = fields.Entries("deadlines");
            return new LawFile(
                file,
                [.. deadlines.SelectMany(e => DeadlineSection.Read(e, words, findings))],
                [.. fields.Items("constraints").SelectMany(item => ConstraintSection.Read(item, words, findings))],
                [.. fields.Items("duties").SelectMany(item => DutySection.Read(item, words, findings))],
                ContentHash.Of(root!.Canonical()))
            {
                NotSet = [.. deadlines.SelectMany(e => DeadlineSection.ReadNotSet(e, words, findings))],
                Corrections = Corrections(fields, words, findings),
                References = words.References,
                Periods = words.Periods,
            };
        });
        return findings.Of(law);
    }

    private static ImmutableArray<string> Corrections(YamlFields fields, LawWords words, FindingBag findings)
    {
        var by = ImmutableArray<string>.Empty;
        YamlFields.Read(fields.Optional("corrections"), "'corrections'", findings, f =>
        {
            by = words.Roles(f.RequiredTexts("by"));
            words.Basis(f, "'corrections'");
            return f;
        });
        return by;
    }
}

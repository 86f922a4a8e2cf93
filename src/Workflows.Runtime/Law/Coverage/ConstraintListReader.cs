using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;

namespace Workflows.Runtime.Law.Coverage;

/// <summary>The list of <c>constraints.yaml</c> in the order of its numbers.</summary>
public sealed record ConstraintList(IReadOnlyList<ListedConstraint> All);

/// <summary>Reads <c>constraints.yaml</c>.</summary>
public static class ConstraintListReader
{
    /// <param name="file">The path that findings name.</param>
    public static Reading<ConstraintList> Read(string file, string text)
    {
        var findings = new FindingBag(file);
        var list = YamlFields.Read(YamlText.Read(text, findings), "the list of constraints", findings, fields =>
        {
            var items = fields.Items("constraints")
                .Select(item => YamlFields.Read(item, "a constraint of the list", findings, f => ReadOne(f, findings)))
                .OfType<ListedConstraint>().ToList();
            foreach (var second in items.GroupBy(i => i.No).SelectMany(g => g.Skip(1)))
                findings.Add(second.Line, second.Column, "LAW0005", $"Expected each number once in the list, but '{second.No}' stands there twice.");
            return new ConstraintList([.. items.OrderBy(i => i.No)]);
        });
        return findings.Of(list);
    }

    private static ListedConstraint? ReadOne(YamlFields fields, FindingBag findings)
    {
        var (no, law) = (fields.RequiredText("no"), fields.RequiredText("law"));
        var sentence = YamlFields.Bilingual(fields);
        var gap = fields.Optional("gap") is { } value ? YamlFields.Read(value, "'gap'", findings, YamlFields.Bilingual) : null;
        if (no is null || law is null || sentence is null) return null;
        if (int.TryParse(no.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return new(number, sentence, law.Text, gap, fields.Line, fields.Column);
        findings.Add(no.Line, no.Column, "LAW0003", $"Expected a whole number for 'no' of the list, but got {no.Kind}.");
        return null;
    }
}

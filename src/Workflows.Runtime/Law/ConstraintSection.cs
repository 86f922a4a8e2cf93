using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law;

/// <summary>Reads the ordering constraints of a law file.</summary>
internal static class ConstraintSection
{
    public static IEnumerable<Declared<OrderingConstraint>> Read(YamlValue item, LawWords words, FindingBag findings)
    {
        var rule = YamlFields.Read(item, "a constraint", findings, fields =>
        {
            var (no, title) = (fields.RequiredText("no"), fields.RequiredBilingual("title"));
            var what = no is null ? "a constraint" : $"the constraint {no.Text}";
            var (law, source) = words.Basis(fields, what);
            var template = TemplateReader.Read(fields, what, law, words, findings);
            var when = words.Feel(fields.Text("when"));
            var (from, to) = words.Validity(fields);
            var (status, province) = words.Standing(fields, to, source);
            return no is null || title is null || template is null ? null
                : new OrderingConstraint(no.Text, title, law ?? source ?? "", when, from, to, template)
                {
                    Status = status, Province = province, Replaces = words.Replaces(fields, province)?.Text, Version = ContentHash.Of(item.Canonical()),
                };
        });
        if (rule is not null) yield return new(rule, findings.File, item.Line, item.Column);
    }
}

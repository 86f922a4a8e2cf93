using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Duties;

namespace Workflows.Runtime.Law;

/// <summary>Reads the duties of a law file.</summary>
internal static class DutySection
{
    public static IEnumerable<Declared<DutyRule>> Read(YamlValue item, LawWords words, FindingBag findings)
    {
        var rule = YamlFields.Read(item, "a duty rule", findings, fields =>
        {
            var (no, title) = (fields.RequiredText("no"), fields.RequiredBilingual("title"));
            var what = no is null ? "a duty rule" : $"the duty rule {no.Text}";
            var duty = words.Duty(fields.RequiredText("duty"));
            var neverAlso = fields.Texts("never-also");
            foreach (var itself in neverAlso.Where(n => n.Text == duty))
            {
                findings.Add(itself.Line, itself.Column, "LAW0010", $"Expected other duties for 'never-also' of {what}, but '{duty}' would exclude itself.");
            }
            var (others, holds, atLeast) = (words.Duties(neverAlso), fields.Text("holds"), AtLeast(fields.Text("at-least"), what, findings));
            if (others.IsEmpty && neverAlso.IsEmpty && holds is null && atLeast is null)
            {
                findings.Add(fields.Line, fields.Column, "LAW0002", $"Expected 'never-also', 'holds' or 'at-least' for {what}, but all are missing.");
            }
            var when = words.Feel(fields.Text("when"));
            var (law, source) = words.Basis(fields, what);
            var (from, to) = words.Validity(fields);
            var (status, province) = words.Standing(fields, to, source);
            return no is null || title is null || duty is null ? null
                : new DutyRule(no.Text, title, duty, others, holds?.Text, atLeast ?? 1, when, law, source, from, to)
                {
                    Status = status, Province = province, Version = ContentHash.Of(item.Canonical()),
                };
        });
        if (rule is not null) yield return new(rule, findings.File, item.Line, item.Column);
    }

    private static int? AtLeast(YamlValue.Scalar? text, string what, FindingBag findings)
    {
        if (text is null) return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= 99) return number;
        findings.Add(text.Line, text.Column, "LAW0003", $"Expected a number from 2 to 99 for 'at-least' of {what}, but got {text.Kind}.");
        return null;
    }
}

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
            var withdrawn = fields.OneOf(fields.Text("withdrawn"), ("true", true), ("false", false)) ?? false;
            var duty = Duty(fields.RequiredText("duty"), withdrawn, what, words, findings);
            var neverAlso = fields.Texts("never-also");
            foreach (var itself in neverAlso.Where(n => n.Text == duty))
            {
                findings.Add(itself.Line, itself.Column, "LAW0010", $"Expected other duties for 'never-also' of {what}, but '{duty}' would exclude itself.");
            }
            var (others, holds, atLeast) = (words.Duties(neverAlso), fields.Text("holds"), AtLeast(fields.Text("at-least"), what, findings));
            var (onlyRoles, barredWhen) = (fields.Texts("only-role"), fields.Text("barred-when"));
            if (others.IsEmpty && neverAlso.IsEmpty && holds is null && atLeast is null && onlyRoles.IsEmpty && barredWhen is null && !withdrawn)
            {
                findings.Add(fields.Line, fields.Column, "LAW0002", $"Expected 'never-also', 'holds', 'at-least', 'only-role', 'barred-when' or 'withdrawn' for {what}, but all are missing.");
            }
            var (roles, barred) = (words.Roles(onlyRoles), words.Feel(barredWhen));
            var when = words.Feel(fields.Text("when"));
            var (law, source) = words.Basis(fields, what);
            var (from, to) = words.Validity(fields);
            var (status, province) = words.Standing(fields, to, source);
            return no is null || title is null || duty is null ? null
                : new DutyRule(no.Text, title, duty, others, holds?.Text, atLeast ?? 1, when, law, source, from, to)
                {
                    OnlyRoles = roles, BarredWhen = barred, Withdrawn = withdrawn,
                    Status = status, Province = province, Replaces = words.Replaces(fields, province)?.Text, Version = ContentHash.Of(item.Canonical()),
                };
        });
        if (rule is not null) yield return new(rule, findings.File, item.Line, item.Column);
    }

    /// <summary>A duty of the vocabulary; for the rule about those who must withdraw the word for every step.</summary>
    private static string? Duty(YamlValue.Scalar? text, bool withdrawn, string what, LawWords words, FindingBag findings)
    {
        if (!withdrawn || text is null) return words.Duty(text);
        if (text.Text == DutyRule.Any) return DutyRule.Any;
        findings.Add(text.Line, text.Column, "LAW0010", $"Expected 'duty: {DutyRule.Any}' for {what}, because who must withdraw does nothing more in the case, but got {text.Kind}.");
        return null;
    }

    private static int? AtLeast(YamlValue.Scalar? text, string what, FindingBag findings)
    {
        if (text is null) return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= 99) return number;
        findings.Add(text.Line, text.Column, "LAW0003", $"Expected a number from 2 to 99 for 'at-least' of {what}, but got {text.Kind}.");
        return null;
    }
}

using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law;

/// <summary>Reads the ordering constraints of a law file.</summary>
internal static class ConstraintSection
{
    private static readonly ImmutableArray<string> s_templates =
        ["absence", "precedence", "alternate-precedence", "response", "not-succession", "not-co-existence", "guard"];

    public static IEnumerable<Declared<OrderingConstraint>> Read(YamlValue item, LawWords words, FindingBag findings)
    {
        var rule = YamlFields.Read(item, "a constraint", findings, fields =>
        {
            var (no, title) = (fields.RequiredText("no"), fields.RequiredBilingual("title"));
            var what = no is null ? "a constraint" : $"the constraint {no.Text}";
            var template = ReadTemplate(fields, what, words, findings);
            var when = words.Feel(fields.Text("when"));
            var (law, source) = words.Basis(fields, what);
            var (from, to) = words.Validity(fields);
            var (status, province) = words.Standing(fields, to, source);
            return no is null || title is null || template is null ? null
                : new OrderingConstraint(no.Text, title, law ?? source ?? "", when, from, to, template)
                {
                    Status = status, Province = province, Version = ContentHash.Of(item.Canonical()),
                };
        });
        if (rule is not null) yield return new(rule, findings.File, item.Line, item.Column);
    }

    private static ConstraintTemplate? ReadTemplate(YamlFields fields, string what, LawWords words, FindingBag findings)
    {
        var given = s_templates.Where(t => fields.Optional(t) is not null).ToList();
        if (given is not [var name])
        {
            findings.Add(fields.Line, fields.Column, "LAW0003",
                $"Expected one of {string.Join(", ", s_templates)} for {what}, but got {(given.Count == 0 ? "none" : string.Join(" and ", given))}.");
            return null;
        }
        if (name == "absence") return words.Event(fields.Text(name)) is { } never ? new ConstraintTemplate.Absence(never) : null;
        return YamlFields.Read<ConstraintTemplate>(fields.Optional(name), $"'{name}' of {what}", findings, f => name switch
        {
            "precedence" => FirstThen(f, words, (first, then) => new ConstraintTemplate.Precedence(first, then, f.Text("same")?.Text)),
            "alternate-precedence" => FirstThen(f, words, (first, then) => new ConstraintTemplate.AlternatePrecedence(first, then, f.Text("same")?.Text)),
            "response" => Response(f, words),
            "not-succession" => Two(f, "first", "then", words) is var (first, then) ? new ConstraintTemplate.NotSuccession(first, then) : null,
            "not-co-existence" => Two(f, "one", "other", words) is var (one, other) ? new ConstraintTemplate.NotCoExistence(one, other) : null,
            _ => Guard(f, words),
        });
    }

    private static ConstraintTemplate? FirstThen(YamlFields fields, LawWords words, Func<ImmutableArray<string>, string, ConstraintTemplate> make)
    {
        var (first, then) = (words.Events(fields.RequiredTexts("first")), words.Event(fields.RequiredText("then")));
        var made = make(first, then ?? "");
        return first.IsEmpty || then is null ? null : made;
    }

    private static ConstraintTemplate.Response? Response(YamlFields fields, LawWords words)
    {
        var (first, then) = (words.Event(fields.RequiredText("first")), words.Events(fields.RequiredTexts("then")));
        return first is null || then.IsEmpty ? null : new(first, then);
    }

    private static ConstraintTemplate.Guard? Guard(YamlFields fields, LawWords words)
    {
        var (before, that) = (words.Events(fields.RequiredTexts("before")), words.Feel(fields.RequiredText("that")));
        return before.IsEmpty || that is null ? null : new(before, that);
    }

    private static (string, string)? Two(YamlFields fields, string one, string other, LawWords words) =>
        (words.Event(fields.RequiredText(one)), words.Event(fields.RequiredText(other))) is ({ } first, { } second) ? (first, second) : null;
}

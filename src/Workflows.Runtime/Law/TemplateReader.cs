using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>Reads what a constraint demands: one of the Declare templates, or a guard in FEEL.</summary>
internal static class TemplateReader
{
    private const int Most = 9;

    /// <summary>A chain is about the very next event, so that nothing else of the same value can stand between.</summary>
    private static readonly ImmutableArray<Relation> s_chains = [Relation.ChainResponse, Relation.ChainPrecedence, Relation.ChainSuccession, Relation.NotChainSuccession];

    /// <summary>These look at the case as a whole: no event of theirs begins a time.</summary>
    private static readonly ImmutableArray<Relation> s_timeless = [Relation.RespondedExistence, Relation.NotCoExistence, Relation.Choice, Relation.ExclusiveChoice];

    private static readonly ImmutableDictionary<string, Occurrence> s_occurrences = Enum.GetValues<Occurrence>().ToImmutableDictionary(o => Spelt(o.ToString()), o => o);
    private static readonly ImmutableDictionary<string, Relation> s_relations = Enum.GetValues<Relation>().ToImmutableDictionary(r => Spelt(r.ToString()), r => r);

    /// <summary>The names of the templates as files write them, in the order of the standard's books.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Enum.GetNames<Occurrence>().Concat(Enum.GetNames<Relation>()).Select(Spelt), "guard"];

    /// <param name="law">The article that the constraint cites; a window must count as it does.</param>
    public static ConstraintTemplate? Read(YamlFields fields, string what, string? law, LawWords words, FindingBag findings)
    {
        var given = Names.Where(t => fields.Optional(t) is not null).ToList();
        if (given is not [var name])
        {
            findings.Add(fields.Line, fields.Column, "LAW0003",
                $"Expected one of {string.Join(", ", Names)} for {what}, but got {(given.Count == 0 ? "none" : string.Join(" and ", given))}.");
            return null;
        }
        var value = fields.Optional(name);
        if (s_occurrences.TryGetValue(name, out var occurrence) && value is YamlValue.Scalar)
        {
            return words.Event(fields.Text(name)) is { } only ? new ConstraintTemplate.Occurs(occurrence, only, TimesByDefault(occurrence)) : null;
        }
        var of = $"'{name}' of {what}";
        return YamlFields.Read<ConstraintTemplate>(value, of, findings, f =>
            s_relations.TryGetValue(name, out var relation) ? Relates(relation, f, of, law, words, findings)
            : name == "guard" ? Guard(f, words)
            : Occurs(occurrence, f, of, words, findings));
    }

    private static ConstraintTemplate.Occurs? Occurs(Occurrence kind, YamlFields fields, string of, LawWords words, FindingBag findings)
    {
        var happens = words.Event(fields.RequiredText("event"));
        var times = kind switch
        {
            Occurrence.Existence or Occurrence.Exactly => Times(fields.Text("times"), 1, of, findings),
            Occurrence.Absence => Times(fields.Text("at-most"), 0, of, findings),
            _ => null,
        };
        return happens is null ? null : new(kind, happens, times ?? TimesByDefault(kind));
    }

    private static ConstraintTemplate.Relates? Relates(Relation kind, YamlFields fields, string of, string? law, LawWords words, FindingBag findings)
    {
        var (one, other) = kind is Relation.NotCoExistence or Relation.Choice or Relation.ExclusiveChoice ? ("one", "other") : ("first", "then");
        var (firsts, thens) = (fields.RequiredTexts(one), fields.RequiredTexts(other));
        foreach (var both in thens.Where(t => firsts.Any(f => f.Text == t.Text)))
        {
            findings.Add(both.Line, both.Column, "LAW0010", $"Expected other events for '{other}' than for '{one}' in {of}, but '{both.Text}' stands in both.");
        }
        var same = s_chains.Contains(kind) ? null : fields.Text("same");
        var within = s_timeless.Contains(kind) ? null : fields.Text("within");
        words.Cite(within, law);
        var (first, then) = (words.Events(firsts), words.Events(thens));
        Period? window = words.Period(within);
        return first.IsEmpty || then.IsEmpty ? null : new(kind, first, then, same?.Text, window);
    }

    private static ConstraintTemplate.Guard? Guard(YamlFields fields, LawWords words)
    {
        var (before, that) = (words.Events(fields.RequiredTexts("before")), words.Feel(fields.RequiredText("that")));
        return before.IsEmpty || that is null ? null : new(before, that);
    }

    private static int TimesByDefault(Occurrence kind) => kind is Occurrence.Existence or Occurrence.Exactly ? 1 : 0;

    private static int? Times(YamlValue.Scalar? text, int least, string of, FindingBag findings)
    {
        if (text is null) return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most) return number;
        findings.Add(text.Line, text.Column, "LAW0003", $"Expected a number from {least} to {Most} for {of}, but got {text.Kind}.");
        return null;
    }

    /// <summary>NotCoExistence is written <c>not-co-existence</c>.</summary>
    private static string Spelt(string name)
    {
        var spelt = new StringBuilder();
        foreach (var c in name) _ = char.IsUpper(c) && spelt.Length > 0 ? spelt.Append('-').Append(char.ToLowerInvariant(c)) : spelt.Append(char.ToLowerInvariant(c));
        return spelt.ToString();
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Engine.Cases;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>
/// What a rule of order finds missing, where that is the cause of its no: an act that has to come first, a deadline that has not begun. Of a guard this is told
/// of the conditions that all have to hold; where one of several would do, no single act is what is missing.
/// </summary>
internal static partial class MissingActs
{
    /// <summary>Told with the ids of events, for names to be put in their place; null where nothing is missing.</summary>
    /// <param name="isUntold">Whether the rule could not be asked: then none of the deadlines that it counts by has begun, or no act that it counts from is there.</param>
    public static Bilingual? Of(RuleBook law, OrderingConstraint rule, CaseState state, bool isUntold)
    {
        var told = rule.Template switch
        {
            ConstraintTemplate.Guard guard => Conditions(guard.That.Text).Select(c => Of(law, c, state)).OfType<Bilingual>().Distinct().ToList(),
            ConstraintTemplate.Relates { Kind: Relation.Precedence or Relation.AlternatePrecedence or Relation.ChainPrecedence, Within: null } t
                when !t.First.Any(e => IsRecorded(state, e)) => [Act(t.First)],
            _ => [],
        };
        if (told.Count == 0 && isUntold && rule.Template is ConstraintTemplate.Guard { That: var that }) return Unbegun(law, [.. FactPaths.DeadlinesIn(that)], state);
        return told.Count == 0 ? null : new(string.Concat(told.Select(t => t.Zh)), string.Join(' ', told.Select(t => t.En)));
    }

    private static Bilingual? Of(RuleBook law, string condition, CaseState state)
    {
        if (Fact().Match(condition) is { Success: true } fact)
        {
            var e = fact.Groups["event"].Value.Replace('_', '-');
            return IsRecorded(state, e) ? null : Act([e]);
        }
        if (Begun().Match(condition) is { Success: true } begun)
        {
            var key = begun.Groups["key"].Value.Replace('_', '-');
            return state.Record.Deadline(key) is not null ? null : NameOf(law, key) is { } name
                ? new($"期限“{name.Zh}”尚未起算。", $"The deadline '{name.En}' has not started.") : null;
        }
        if (Extendable().Match(condition) is { Success: true } extended)
        {
            var key = extended.Groups["key"].Value;
            return law.Deadline(key) is not { Extension: null } rule ? null
                : new($"没有已载入的规则允许延长期限“{rule.Title.Zh}”。", $"No rule that is loaded lets the deadline '{rule.Title.En}' be extended.");
        }
        return null;
    }

    private static Bilingual? Unbegun(RuleBook law, ImmutableArray<string> keys, CaseState state)
    {
        if (keys.Any(k => state.Record.Deadline(k) is not null)) return null;
        var names = keys.Select(k => NameOf(law, k)).OfType<Bilingual>().ToList();
        return names.Count == 0 ? null : new(
            $"期限{string.Join("、", names.Select(n => $"“{n.Zh}”"))}尚未起算。", $"No deadline has started: {string.Join(", ", names.Select(n => $"'{n.En}'"))}.");
    }

    private static Bilingual Act(ImmutableArray<string> events) => new(
        $"尚无“{string.Join("”或者“", events)}”的记录，请先办理并登记。", $"{string.Join(" or ", events.Select(e => $"'{e}'"))} is not on record yet: do and record it first.");

    private static Bilingual? NameOf(RuleBook law, string key) => law.Deadline(key)?.Title;

    private static bool IsRecorded(CaseState state, string e) => state.Record.Facts.Any(f => f.Stands && f.Event == e);

    /// <summary>The conditions that all have to hold; none where the whole is a choice.</summary>
    private static List<string> Conditions(string text)
    {
        var (parts, depth, quoted, start) = (new List<string>(), 0, false, 0);
        var plain = Space().Replace(text, " ").Trim();
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] == '"') quoted = !quoted;
            if (quoted) continue;
            if (plain[i] is '(' or '[' or '{') depth++;
            else if (plain[i] is ')' or ']' or '}') depth--;
            else if (depth == 0 && string.CompareOrdinal(plain, i, " or ", 0, 4) == 0) return [];
            else if (depth == 0 && string.CompareOrdinal(plain, i, " and ", 0, 5) == 0)
            {
                parts.Add(plain[start..i].Trim());
                start = i + 5;
            }
        }
        parts.Add(plain[start..].Trim());
        return parts;
    }

    [GeneratedRegex(@"\A(?:event\.on >=? )?fact\.(?<event>\w+\.\w+)(?:\.on)?(?: != null)?\z")]
    private static partial Regex Fact();

    [GeneratedRegex(@"\A(?:(?:event\.on|today) [<>]=? )?deadline\.(?<key>\w+)(?:\.due)?(?: != null)?\z")]
    private static partial Regex Begun();

    [GeneratedRegex("""\Alist contains\(extendable, "(?<key>[^"]+)"\)\z""")]
    private static partial Regex Extendable();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

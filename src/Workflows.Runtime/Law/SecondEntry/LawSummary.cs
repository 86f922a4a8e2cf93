using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law.SecondEntry;

/// <summary>
/// One line for one rule: what it demands, its conditions and demands in FEEL included, without its words for people. Of a deadline also from when to when and
/// where each period is in force, who may lengthen or stop it, and by how much. Not in it are the articles, what is known of a rule (<c>status</c>), and whom
/// a ladder tells on which day.
/// </summary>
public static class LawSummary
{
    /// <summary>Whose it is, what a miss means, what starts and meets it, within which periods, who may lengthen or stop it.</summary>
    public static string Of(DeadlineRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var periods = rule.Periods.Select(p => $"{p.Length}{(p.Before is null ? "" : $" before ({OneLine(p.Before)})")}{(p.Rolls ? " rolls" : "")}{Valid(p)}{If(p.When)}");
        var lengthened = rule.Extension is { } more ? $"; extension {more.UpTo} times {more.Times} by {Any(more.By)}" : "";
        var stopped = rule.Suspends.IsEmpty ? "" : $"; stopped by {string.Join(", ", rule.Suspends.Select(s => $"{s.Id} {Any(s.From)}..{Any(s.Until)} by {Any(s.By)}"))}";
        return $"{Lower(rule.Owner)} {Lower(rule.Missed)}: {Any(rule.Starts)}{If(rule.StartsWhen)} -> {Any(rule.MetBy)} within {Lower(rule.Choice)} {string.Join(", ", periods)}; unless {Any(rule.Unless)}; rungs {rule.Ladder.Length}{lengthened}{stopped}";
    }

    /// <summary>The duty with all that its rule demands of whoever does it.</summary>
    public static string Of(DutyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var never = rule.NeverAlso.IsDefaultOrEmpty ? "" : $" never-also {Any(rule.NeverAlso)}";
        return $"{rule.Duty}{never}{(rule.Holds is null ? "" : $" holds {rule.Holds}")}{(rule.AtLeast > 1 ? $" at-least {rule.AtLeast}" : "")}{(rule.OnlyRoles.IsEmpty ? "" : $" only-role {Any(rule.OnlyRoles)}")}{(rule.Withdrawn ? " withdrawn" : "")}{(rule.BarredWhen is null ? "" : $" barred-when ({OneLine(rule.BarredWhen)})")}{If(rule.When)}";
    }

    /// <summary>The template with its events, what ties them together, its window, and when it is asked.</summary>
    public static string Of(OrderingConstraint rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var template = rule.Template switch
        {
            ConstraintTemplate.Occurs t => $"{Lower(t.Kind)} {t.Times} {t.Event}",
            ConstraintTemplate.Relates t => $"{Lower(t.Kind)} {Any(t.First)} -> {Any(t.Then)}{(t.Same is null ? "" : $" same {t.Same}")}{(t.Within is null ? "" : $" within {t.Within}")}",
            ConstraintTemplate.Guard t => $"guard {Any(t.Before)} that ({OneLine(t.That)})",
            _ => rule.Template.GetType().Name,
        };
        return $"{template}{If(rule.When)}";
    }

    private static string Valid(DeadlinePeriod period) =>
        (period.Province is { } province ? $" in {province}{(period.Replaces ? " alone" : "")}" : "") + (period.ValidFrom is { } from ? $" from {from:yyyy-MM-dd}" : "") + (period.ValidTo is { } to ? $" to {to:yyyy-MM-dd}" : "");

    private static string If(FeelExpression? when) => when is null ? "" : $" if ({OneLine(when)})";

    /// <summary>The text without the breaks and indents of the file.</summary>
    private static string OneLine(FeelExpression expression) => string.Join(' ', expression.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Any(ImmutableArray<string> names) => names.IsDefaultOrEmpty ? "nothing" : string.Join("|", names);

    private static string Lower<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}

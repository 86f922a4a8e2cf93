using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law;

/// <summary>
/// The rules that bind the authority of one province. A province's rule stands beside the country's, so that both bind; one that says <c>replaces</c> puts
/// the country's out of force for as long as it is in force itself: the rule of that number, or the other periods of its deadline.
/// </summary>
/// <param name="province">Null where the authority names none: then only the country's rules bind.</param>
internal sealed class ProvinceRules(string? province, ImmutableArray<Finding>.Builder findings)
{
    private readonly record struct Time(DateOnly? From, DateOnly? To);

    public ImmutableArray<OrderingConstraint> Of(ImmutableArray<Declared<OrderingConstraint>> all) => Of(
        all, "constraint", c => (c.No, c.Province, c.Replaces), c => new(c.ValidFrom, c.ValidTo), (c, t) => c with { ValidFrom = t.From, ValidTo = t.To });

    public ImmutableArray<DutyRule> Of(ImmutableArray<Declared<DutyRule>> all) => Of(
        all, "duty rule", d => (d.No, d.Province, d.Replaces), d => new(d.ValidFrom, d.ValidTo), (d, t) => d with { ValidFrom = t.From, ValidTo = t.To });

    public ImmutableArray<DeadlinePeriod> Of(ImmutableArray<DeadlinePeriod> periods)
    {
        var ours = periods.Where(p => IsOurs(p.Province)).ToImmutableArray();
        return ours.Where(p => p.Replaces).Aggregate(ours, (left, by) =>
            [.. left.SelectMany(p => p.Province is not null ? [p] : Left(new(p.ValidFrom, p.ValidTo), new(by.ValidFrom, by.ValidTo)).Select(t => p with { ValidFrom = t.From, ValidTo = t.To }))]);
    }

    private ImmutableArray<T> Of<T>(
        ImmutableArray<Declared<T>> all, string kind, Func<T, (string No, string? Province, string? Replaces)> say, Func<T, Time> time, Func<T, Time, T> during) where T : class
    {
        var ours = all.Select(d => d.Rule).Where(r => IsOurs(say(r).Province)).ToDictionary(r => say(r).No, StringComparer.Ordinal);
        foreach (var by in all.Where(d => say(d.Rule).Replaces is not null))
        {
            var (no, of, replaced) = say(by.Rule);
            if (all.FirstOrDefault(d => say(d.Rule) is { Province: null } r && r.No == replaced)?.Rule is not { } country)
            {
                findings.Add(new(by.File, by.Line, by.Column, "LAW0004", $"Expected the number of a {kind} without a province for 'replaces' of {no}, but got '{replaced}'."));
                continue;
            }
            var left = Left(time(country), time(by.Rule)).ToList();
            if (left.Count > 1)
                findings.Add(new(by.File, by.Line, by.Column, "LAW0008", $"Expected that {no} replaces '{replaced}' from its beginning or to its end, but '{replaced}' would be in force before and after."));
            if (!IsOurs(of)) continue;
            ours.Remove(replaced!);
            if (left is [var rest]) ours.Add(replaced!, during(country, rest));
        }
        return [.. all.Select(d => ours.GetValueOrDefault(say(d.Rule).No)).OfType<T>()];
    }

    private bool IsOurs(string? of) => of is null || of == province;

    /// <summary>What of a time another leaves free: the part before it and the part after it.</summary>
    private static IEnumerable<Time> Left(Time all, Time taken)
    {
        if (taken.From > all.To || taken.To < all.From)
        {
            yield return all;
            yield break;
        }
        if (taken.From is { } from && (all.From is not { } first || first < from)) yield return new(all.From, from.AddDays(-1));
        if (taken.To is { } to && (all.To is not { } last || last > to)) yield return new(to.AddDays(1), all.To);
    }
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;

namespace Workflows.Enforcement.Payment;

/// <summary>One payment: its day and what was paid.</summary>
internal readonly record struct PaidAmount(DateOnly? On, decimal Amount);

/// <summary>What was paid on a fine, in the order of the days of paying, however late it was recorded.</summary>
internal sealed record Payments(ImmutableArray<PaidAmount> All)
{
    public decimal Total => All.Sum(p => p.Amount);

    /// <summary>The day of the last payment; null where nothing was paid.</summary>
    public DateOnly? LastOn => All.IsEmpty ? null : All[^1].On;

    /// <summary>What was paid before a day: what is paid on it counts from the next.</summary>
    public decimal Before(DateOnly day) => All.Where(p => p.On < day).Sum(p => p.Amount);

    /// <summary>The facts in the list <c>payments</c>: their days, and the amounts in their data; null where one lacks either.</summary>
    public static Payments? Of(FeelContext given)
    {
        var facts = given.Contexts("payments").ToImmutableArray();
        var read = facts.Select(f => (On: f.Day("on"), Amount: f.Context("data")?.Amount("amount"))).ToImmutableArray();
        return read.Any(p => p.On is null || p.Amount is null) ? null : new([.. read.Select(p => new PaidAmount(p.On, p.Amount!.Value)).OrderBy(p => p.On)]);
    }
}

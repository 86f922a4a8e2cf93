namespace Workflows.Enforcement.Payment;

/// <summary>What a surcharge accrues on.</summary>
/// <param name="Unpaid">The part of the fine that is unpaid: 3 percent of it are added a day.</param>
/// <param name="Fine">The whole fine: never more than it is added in all.</param>
/// <param name="TermEnd">The last day for paying.</param>
/// <param name="ExcludedDays">The days that do not count, of reconsideration or suit; taken as the first of them.</param>
internal readonly record struct SurchargePrincipal(decimal Unpaid, decimal Fine, DateOnly TermEnd, int ExcludedDays)
{
    /// <summary>What has been added by the end of the day.</summary>
    public decimal AccruedOn(DateOnly day) => LateSurcharge.Rule.AmountOn(Unpaid, Counting, day, Fine);

    /// <summary>The day on which no more is added; the last that can be written where it lies beyond.</summary>
    public DateOnly CapOn => LateSurcharge.Rule.CapReachedOn(Unpaid, Counting, Fine);

    private DateOnly Counting => TermEnd.AddDays(Math.Clamp(ExcludedDays, 0, DateOnly.MaxValue.DayNumber - TermEnd.DayNumber));
}

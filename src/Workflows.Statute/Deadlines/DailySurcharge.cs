namespace Workflows.Statute.Deadlines;

/// <summary>
/// What is added for each day that a fine stays unpaid (行政处罚法 art. 72: 3 percent), never more in all than the fine itself (行政强制法 art. 45).
/// </summary>
/// <param name="Rate">The part of the principal that each day adds, such as 0.03.</param>
public sealed record DailySurcharge(decimal Rate)
{
    /// <summary>The first day that adds to it: the day after the last day for paying.</summary>
    public static DateOnly FirstDay(DateOnly due) => due.AddDays(1);

    /// <summary>What a day adds, in yuan with two decimals.</summary>
    public decimal Daily(decimal principal) => decimal.Round(principal * Rate, 2, MidpointRounding.AwayFromZero);

    /// <summary>The day on which the cap is reached; the last day that can be written where it lies beyond.</summary>
    public DateOnly CapReachedOn(decimal principal, DateOnly due, decimal cap)
    {
        var days = decimal.Ceiling(cap / (principal * Rate));
        return days > DateOnly.MaxValue.DayNumber - due.DayNumber ? DateOnly.MaxValue : due.AddDays((int)days);
    }

    /// <summary>What has been added by the end of a day, in yuan with two decimals, where a part of the fine is paid and the whole of it is the cap.</summary>
    public decimal AmountOn(decimal principal, DateOnly due, DateOnly day, decimal cap) =>
        Math.Min(cap, decimal.Round(principal * Rate * Math.Max(0, day.DayNumber - due.DayNumber), 2, MidpointRounding.AwayFromZero));
}

namespace Workflows.Enforcement.Payment;

/// <summary>
/// How a surcharge grows (行政处罚法 art. 72: 3 percent a day): day by day, on what of the fine was unpaid when the day began, on no day that is paused, and
/// never above the whole fine.
/// </summary>
/// <param name="Fine">The whole fine: never more than it is added in all (行政强制法 art. 45).</param>
/// <param name="From">The first day that adds to it: the day after the last day for paying.</param>
internal sealed record SurchargeAccount(decimal Fine, Payments Payments, DateOnly From, Pauses Pauses)
{
    private const decimal Rate = 0.03m;

    // At a fen a day it would take longer than calendars reach; nobody waits for that.
    private const int LongestCount = 366 * 200;

    /// <summary>The first day that adds to it: the day after the last day for paying.</summary>
    public static DateOnly FirstDay(DateOnly termEnd) => termEnd.AddDays(1);

    /// <summary>What a day adds on an unpaid sum, in yuan with two decimals.</summary>
    public static decimal Daily(decimal unpaid) => decimal.Round(unpaid * Rate, 2, MidpointRounding.AwayFromZero);

    /// <summary>What has been added by the end of the day.</summary>
    public decimal AccruedOn(DateOnly day)
    {
        var added = 0.00m;
        for (var at = From; at <= day && added < Fine && Unpaid(at) > 0; at = at.AddDays(1)) added += On(at);
        return Math.Min(Fine, decimal.Round(added, 2, MidpointRounding.AwayFromZero));
    }

    /// <summary>The day on which no more is added, as things stand; the last that can be written where it lies beyond.</summary>
    public DateOnly CapOn
    {
        get
        {
            var (added, at) = (0m, From);
            for (var count = 0; count < LongestCount && at < DateOnly.MaxValue && Unpaid(at) > 0; count++, at = at.AddDays(1))
            {
                added += On(at);
                if (added >= Fine) return at;
            }
            return DateOnly.MaxValue;
        }
    }

    private decimal On(DateOnly day) => Pauses.Covers(day) ? 0 : Unpaid(day) * Rate;

    private decimal Unpaid(DateOnly day) => Fine - Payments.Before(day);
}

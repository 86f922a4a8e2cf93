using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, temporal functions: parts of days, and the time of the evaluation.</summary>
internal static class TemporalFunctions
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static BuiltinFunction[] All { get; } =
    [
        new("day of year", Signature.Of("date: date|datetime", "number", call => OfDay(call, day => FeelValue.Of(day.DayOfYear)))),
        new("day of week", Signature.Of("date: date|datetime", "string", call => OfDay(call, day => FeelValue.Of(Days[day.DayOfWeek - 1])))),
        new("month of year", Signature.Of("date: date|datetime", "string", call => OfDay(call, day => FeelValue.Of(Months[day.Month - 1])))),
        new("week of year", Signature.Of("date: date|datetime", "number", call => OfDay(call, day => FeelValue.Of(Week(day))))),
        new("years and months duration", Signature.Of("from: date|datetime, to: date|datetime", "months", Between)),
        new("now", Signature.Of("", "datetime", call => call.Run.Surroundings.Now ?? call.Fail("Expected a clock in this evaluation, but none was handed in."))),
        new("today", Signature.Of("", "date", call => call.Run.Surroundings.Now is { } now ? new FeelValue.Date(now.Day) : call.Fail("Expected a clock in this evaluation, but none was handed in."))),
    ];

    private static CivilDate? Day(FeelValue value) => value switch { FeelValue.Date x => x.Day, FeelValue.DateTime x => x.Day, _ => null };

    private static FeelValue OfDay(Call call, Func<CivilDate, FeelValue> part) =>
        Day(call.Single(0)) is { } day ? part(day) : call.Mismatch(0, "a date or a date and time");

    /// <summary>The week by ISO 8601: that of the year's first Thursday is the first.</summary>
    private static int Week(CivilDate day) =>
        CivilDate.FromDayNumber(day.DayNumber - day.DayOfWeek + 4) is { } thursday ? (thursday.DayOfYear - 1) / 7 + 1 : 0;

    private static FeelValue Between(Call call)
    {
        if (Day(call.Single(0)) is not { } from) return call.Mismatch(0, "a date or a date and time");
        if (Day(call.Single(1)) is not { } to) return call.Mismatch(1, "a date or a date and time");
        var months = (to.Year - (long)from.Year) * 12 + to.Month - from.Month;
        // Whole months between the days; the time of day plays no part.
        if (months > 0 && to.Day < from.Day) months--;
        else if (months < 0 && to.Day > from.Day) months++;
        return new FeelValue.MonthsDuration(months);
    }
}

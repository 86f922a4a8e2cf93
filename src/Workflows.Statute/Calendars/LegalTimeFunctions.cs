using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel;

namespace Workflows.Statute.Calendars;

/// <summary>
/// The functions of legal time that expressions may call. They take dates, or dates and times of which only the day counts, and answer null for
/// anything else and for days that no calendar covers.
/// </summary>
public static class LegalTimeFunctions
{
    private static readonly DateOnly s_first = new(1950, 1, 1);
    private static readonly DateOnly s_last = new(LegalCalendar.LastYear, 12, 31);
    private static readonly ConditionalWeakTable<LegalCalendar, FeelContext> s_made = [];

    /// <summary>The names to be declared when an expression is parsed.</summary>
    public static ImmutableArray<string> Names { get; } = ["workingDaysBetween", "workingDayOnOrAfter", "workingDayOnOrBefore", "addWorkingDays"];

    /// <summary>The functions as entries of a scope, counting by one calendar.</summary>
    public static FeelContext For(LegalCalendar calendar) => s_made.GetValue(calendar, Make);

    private static FeelContext Make(LegalCalendar calendar) => FeelContext.From(
    [
        Entry(Names[0], ["from", "to"], arguments => Day(arguments[0]) is { } from && Day(arguments[1]) is { } to
            ? FeelValue.Of(calendar.WorkingDaysStrictlyBetween(from, to))
            : FeelValue.Nothing),
        Entry(Names[1], ["date"], arguments => Day(arguments[0]) is { } day ? FeelValue.Of(calendar.WorkingDayOnOrAfter(day)) : FeelValue.Nothing),
        Entry(Names[2], ["date"], arguments => Day(arguments[0]) is { } day ? FeelValue.Of(calendar.WorkingDayOnOrBefore(day)) : FeelValue.Nothing),
        Entry(Names[3], ["date", "n"], arguments => Day(arguments[0]) is { } day && Count(arguments[1]) is { } count
            ? FeelValue.Of(calendar.AddWorkingDays(day, count))
            : FeelValue.Nothing),
    ]);

    private static KeyValuePair<string, FeelValue> Entry(
        string name, ImmutableArray<string> parameters, Func<IReadOnlyList<FeelValue>, FeelValue> body) =>
        new(name, new FeelValue.Function(FeelFunction.Of(name, parameters, body)));

    private static DateOnly? Day(FeelValue value)
    {
        try
        {
            DateOnly? day = value switch
            {
                FeelValue.Date date => date.Value,
                FeelValue.DateTime moment => moment.LocalDate,
                _ => null,
            };
            return day >= s_first && day <= s_last ? day : null;
        }
        catch (ArgumentOutOfRangeException) // FEEL knows years that a date of ours does not
        {
            return null;
        }
    }

    // Ten thousand working days are forty years: enough for the law, and no expression keeps the engine counting.
    private static int? Count(FeelValue value) =>
        value is FeelValue.Number number && number.Value.ToInt32() is { } count && Math.Abs((long)count) <= 10_000 ? count : null;
}

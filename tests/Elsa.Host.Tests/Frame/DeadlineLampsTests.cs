using System.Globalization;
using Elsa.Host.Composition;
using Elsa.Host.Frame;
using Microsoft.Extensions.Configuration;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Tests.Frame;

/// <summary>The National Day holiday of 2026 lasts from 1 to 7 October; 10 October is a make-up working day.</summary>
public sealed class DeadlineLampsTests
{
    private static readonly LegalCalendar s_calendar = Read();

    [Theory]
    [InlineData("2026-03-10", "2026-03-20", "2026-03-20", "Ample 8 WorkingDay")]
    [InlineData("2026-03-10", "2026-03-13", "2026-03-13", "Near 3 WorkingDay")]
    [InlineData("2026-03-13", "2026-03-13", "2026-03-15", "Near 0 WorkingDay")]
    [InlineData("2026-03-14", "2026-03-13", "2026-03-15", "Near 1 Day")]
    [InlineData("2026-03-14", "2026-03-13", "2026-03-13", "Overdue 1 Day")]
    [InlineData("2026-03-14", "2026-03-15", "2026-03-15", "Near 1 Day")] // a Saturday: the Sunday has not come, though no working day lies between
    [InlineData("2026-03-17", "2026-03-13", "2026-03-13", "Overdue 2 WorkingDay")]
    [InlineData("2026-10-09", "2026-09-30", "2026-09-30", "Overdue 2 WorkingDay")]
    public void A_lamp_counts_working_days_to_the_target_and_from_the_due_day(string today, string target, string due, string expected) =>
        Assert.Equal(expected, Said(DeadlineLamps.Open(Day(target), Day(due), null, At(today + "T10:00"), s_calendar)));

    [Theory]
    [InlineData("2026-03-10T15:00", "Near 24 Hour")]
    [InlineData("2026-03-11T14:01", "Near 1 Hour")]
    [InlineData("2026-03-11T16:30", "Overdue 2 Hour")]
    public void A_deadline_in_hours_counts_hours(string now, string expected) =>
        Assert.Equal(expected, Said(DeadlineLamps.Open(Day("2026-03-11"), Day("2026-03-11"), At("2026-03-11T15:00"), At(now), s_calendar)));

    private static string Said(DeadlineLamp lamp) => $"{lamp.State} {lamp.Amount} {lamp.Unit}";

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + ":00+08:00", CultureInfo.InvariantCulture);

    private static LegalCalendar Read()
    {
        var file = Path.Combine(ProductPaths.From(new ConfigurationBuilder().Build(), AppContext.BaseDirectory).Definitions, "calendars", "cn.yaml");
        return CalendarReader.Read("cn", file, File.ReadAllText(file), null).Value!;
    }
}

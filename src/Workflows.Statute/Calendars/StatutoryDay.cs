using System.Globalization;

namespace Workflows.Statute.Calendars;

/// <summary>A holiday that a statute sets for every year, as a rule from which the day of a year follows.</summary>
public abstract record StatutoryDay
{
    private static readonly ChineseLunisolarCalendar s_lunar = new();

    private StatutoryDay(Bilingual name) => Name = name;

    public Bilingual Name { get; }

    /// <summary>The day in a year, or null where that year has none or it cannot be computed.</summary>
    public abstract DateOnly? In(int year);

    /// <summary>The same month and day in every year.</summary>
    public sealed record Fixed(Bilingual Name, int Month, int Day) : StatutoryDay(Name)
    {
        public override DateOnly? In(int year) =>
            Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
    }

    /// <summary>The n-th of a day of the week in a month, such as the fourth Thursday of November.</summary>
    /// <param name="Ordinal">1 to 4 from the month's beginning; -1 for the last.</param>
    public sealed record OfWeek(Bilingual Name, int Ordinal, DayOfWeek Weekday, int Month) : StatutoryDay(Name)
    {
        public override DateOnly? In(int year)
        {
            if (Ordinal > 0) return OnOrAfter(new(year, Month, 1)).AddDays(7 * (Ordinal - 1));
            return OnOrAfter(new(year, Month, DateTime.DaysInMonth(year, Month) - 6));
        }

        private DateOnly OnOrAfter(DateOnly day) => day.AddDays(((int)Weekday - (int)day.DayOfWeek + 7) % 7);
    }

    /// <summary>A day of the Chinese lunar calendar; leap months do not count.</summary>
    public sealed record Lunar(Bilingual Name, int Month, int Day) : StatutoryDay(Name)
    {
        public override DateOnly? In(int year) => LunarDay(year, Month, Day);
    }

    /// <summary>The day before the lunar new year.</summary>
    public sealed record LunarNewYearEve(Bilingual Name) : StatutoryDay(Name)
    {
        public override DateOnly? In(int year) => LunarDay(year, 1, 1)?.AddDays(-1);
    }

    /// <summary>The solar term Qingming.</summary>
    public sealed record Qingming(Bilingual Name) : StatutoryDay(Name)
    {
        public override DateOnly? In(int year) => SolarTerms.Qingming(year);
    }

    private static DateOnly? LunarDay(int year, int month, int day)
    {
        if (year <= s_lunar.MinSupportedDateTime.Year || year >= s_lunar.MaxSupportedDateTime.Year) return null;
        // The calendar numbers a leap month after its namesake, so that every later month is one further on.
        var leap = s_lunar.GetLeapMonth(year);
        var number = leap > 0 && month >= leap ? month + 1 : month;
        return day <= s_lunar.GetDaysInMonth(year, number) ? DateOnly.FromDateTime(s_lunar.ToDateTime(year, number, day, 0, 0, 0, 0)) : null;
    }
}

namespace Workflows.Decisions.Feel.Time;

/// <summary>A day of the proleptic Gregorian calendar beyond the years of <see cref="DateOnly"/>; 1970-01-01 is day 0.</summary>
internal readonly record struct CivilDate(int Year, int Month, int Day) : IComparable<CivilDate>
{
    public const int MaxYear = 999_999_999;

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber
    {
        get
        {
            // Years begin in March here, so that the leap day is the last of its year; eras have 400 years, 146097 days.
            var year = (long)(Month <= 2 ? Year - 1 : Year);
            var era = FloorDivide(year, 400);
            var yearOfEra = year - era * 400;
            var dayOfYear = (153 * (Month > 2 ? Month - 3 : Month + 9) + 2) / 5 + Day - 1;
            return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
        }
    }

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public int DayOfWeek => (int)FloorModulo(DayNumber + 3, 7) + 1;

    public int DayOfYear => (int)(DayNumber - new CivilDate(Year, 1, 1).DayNumber) + 1;

    public static CivilDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    public static CivilDate? FromDayNumber(long number)
    {
        if (number is < -400_000_000_000 or > 400_000_000_000) return null;
        var shifted = number + 719_468;
        var era = FloorDivide(shifted, 146_097);
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return Create(year, month, (int)(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1));
    }

    /// <summary>The day, or null when there is none such.</summary>
    public static CivilDate? Create(long year, long month, long day) =>
        Math.Abs(year) <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn(year, (int)month)
            ? new CivilDate((int)year, (int)month, (int)day)
            : null;

    /// <summary>The corresponding day so many months on, or the last of that month; null beyond the years.</summary>
    public CivilDate? AddMonths(long months)
    {
        if (Math.Abs(months) > 12L * 2 * MaxYear) return null;
        var count = Year * 12L + Month - 1 + months;
        var (year, month) = (FloorDivide(count, 12), (int)FloorModulo(count, 12) + 1);
        return Create(year, month, Math.Min(Day, DaysIn(year, month)));
    }

    public static int DaysIn(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public DateOnly ToDateOnly() => new(Year, Month, Day);

    public int CompareTo(CivilDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    internal static long FloorDivide(long value, long by) => value / by - (value % by < 0 ? 1 : 0);

    internal static long FloorModulo(long value, long by) => value - FloorDivide(value, by) * by;
}

namespace Workflows.Statute.Calendars;

/// <summary>The days of solar terms that the law makes holidays.</summary>
public static class SolarTerms
{
    /// <summary>
    /// Qingming of a year from 1900 to 2099, by the usual formula: a constant per century, 0.2422 of a day's drift a year, less the leap days.
    /// </summary>
    /// <returns>The day, or null for a year that the formula does not cover.</returns>
    public static DateOnly? Qingming(int year)
    {
        if (year is < 1900 or > 2099) return null;
        var (ofCentury, constant) = (year % 100, year < 2000 ? 5.59m : 4.81m);
        return new DateOnly(year, 4, (int)decimal.Floor(ofCentury * 0.2422m + constant) - ofCentury / 4);
    }
}

using System.Collections.Immutable;

namespace Workflows.Statute.Calendars;

/// <summary>
/// The days off that a region has besides those of the whole country (全国年节及纪念日放假办法 第四条), and the notices with which it sets them. Where a
/// notice speaks it also says what the region does otherwise than the country, such as another make-up day.
/// </summary>
/// <param name="Region">The region's name as an authority has it for its province: 广西壮族自治区.</param>
/// <param name="Since">The first year for which the region has days of its own; before it the country's days are all there is.</param>
/// <param name="Statutory">What follows from the region's own rules for a year without a notice; empty where they leave it to the notice.</param>
public sealed record RegionalHolidays(string Region, int Since, ImmutableArray<StatutoryHolidays> Statutory, ImmutableArray<CalendarYear> Years)
{
    /// <summary>True for a year whose days the region sets, but has not set yet.</summary>
    public bool Awaits(int year) => year >= Since && Years.All(y => y.Year != year);
}

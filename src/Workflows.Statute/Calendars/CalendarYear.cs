using System.Collections.Immutable;

namespace Workflows.Statute.Calendars;

/// <summary>A holiday notice: its title and where it can be read.</summary>
public sealed record HolidayNotice(string Title, string Url);

/// <summary>A day that a notice names, with the holiday for which it does.</summary>
public sealed record NoticedDay(DateOnly Day, Bilingual Name);

/// <summary>What the notices for one year say.</summary>
/// <param name="Year">The year the notices are for; they may also name days at the end of the year before.</param>
/// <param name="Off">Days off, those that fall on a weekend included where the notice lists them.</param>
/// <param name="MakeUp">Rest days on which people work.</param>
public sealed record CalendarYear(
    int Year, ImmutableArray<HolidayNotice> Notices, ImmutableArray<NoticedDay> Off, ImmutableArray<NoticedDay> MakeUp);

using System.Collections.Immutable;

namespace Workflows.Statute.Calendars;

/// <summary>One version of the statute that says which days are holidays every year.</summary>
/// <param name="Law">The article.</param>
/// <param name="ValidFrom">The first day on which this version applies; it ends where the next begins.</param>
public sealed record StatutoryHolidays(string Law, DateOnly ValidFrom, ImmutableArray<StatutoryDay> Days);

using System.Collections.Frozen;

namespace Workflows.Statute.Calendars;

/// <summary>
/// On which day a statutory holiday is also kept that falls on a day off: for a Saturday the Friday before, for a Sunday the Monday after, say.
/// </summary>
/// <param name="law">The provision that says so.</param>
/// <param name="kept">By the weekday that the holiday falls on, the weekday on which it is kept: the nearest one.</param>
public sealed class Observance(string law, IReadOnlyDictionary<DayOfWeek, DayOfWeek> kept)
{
    private readonly FrozenDictionary<DayOfWeek, int> _shift = kept.ToFrozenDictionary(k => k.Key, k => Nearest((int)k.Value - (int)k.Key));

    public string Law => law;

    /// <summary>The day on which a holiday of that day is kept besides; null where it is kept on its own day alone.</summary>
    public DateOnly? DayFor(DateOnly holiday) => _shift.TryGetValue(holiday.DayOfWeek, out var days) ? holiday.AddDays(days) : null;

    private static int Nearest(int days) => days > 3 ? days - 7 : days < -3 ? days + 7 : days;
}

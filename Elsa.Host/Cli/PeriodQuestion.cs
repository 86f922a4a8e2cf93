using System.Collections.Immutable;
using System.Globalization;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Elsa.Host.Cli;

/// <summary>What the caller of <c>period</c> wants to know.</summary>
/// <param name="At">The day, or the minute, from which it runs or before which the time must lie free.</param>
/// <param name="HasTime">Whether a time of day was given; hours need one.</param>
/// <param name="Offset">The offset from UTC that was given with the time; null means the calendar's own.</param>
/// <param name="Backwards">True for <c>--before</c>.</param>
internal sealed record PeriodQuestion(Period Length, DateTime At, bool HasTime, TimeSpan? Offset, bool Backwards, DeadlineOwner Owner)
{
    private static readonly string[] s_local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] s_withOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <exception cref="FormatException">With a sentence on what was expected instead.</exception>
    public static PeriodQuestion Parse(string length, string? from, string? before, string? side, string? suspended = null)
    {
        if (!Period.TryParse(length, out var period, out var error)) throw new FormatException(error);
        if (from is null == before is null)
        {
            throw new FormatException($"Expected either --from or --before with a date like 2026-03-10, but got {(from is null ? "neither" : "both")}.");
        }
        var owner = side switch
        {
            "agency" => DeadlineOwner.Agency,
            "party" => DeadlineOwner.Party,
            null => DeadlineOwner.Outside,
            _ => throw new FormatException($"Expected agency or party after --for, but got '{side}'."),
        };
        var (at, hasTime, offset) = Moment(from is null ? "--before" : "--from", from ?? before!);
        if (period.Unit == PeriodUnit.Hours && !hasTime)
        {
            throw new FormatException($"Expected a time of day like 2026-03-10T15:00, because hours run from the minute, but got '{from ?? before}'.");
        }
        if (suspended is not null && (before is not null || period.Unit == PeriodUnit.Hours))
        {
            throw new FormatException("Expected --suspended only with --from and a period in days, working days, months or years: hours run around the clock.");
        }
        return new(period, at, hasTime, offset, before is not null, owner) { Suspended = [.. (suspended ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Spell)] };
    }

    /// <summary>The days that do not count.</summary>
    public ImmutableArray<SuspendedSpell> Suspended { get; init; } = [];

    private static SuspendedSpell Spell(string text)
    {
        var days = text.Split("..").Select(part => DateOnly.TryParseExact(part.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).ToArray();
        return days is [{ } first, { } last] && first <= last
            ? new(first, last, "suspended", new("中止", "suspended"), null, "", "")
            : throw new FormatException($"Expected days like 2026-03-12..2026-03-16 after --suspended, but got '{text}'.");
    }

    /// <summary>The moment in the offset of the calendar, and the legal day on which it lies there.</summary>
    public DateTimeOffset In(LegalCalendar calendar) => new DateTimeOffset(At, Offset ?? calendar.UtcOffset).ToOffset(calendar.UtcOffset);

    private static (DateTime, bool, TimeSpan?) Moment(string option, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        (DateTime At, bool HasTime, TimeSpan? Offset)? moment =
            DateTime.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day) ? (day, false, null)
            : DateTime.TryParseExact(text, s_local, invariant, DateTimeStyles.None, out var local) ? (local, true, null)
            : DateTimeOffset.TryParseExact(text, s_withOffset, invariant, DateTimeStyles.AssumeUniversal, out var instant) ? (instant.DateTime, true, instant.Offset)
            : null;
        if (moment is not { } read) throw new FormatException($"Expected a date like 2026-03-10 or a time like 2026-03-10T15:00 after {option}, but got '{text}'.");
        PeriodAnswer.RefuseOutside(DateOnly.FromDateTime(read.At), option);
        return read;
    }
}

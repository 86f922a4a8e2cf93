using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Definitions;

/// <summary>A calendar as it was put in force.</summary>
/// <param name="Id">What put it in force.</param>
/// <param name="Text">The whole file.</param>
public sealed record KeptCalendar(string Id, string Version, string Text);

/// <summary>Which calendar counts for running deadlines, whatever lies on disk: a new one waits for two people.</summary>
public interface ICalendarInForce
{
    /// <summary>The version that counts, asked in every round; null where none was kept yet.</summary>
    Task<string?> VersionAsync(string calendar, CancellationToken cancellationToken);

    /// <summary>The calendar that counts, with its text; null where none was kept yet.</summary>
    Task<KeptCalendar?> FindAsync(string calendar, CancellationToken cancellationToken);

    /// <summary>Whether a version counts, or counted before another took its place.</summary>
    Task<bool> HasCountedAsync(string calendar, string version, CancellationToken cancellationToken);

    /// <summary>Keeps the first calendar that was ever read: it counts at once.</summary>
    Task KeepFirstAsync(LegalCalendar calendar, string text, CancellationToken cancellationToken);
}

/// <summary>Files come into force as they are, calendars too: in a replay, where nobody waits for anybody.</summary>
public sealed class CalendarOnDisk : ICalendarInForce
{
    public Task<string?> VersionAsync(string calendar, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<KeptCalendar?> FindAsync(string calendar, CancellationToken cancellationToken) => Task.FromResult<KeptCalendar?>(null);

    public Task<bool> HasCountedAsync(string calendar, string version, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task KeepFirstAsync(LegalCalendar calendar, string text, CancellationToken cancellationToken) => Task.CompletedTask;
}

using Workflows.Engine.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Changes;

/// <summary>The calendar that two people put in force last.</summary>
internal sealed class ApprovedCalendar(IDeadlineChanges changes) : ICalendarInForce
{
    public async Task<string?> VersionAsync(string calendar, CancellationToken cancellationToken) =>
        (await changes.ApprovedLastAsync(MoveCause.Calendar, calendar, cancellationToken))?.Version;

    public async Task<KeptCalendar?> FindAsync(string calendar, CancellationToken cancellationToken) =>
        await changes.ApprovedLastAsync(MoveCause.Calendar, calendar, cancellationToken) is { } slim && await changes.FindAsync(slim.Id, cancellationToken) is { } whole
            ? new(whole.Id, whole.Version, whole.Text)
            : null;

    public async Task<bool> HasCountedAsync(string calendar, string version, CancellationToken cancellationToken) => (await changes.AllAsync(cancellationToken))
        .Any(c => c.Cause == MoveCause.Calendar && c.Subject == calendar && c.Version == version && c.ApprovedBy is not null);

    public Task KeepFirstAsync(LegalCalendar calendar, string text, CancellationToken cancellationToken) =>
        changes.AddAsync(DeadlineChange.First(calendar, text), cancellationToken);
}

using System.Collections.Immutable;
using System.Security.Claims;
using Elsa.Host.Accounts;
using Workflows.Runtime.Changes;

namespace Elsa.Host.Pages.Calendar;

/// <summary>A change that waits for a second person. Partial <c>_Approvals</c>.</summary>
internal sealed record Approval(DeadlineChange Change, string Title);

/// <summary>The changes of calendar and rules that wait for the reader: who may approve is told without looking for them.</summary>
internal sealed class Approvals(IDeadlineChanges changes, ChangeWords words)
{
    /// <summary>How many changes wait for the reader.</summary>
    public async Task<int> CountAsync(ClaimsPrincipal reader, CancellationToken cancellationToken) => MayApprove(reader)
        ? (await changes.AllAsync(cancellationToken)).Count(c => WaitsFor(c, reader))
        : 0;

    /// <summary>The changes that wait for the reader, the newest first; none for who keeps no calendars.</summary>
    public async Task<ImmutableArray<Approval>> ForAsync(ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        if (!MayApprove(reader)) return [];
        var all = await changes.AllAsync(cancellationToken);
        var waiting = ImmutableArray.CreateBuilder<Approval>();
        foreach (var change in all.Where(c => WaitsFor(c, reader))) waiting.Add(new(change, (await words.OfAsync(change, all, cancellationToken)).Title));
        return waiting.ToImmutable();
    }

    private static bool MayApprove(ClaimsPrincipal reader) => Roles.CalendarKeepers.Any(reader.IsInRole);

    private static bool WaitsFor(DeadlineChange change, ClaimsPrincipal reader) =>
        change is { ApprovedBy: null, FinishedAt: null, OvertakenBy: null } && change.ProposedBy != reader.Identity?.Name;
}

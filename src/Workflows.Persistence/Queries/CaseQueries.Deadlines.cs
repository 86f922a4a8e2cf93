using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Database;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Queries;

/// <summary>A deadline of a case.</summary>
/// <param name="DueAt">The instant at which it ends, where it runs in hours.</param>
/// <param name="IsLate">Missed, or met after its due day: for ever.</param>
/// <param name="IsProvisional">Counted through a year whose holiday notice is not published.</param>
public sealed record DeadlineHeader(
    string Key, int Round, Bilingual Title, DeadlineOwner Owner, string Law, MissedMeans Means, DeadlineStatus Status,
    DateOnly Anchor, DateOnly Target, DateOnly Due, DateTimeOffset? DueAt, DateOnly? MetOn, bool IsOpen, bool IsLate, bool IsProvisional)
{
    /// <summary>What the period that binds rests on; null where the row was written by an older version, which did not keep it.</summary>
    public string? BindingLaw { get; init; }
}

/// <summary>An open deadline with the case that it belongs to.</summary>
public sealed record BoardEntry(CaseId Case, string? Number, string CaseTitle, ImmutableArray<string> Officers, DeadlineHeader Deadline)
{
    public bool IsOverdue(DateOnly today) => Deadline.Due < today;
}

public sealed partial class CaseQueries
{
    /// <summary>The open deadlines of all running cases whose target is not after a day, overdue ones included, the earliest first.</summary>
    /// <param name="owner">Only those of the agency, say; null for all.</param>
    public async Task<Page<BoardEntry>> BoardAsync(DateOnly until, DeadlineOwner? owner, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var page = await (
            from d in db.Deadlines.AsNoTracking()
            where d.IsOpen && d.Target <= until && (owner == null || d.Owner == owner)
            join c in db.Cases on d.CaseId equals c.Id
            where c.Status == CaseStatus.Running
            join r in db.Reckonings on new { d.CaseId, d.Key, d.Round } equals new { r.CaseId, r.Key, r.Round } into reckonings
            from r in reckonings.DefaultIfEmpty()
            orderby d.Target, d.Due, d.CaseId, d.Key
            select new { Deadline = d, Reckoning = r, c.Number, c.Title, c.Officers }).PageAsync(skip, take, cancellationToken);
        return new([.. page.Items.Select(r => new BoardEntry(r.Deadline.CaseId, r.Number, r.Title, Words.Read(r.Officers), Of(r.Deadline) with { BindingLaw = r.Reckoning?.BindingLaw }))], page.Total);
    }

    private DeadlineHeader Of(DeadlineRow d) => new(
        d.Key, d.Round, new(d.TitleZh, d.TitleEn), d.Owner, d.Law, d.Means, d.Status, d.Anchor, d.Target, d.Due,
        d.DueAt is { } at ? zone.Local(at) : null, d.MetOn, d.IsOpen, d.IsLate, d.IsProvisional);
}

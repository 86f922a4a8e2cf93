using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Database;
using Workflows.Statute;

namespace Workflows.Persistence.Queries;

/// <summary>A case on one line.</summary>
/// <param name="Title">The party's name; empty before it is known.</param>
/// <param name="Stages">Those that it is in; of one that has ended the last.</param>
/// <param name="EndedAt">The end event that it ended with; null while it runs.</param>
/// <param name="NextKey">The agency's open deadline that comes first, with its title, target and due day; null for none.</param>
/// <param name="Officers">Ids of those who did the duty of investigating.</param>
public sealed record CaseHeader(
    CaseId Case, string? Number, string Procedure, string Title, string? PartyKind, ImmutableArray<string> Stages, CaseStatus Status, string? EndedAt, DateOnly OpenedOn,
    long Version, string? NextKey, Bilingual? NextTitle, DateOnly? NextTarget, DateOnly? NextDue, ImmutableArray<string> Officers, DateTimeOffset UpdatedAt)
{
    /// <summary>The instant at which the deadline that comes first ends, where it runs in hours; null for every other, and where only one case was asked for.</summary>
    public DateTimeOffset? NextDueAt { get; init; }
}

/// <summary>Which cases are looked for; null asks for all.</summary>
/// <param name="Text">A part of the case number, of the party's name or of the id.</param>
/// <param name="Officer">The id of one of its officers.</param>
public sealed record CaseSearch(string? Text = null, CaseStatus? Status = null, string? Stage = null, string? Procedure = null, string? Officer = null)
{
    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

public sealed partial class CaseQueries
{
    /// <summary>The cases that are looked for, those changed last first.</summary>
    public async Task<Page<CaseHeader>> CasesAsync(CaseSearch search, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        await using var db = database.Open();
        var rows = db.Cases.AsNoTracking();
        if (search.Status is { } status) rows = rows.Where(c => c.Status == status);
        if (search.Stage is { } stage) rows = rows.Where(c => c.Stage.Contains(Words.Marked(stage)) || c.Stage == stage);
        if (search.Procedure is { } procedure) rows = rows.Where(c => c.Procedure == procedure);
        if (search.Officer is { } officer) rows = rows.Where(c => c.Officers.Contains(Words.Marked(officer)));
        if (search.Text?.Trim() is { Length: > 0 } text)
        {
            var isId = CaseId.TryParse(text, out var id);
            rows = rows.Where(c => c.Title.Contains(text) || (c.Number != null && c.Number.Contains(text)) || (isId && c.Id == id));
        }
        var page = await rows.OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Id).PageAsync(search.Skip, search.Take, cancellationToken);
        var shown = page.Items.Select(c => c.Id).ToList();
        var ends = (await db.Deadlines.AsNoTracking().Where(d => shown.Contains(d.CaseId) && d.IsOpen && d.DueAt != null).ToListAsync(cancellationToken))
            .ToLookup(d => (d.CaseId, d.Key), d => zone.Local(d.DueAt!.Value));
        return new([.. page.Items.Select(c => Of(c) with { NextDueAt = ends[(c.Id, c.NextKey ?? "")].Select(at => (DateTimeOffset?)at).FirstOrDefault() })], page.Total);
    }

    /// <summary>By person, of how many running cases he is an officer.</summary>
    public async Task<ImmutableDictionary<string, int>> RunningCasesOfOfficersAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var officers = await db.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.Running && c.Officers != "").Select(c => c.Officers).ToListAsync(cancellationToken);
        return officers.SelectMany(o => Words.Read(o)).CountBy(person => person).ToImmutableDictionary();
    }

    /// <summary>The summary of a case; null for one that does not exist.</summary>
    public async Task<CaseHeader?> CaseAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } row ? Of(row) : null;
    }

    /// <summary>The case of a case number; null for a number that was not given.</summary>
    public async Task<CaseHeader?> CaseOfNumberAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellationToken) is { } row ? Of(row) : null;
    }

    private CaseHeader Of(CaseRow c) => new(
        c.Id, c.Number, c.Procedure, c.Title, c.PartyKind, Words.Read(c.Stage), c.Status, c.EndedAt, c.OpenedOn, c.Version, c.NextKey,
        c.NextTitleZh is { } zh ? new(zh, c.NextTitleEn ?? zh) : null, c.NextTarget, c.NextDue, Words.Read(c.Officers), zone.Local(c.UpdatedAt));
}

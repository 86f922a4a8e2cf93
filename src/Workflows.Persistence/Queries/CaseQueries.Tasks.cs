using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Database;
using Workflows.Statute;

namespace Workflows.Persistence.Queries;

/// <summary>An open task with the case that it belongs to.</summary>
/// <param name="Number">The case number; null before it is given.</param>
/// <param name="CaseTitle">The party's name.</param>
/// <param name="Stages">Those that the case is in.</param>
/// <param name="Node">The task's number in the case, as commands name it.</param>
/// <param name="DeadlineKey">The open deadline that hangs on the task; null for none.</param>
/// <param name="Target">The day to work towards, of that deadline; null for none, and while it stands still.</param>
/// <param name="ClaimedBy">Who took it; null while it is in the pool.</param>
/// <param name="IsAgain">True where the step was done in this case before: it came back, or came round once more.</param>
public sealed record InboxTask(
    CaseId Case, string? Number, string CaseTitle, ImmutableArray<string> Stages, int Node, string Procedure, string Element, Bilingual Title, ImmutableArray<string> Roles,
    string? Duty, string? Form, string? DeadlineKey, DateOnly? Target, DateOnly? Due, DateTimeOffset OpenedAt, string? ClaimedBy, bool IsAgain)
{
    /// <summary>The instant at which that deadline ends, where it runs in hours; null for every other.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Which tasks an inbox shows.</summary>
public enum InboxPart
{
    /// <summary>The person's own and those in the pool.</summary>
    Open,

    /// <summary>Those that the person took.</summary>
    Mine,

    /// <summary>Those that nobody took.</summary>
    Pool,

    /// <summary>Those of others too, with who took them.</summary>
    All,
}

public sealed partial class CaseQueries
{
    /// <summary>The open tasks that holders of one of the roles may do, those with the earliest target first, those without one last.</summary>
    /// <remarks>Whether a rule of duties bars this very person is the engine's answer, in the preflight of the task.</remarks>
    public async Task<Page<InboxTask>> InboxAsync(
        string person, IReadOnlyCollection<string> roles, InboxPart part, int skip, int take, CancellationToken cancellationToken)
    {
        var marked = roles.Select(Words.Marked).ToArray();
        await using var db = database.Open();
        var mine = db.Tasks.Where(t => marked.Any(m => t.Roles.Contains(m)));
        mine = part switch
        {
            InboxPart.Open => mine.Where(t => t.ClaimedBy == null || t.ClaimedBy == person),
            InboxPart.Mine => mine.Where(t => t.ClaimedBy == person),
            InboxPart.Pool => mine.Where(t => t.ClaimedBy == null),
            _ => mine,
        };
        var page = await WithCase(db, mine).PageAsync(skip, take, cancellationToken);
        return new([.. page.Items.Select(Of)], page.Total);
    }

    /// <summary>The open tasks that a person took, whatever his roles are by now.</summary>
    public async Task<ImmutableArray<InboxTask>> HeldAsync(string person, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await WithCase(db, db.Tasks.Where(t => t.ClaimedBy == person)).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    /// <summary>The open tasks of a case, in the same order.</summary>
    public async Task<ImmutableArray<InboxTask>> TasksOfCaseAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await WithCase(db, db.Tasks.Where(t => t.CaseId == id)).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    /// <summary>Every open task of every case, in the same order.</summary>
    public async Task<ImmutableArray<InboxTask>> OpenTasksAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var rows = await WithCase(db, db.Tasks).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    private static IQueryable<TaskWithCase> WithCase(WorkflowContext db, IQueryable<TaskRow> tasks) =>
        from t in tasks.AsNoTracking()
        join c in db.Cases on t.CaseId equals c.Id
        orderby t.Target == null, t.Target, t.OpenedAt, t.CaseId, t.Node
        select new TaskWithCase { Task = t, Number = c.Number, Title = c.Title, Stage = c.Stage, DueAt = db.Deadlines.Where(d => d.CaseId == t.CaseId && d.Key == t.DeadlineKey && d.IsOpen).Select(d => d.DueAt).FirstOrDefault() };

    private InboxTask Of(TaskWithCase row) => new(
        row.Task.CaseId, row.Number, row.Title, Words.Read(row.Stage), row.Task.Node, row.Task.Procedure, row.Task.Element, new(row.Task.TitleZh, row.Task.TitleEn),
        Words.Read(row.Task.Roles), row.Task.Duty, row.Task.Form, row.Task.DeadlineKey, row.Task.Target, row.Task.Due, zone.Local(row.Task.OpenedAt), row.Task.ClaimedBy, row.Task.IsAgain)
    {
        DueAt = row.DueAt is { } at ? zone.Local(at) : null,
    };

    private sealed class TaskWithCase
    {
        public required TaskRow Task { get; init; }

        public required string? Number { get; init; }

        public required string Title { get; init; }

        public required string Stage { get; init; }

        public DateTimeOffset? DueAt { get; init; }
    }
}

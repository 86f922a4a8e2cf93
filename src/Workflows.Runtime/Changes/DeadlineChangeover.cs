using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Changes;

/// <summary>
/// Moves running deadlines to a new calendar, or to new rules: shows first what would move, needs two people, and then goes from case to case. It may be
/// killed at any time: it goes on after the last case that it noted, and a case that is done already stays as it is.
/// </summary>
public sealed class DeadlineChangeover(
    IDeadlineChanges changes, ICaseStore store, CaseRuntime runtime, ProcedureLibrary library, DefinitionsWatch definitions, TimeProvider clock,
    ILogger<DeadlineChangeover> logger)
{
    /// <summary>What stands for the rules of all law files as the subject of a change.</summary>
    public const string Rules = "rules";

    private const int Batch = 200;

    /// <summary>What a calendar would do to all running cases.</summary>
    public Task<ChangePreview> PreviewAsync(LegalCalendar calendar, CancellationToken cancellationToken) =>
        PreviewAsync(library.Current.Law with { Calendar = calendar }, MoveCause.Calendar, cancellationToken);

    /// <summary>What the rules in force would do to deadlines that were started by former ones.</summary>
    public Task<ChangePreview> PreviewRulesAsync(CancellationToken cancellationToken) => PreviewAsync(library.Current.Law, MoveCause.Rules, cancellationToken);

    /// <summary>Proposes a calendar. Nothing moves before somebody else approves it.</summary>
    /// <param name="text">The whole file.</param>
    /// <returns>The change; or why the file is no calendar, with places.</returns>
    public async Task<Reading<DeadlineChange>> ProposeCalendarAsync(string text, string reason, string by, CancellationToken cancellationToken)
    {
        var current = library.Current.Law.Calendar;
        var reading = CalendarReader.Read(current.Id, $"calendars/{current.Id}.yaml", text);
        if (reading.Value is not { } calendar) return new(null, reading.Findings);
        var change = new DeadlineChange(
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"), MoveCause.Calendar, calendar.Id, current.Version, calendar.Version, text, reason,
            await PreviewAsync(calendar, cancellationToken), by, clock.GetUtcNow());
        await changes.AddAsync(change, cancellationToken);
        logger.ChangeProposed(change.Id, change.Subject, change.Version, change.Preview.Moves.Length, by);
        return new(change, []);
    }

    /// <summary>Proposes to apply the rules in force to deadlines that former ones started.</summary>
    public async Task<DeadlineChange> ProposeRulesAsync(string reason, string by, CancellationToken cancellationToken)
    {
        var version = library.Current.Law.Version;
        var change = new DeadlineChange(
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"), MoveCause.Rules, Rules, "", version, "", reason, await PreviewRulesAsync(cancellationToken), by, clock.GetUtcNow());
        await changes.AddAsync(change, cancellationToken);
        logger.ChangeProposed(change.Id, change.Subject, change.Version, change.Preview.Moves.Length, by);
        return change;
    }

    /// <summary>Approves a change and puts its calendar in force; the next rounds apply it to the cases.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<Bilingual?> ApproveAsync(string id, string by, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } change) return new($"没有编号为“{id}”的变更。", $"Expected a change '{id}', but there is none.");
        if (change.ApprovedBy is { } other) return new($"该变更已由 {other} 批准。", $"{other} has approved it already.");
        if (change.ProposedBy == by) return new Rejection.NeedsTwoPeople(by).Message;
        var inForce = change.Cause == MoveCause.Calendar ? library.Current.Law.Calendar.Version : change.FromVersion;
        if (inForce != change.FromVersion)
        {
            return new("提出之后日历已经变更，预览不再准确。请重新提出。", "The calendar changed since this was proposed, so that its preview no longer holds. Propose it again.");
        }
        if (change.Cause == MoveCause.Rules && library.Current.Law.Version != change.Version)
        {
            return new("提出之后规则文件已经变更，预览不再准确。请重新提出。", "The rules changed since this was proposed, so that its preview no longer holds. Propose it again.");
        }
        if (!await changes.ApproveAsync(id, by, clock.GetUtcNow(), cancellationToken)) return new("该变更已由他人批准。", "Somebody else has approved it meanwhile.");
        logger.ChangeApproved(id, change.Subject, change.Version, change.ProposedBy, by);
        await definitions.LookAsync(cancellationToken);
        return null;
    }

    /// <summary>Goes on with every approved change that is not done.</summary>
    /// <returns>How many deadlines moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var change in await changes.UnfinishedAsync(cancellationToken)) moved += await ApplyAsync(change, cancellationToken);
        return moved;
    }

    private async Task<int> ApplyAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        // A later calendar may have come into force: it brings its own change, and the cases are spared this one.
        if (change.Cause == MoveCause.Calendar && library.Current.Law.Calendar.Version != change.Version)
        {
            await changes.FinishAsync(change.Id, clock.GetUtcNow(), cancellationToken);
            return 0;
        }
        var (last, cases, moved) = (change.LastCase, change.CasesDone, change.DeadlinesMoved);
        while (await changes.RunningCasesAsync(last, Batch, cancellationToken) is { IsEmpty: false } batch)
        {
            foreach (var id in batch) moved += await ApplyAsync(change, id, cancellationToken);
            (last, cases) = (batch[^1], cases + batch.Length);
            await changes.ProgressAsync(change.Id, batch[^1], cases, moved, cancellationToken);
        }
        await changes.FinishAsync(change.Id, clock.GetUtcNow(), cancellationToken);
        logger.ChangeFinished(change.Id, cases, moved);
        return moved - change.DeadlinesMoved;
    }

    private async Task<int> ApplyAsync(DeadlineChange change, CaseId id, CancellationToken cancellationToken)
    {
        var decision = await runtime.HandleAsync(
            id, Person.System.Id, c => new CaseCommand.ApplyChange(change.Id, change.Cause, change.ProposedBy, change.ApprovedBy!, c), null, cancellationToken);
        if (decision is Decision.Rejected refused) logger.ChangeRefused(change.Id, id.ToString(), refused.Why.Message.En);
        return decision is Decision.Accepted accepted ? accepted.Events.OfType<CaseEvent.DeadlineMoved>().Count() : 0;
    }

    private async Task<ChangePreview> PreviewAsync(RuleBook law, MoveCause cause, CancellationToken cancellationToken)
    {
        var (moves, cases, world) = (ImmutableArray.CreateBuilder<MovedDeadline>(), 0, library.Current);
        var context = await runtime.ContextAsync(Person.System.Id, cancellationToken);
        CaseId? last = null;
        while (await changes.RunningCasesAsync(last, Batch, cancellationToken) is { IsEmpty: false } batch)
        {
            foreach (var id in batch)
            {
                var state = await store.LoadAsync(id, cancellationToken);
                moves.AddRange(ChangeApplication.Preview(world.Procedures, law, state, cause, context).Select(m => MovedDeadline.Of(state, m)));
            }
            (last, cases) = (batch[^1], cases + batch.Length);
        }
        return new(cases, moves.ToImmutable());
    }
}

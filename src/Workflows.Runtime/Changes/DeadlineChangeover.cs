using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Changes;

/// <summary>
/// Moves running deadlines to a new calendar, or to new rules: works out first what would move, needs two people, and then goes from case to case, each in
/// a transaction of its own. Both go in batches and may be killed at any time: they go on after the last case that they noted, and a case that is done
/// already stays as it is.
/// </summary>
public sealed class DeadlineChangeover(
    IDeadlineChanges changes, ICaseStore store, CaseRuntime runtime, ProcedureLibrary library, DefinitionsWatch definitions, TimeProvider clock,
    ILogger<DeadlineChangeover> logger)
{
    /// <summary>What stands for the rules of all law files as the subject of a change.</summary>
    public const string Rules = "rules";

    private readonly ChangeRun run = new(changes, store, runtime, library, clock, logger);

    /// <summary>What a calendar would do to all running cases, batch by batch; nothing is kept.</summary>
    public async IAsyncEnumerable<PreviewBatch> PreviewAsync(LegalCalendar calendar, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(library.Current.Law with { Calendar = calendar }, MoveCause.Calendar, cancellationToken);
        await foreach (var batch in plan.PreviewAsync(null, cancellationToken)) yield return batch;
    }

    /// <summary>Proposes a calendar. The next rounds work out what it would move; nothing moves before somebody else approves it.</summary>
    /// <param name="text">The whole file.</param>
    /// <returns>The change; or why the file is no calendar, with places.</returns>
    public async Task<Reading<DeadlineChange>> ProposeCalendarAsync(string text, string reason, string by, CancellationToken cancellationToken)
    {
        var current = library.Current.Law.Calendar;
        var reading = CalendarReader.Read(current.Id, $"calendars/{current.Id}.yaml", text, current.Region);
        return reading.Value is { } calendar
            ? new(await ProposeAsync(MoveCause.Calendar, calendar.Id, current.Version, calendar.Version, text, reason, by, cancellationToken), [])
            : new(null, reading.Findings);
    }

    /// <summary>Proposes to apply the rules in force to deadlines that former ones started.</summary>
    public Task<DeadlineChange> ProposeRulesAsync(string reason, string by, CancellationToken cancellationToken) =>
        ProposeAsync(MoveCause.Rules, Rules, "", library.Current.Law.Version, "", reason, by, cancellationToken);

    /// <summary>Approves a change and puts its calendar in force; the next rounds apply it to the cases.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<Bilingual?> ApproveAsync(string id, string by, CancellationToken cancellationToken)
    {
        if (await changes.FindAsync(id, cancellationToken) is not { } change) return new($"没有编号为“{id}”的变更。", $"Expected a change '{id}', but there is none.");
        if (change.ApprovedBy is { } other) return new($"该变更已由 {other} 批准。", $"{other} has approved it already.");
        if (change.ProposedBy == by) return new Rejection.NeedsTwoPeople(by).Message;
        if (await OvertakenAsync(change, cancellationToken) is { } overtaken) return overtaken;
        if (!IsHere(change))
        {
            return change.Cause == MoveCause.Calendar
                ? new("本机生效的日历与提出时的不同，预览不再准确。请重新提出。", "The calendar in force here is not the one on which this rests, so that its preview does not hold. Propose it again.")
                : new("本机的规则文件与提出时的不同，预览不再准确。请重新提出。", "The rules in force here are not those that were proposed, so that the preview does not hold. Propose it again.");
        }
        if (change.Preview.FinishedAt is null)
        {
            return new($"尚在计算会变动的期限，已看{change.Preview.Cases}个案件。请在计算完成、看过之后再批准。",
                $"What it would move is still being worked out: {change.Preview.Cases} cases so far. Approve it when that is done and looked at.");
        }
        if (!await changes.ApproveAsync(id, by, clock.GetUtcNow(), cancellationToken))
        {
            // Of two who approve at once, one comes second: either this change or another of its subject was approved meanwhile.
            return await changes.FindAsync(id, cancellationToken) is { ApprovedBy: null } still && await OvertakenAsync(still, cancellationToken) is { } late
                ? late
                : new("该变更已由他人批准。", "Somebody else has approved it meanwhile.");
        }
        logger.ChangeApproved(id, change.Subject, change.Version, change.ProposedBy, by);
        await definitions.PutCalendarInForceAsync(CancellationToken.None); // approved is approved, whoever has gone away
        return null;
    }

    /// <summary>Goes on with every proposal whose moves are not worked out, and with every approved change that is not done, until all are.</summary>
    /// <returns>How many deadlines moved.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => RunAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The same for a while: what is left is done in later rounds, so that timers and mails do not wait for thousands of cases.</summary>
    /// <param name="most">After how long no further batch is begun.</param>
    public async Task<int> RunAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        bool IsTimeUp() => most != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(begun) >= most;
        var moved = 0;
        foreach (var change in await changes.WithoutPreviewAsync(cancellationToken)) await WorkOutAsync(change, IsTimeUp, cancellationToken);
        foreach (var change in await changes.UnfinishedAsync(cancellationToken)) moved += await run.GoOnAsync(change, IsTimeUp, cancellationToken);
        return moved;
    }

    private async Task<DeadlineChange> ProposeAsync(
        MoveCause cause, string subject, string fromVersion, string version, string text, string reason, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var change = new DeadlineChange(Guid.CreateVersion7(now).ToString("n"), cause, subject, fromVersion, version, text, reason, ChangePreview.None, by, now);
        await changes.AddAsync(change, cancellationToken);
        logger.ChangeProposed(change.Id, change.Subject, change.Version, by);
        return change;
    }

    private async Task WorkOutAsync(DeadlineChange change, Func<bool> isTimeUp, CancellationToken cancellationToken)
    {
        while (!isTimeUp())
        {
            if (await LawOfAsync(change, cancellationToken) is not { } law)
            {
                // Else this host has not heard of what it would change, or has other files than those that it would put in force: another works it out.
                if (await OvertakerAsync(change, cancellationToken) is { } later) await changes.GiveUpAsync(change.Id, clock.GetUtcNow(), later, cancellationToken);
                return;
            }
            if (await WorkOutAsync(change, law, isTimeUp, cancellationToken)) return;
            // Another host works it out too: from where it is by now.
            if (await changes.FindAsync(change.Id, cancellationToken) is not { Preview.FinishedAt: null } now) return;
            change = now;
        }
    }

    /// <returns>True where it was worked out or its time is over; false where another host was quicker.</returns>
    private async Task<bool> WorkOutAsync(DeadlineChange change, RuleBook law, Func<bool> isTimeUp, CancellationToken cancellationToken)
    {
        var total = change.Preview;
        await foreach (var batch in (await PlanAsync(law, change.Cause, cancellationToken)).PreviewAsync(total.LastCase, cancellationToken))
        {
            var from = total.LastCase;
            total = total.And(batch);
            if (!await changes.PreviewedAsync(change.Id, from, batch, total, cancellationToken)) return false;
            foreach (var failure in batch.Failed) await changes.NoteAsync(change.Id, failure.Case, failure.Why, cancellationToken);
            if (isTimeUp()) return true;
        }
        await changes.PreviewFinishedAsync(change.Id, clock.GetUtcNow(), cancellationToken);
        logger.ChangePreviewed(change.Id, total.Cases, total.Moved);
        return true;
    }

    /// <summary>Whether the files here are those on which the proposal rests: the rules that it puts in force, the calendar that it takes the place of.</summary>
    public bool IsHere(DeadlineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Cause == MoveCause.Rules ? library.Current.Law.Version == change.Version : library.Current.Law.Calendar.Version == change.FromVersion;
    }

    /// <summary>
    /// The version that two people put in force since it was proposed, so that nobody can approve it any more; null where none was. The store knows it. What a
    /// host has on its own disk says nothing: its files may be behind those of the others, or ahead.
    /// </summary>
    private async Task<string?> OvertakerAsync(DeadlineChange change, CancellationToken cancellationToken) =>
        await changes.ApprovedLastAsync(change.Cause, change.Subject, cancellationToken) is { } last && last.Id != change.Id && last.ApprovedAt > change.ProposedAt ? last.Version : null;

    /// <summary>Gives a proposal up that another overtook, and says so; null where none did.</summary>
    private async Task<Bilingual?> OvertakenAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        if (await OvertakerAsync(change, cancellationToken) is { } later) await changes.GiveUpAsync(change.Id, clock.GetUtcNow(), later, cancellationToken);
        else later = change.OvertakenBy;
        return later is null ? null
            : new($"提出之后另一变更（{later}）已获批准，预览不再准确。请重新提出。", $"Another change ({later}) was approved since this was proposed, so that its preview no longer holds. Propose it again.");
    }

    /// <summary>The law as the change would have it; null where other files are in force here, or the calendar does not read any more.</summary>
    private async Task<RuleBook?> LawOfAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        var law = library.Current.Law;
        if (change.Cause == MoveCause.Rules) return law.Version == change.Version ? law : null;
        var text = (await changes.FindAsync(change.Id, cancellationToken))!.Text;
        return law.Calendar.Version == change.FromVersion && CalendarReader.Read(change.Subject, $"calendars/{change.Subject}.yaml", text, law.Calendar.Region).Value is { } calendar
            ? law with { Calendar = calendar }
            : null;
    }

    private async Task<ChangePlan> PlanAsync(RuleBook law, MoveCause cause, CancellationToken cancellationToken) =>
        new(changes, store, library.Current.Procedures, law, cause, await runtime.ContextAsync(Person.System.Id, cancellationToken));
}

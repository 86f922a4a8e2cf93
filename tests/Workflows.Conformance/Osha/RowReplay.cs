using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Simulation;
using Workflows.Runtime.Definitions;

namespace Workflows.Conformance.Osha;

/// <summary>Plays one row as a case through the penalty procedure, on a clock that starts at nine on its first day.</summary>
internal sealed class RowReplay
{
    private const int MostSteps = 5_000;
    private static readonly TimeOnly s_morning = new(9, 0);
    private readonly OshaRow row;
    private readonly DeclaredWorld world;
    private readonly RecordedCourse course;
    private readonly CaseSimulation simulation;
    private readonly Rehearsal rehearsal;
    private readonly List<Refusal> refusals = [];
    private bool isContestMade;

    private RowReplay(Jurisdiction jurisdiction, OshaRow row)
    {
        (this.row, world) = (row, jurisdiction.World);
        course = new(row, jurisdiction.History, world.Law);
        simulation = new(world.Procedures, world.Law, Cast.Everybody, CaseId.Parse($"row-{row.Number}"),
            new DateTimeOffset(row.OpenDate.ToDateTime(s_morning), world.Law.Calendar.UtcOffset));
        rehearsal = new(course.Scenario, world.Procedures, world.Law);
    }

    public static ReplayedRow Play(Jurisdiction jurisdiction, OshaRow row) => new RowReplay(jurisdiction, row).Play();

    private ReplayedRow Play()
    {
        var stuckAt = Do("open the case", "officer1", c => new CaseCommand.StartCase("penalty", course.Opening, c)) ? Run() : "the start of the case";
        if (simulation.State.IsEnded && row.ContestDate is { } contest && !isContestMade)
        {
            simulation.AdvanceTo(contest, s_morning);
            Contest(contest);
        }
        var isOpen = stuckAt is not null && course.IsOpen(world.Procedures, simulation.State);
        return new(row, simulation.State, [.. refusals], isOpen ? null : stuckAt, isOpen);
    }

    /// <returns>Where the case is stuck; null when it ended.</returns>
    private string? Run()
    {
        for (var step = 0; !simulation.State.IsEnded; step++)
        {
            if (step == MostSteps) return $"{Waiting()} after {step} steps";
            if (row.ContestDate is { } contest && !isContestMade && MayContest(contest)) Contest(contest);
            else if (rehearsal.Next(simulation.State, simulation.Today) is { } move) Make(move);
            else if (NextInstant() is not { } instant) return Waiting();
            else if (Advance(instant) is { } refused) return refused;
        }
        return null;
    }

    // What is contested on the day of the notice or later comes after the notice was served; what is contested before, as soon as it can be recorded.
    private bool MayContest(DateOnly contest) => simulation.Today >= contest
        && (contest < (row.IssuanceDate ?? row.OpenDate)
            ? Outlook.Messages(world.Procedures, simulation.State).Any(m => m.Message.Name == "hearing.requested")
            : simulation.State.Record.Last("notice.served") is not null);

    private void Contest(DateOnly contest)
    {
        isContestMade = true;
        if (Request("hearing.requested", contest)) return;
        // A request out of time is told so; one that came too early, or after the end, has no such way.
        var due = (simulation.State.Record.Deadline("hearing-request") ?? simulation.State.Record.Deadline("party-window"))?.Due;
        if (contest > due && Outlook.Messages(world.Procedures, simulation.State).Any(m => m.Message.Name == "hearing.requested-late"))
            Request("hearing.requested-late", contest);
    }

    private bool Request(string message, DateOnly contest) => Do($"{message} dated {contest:yyyy-MM-dd}", "officer1",
        c => new CaseCommand.DeliverMessage(message, null, FeelContext.Empty.Set("hearingRequestedOn", FeelValue.Of(contest)), c));

    private void Make(Move move)
    {
        switch (move)
        {
            case Move.Complete task:
                var element = task.Task.Node.Element;
                var what = course.Recorded(element) is { } recorded ? $"{element}: {recorded}" : element;
                if (!Do(what, move.Actor, c => new CaseCommand.CompleteTask(task.Task.Node.Id, move.Answers, c)) && course.Forget(element)) return; // done again, as the law has it
                break;
            case Move.Deliver message:
                Do(message.Message.Message.Name, move.Actor, c => new CaseCommand.DeliverMessage(message.Message.Message.Name, null, move.Answers, c));
                break;
        }
        rehearsal.Made(move);
    }

    private bool Do(string what, string actor, Func<CommandContext, CaseCommand> command)
    {
        if (simulation.Do(actor, command) is not Decision.Rejected refused) return true;
        refusals.Add(new(what, simulation.Today, refused.Why));
        return false;
    }

    private DateTimeOffset? NextInstant()
    {
        var timers = simulation.TimersByDue;
        DateTimeOffset? timer = timers.IsEmpty ? null : timers[0].Due;
        var days = new[] { rehearsal.NextDay(simulation.State, simulation.Today), isContestMade ? null : row.ContestDate }
            .OfType<DateOnly>().Where(d => d > simulation.Today).Order().ToList();
        if (days.Count == 0) return timer;
        var morning = new DateTimeOffset(days[0].ToDateTime(s_morning), simulation.Now.Offset);
        return timer < morning ? timer : morning;
    }

    private string? Advance(DateTimeOffset instant)
    {
        try
        {
            simulation.AdvanceTo(instant);
            return null;
        }
        catch (InvalidOperationException refused) // a timer that the engine refuses to fire never fires
        {
            return refused.Message;
        }
    }

    private string Waiting() => string.Join(", ", simulation.State.Marking.Nodes.Values
        .Where(n => n.Wait is not (NodeWait.Children or NodeWait.Called)).Select(n => n.Element).Distinct());
}

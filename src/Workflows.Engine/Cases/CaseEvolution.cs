using System.Diagnostics;
using Workflows.Decisions.Feel;
using static Workflows.Engine.Cases.CaseEvent;

namespace Workflows.Engine.Cases;

/// <summary>How a case changes by what happened. It needs no definition, and never refuses.</summary>
public static class CaseEvolution
{
    public static CaseState Evolve(CaseState state, CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(e);
        return Change(state with { Version = state.Version + 1 }, e);
    }

    public static CaseState Fold(CaseId id, IEnumerable<CaseEvent> events) => events.Aggregate(CaseState.None(id), Evolve);

    private static CaseState Change(CaseState s, CaseEvent e) => e switch
    {
        CaseOpened x => s with { Procedure = x.Procedure, OpenedOn = x.On },
        FrameOpened x => s with
        {
            Marking = s.Marking with { Frames = s.Marking.Frames.SetItem(x.Frame, new(x.Frame, x.Caller, x.Procedure, x.Hash)) },
            Record = s.Record with { Variables = s.Record.Variables.SetItem(x.Frame, FeelContext.Empty) },
        },
        FrameClosed x => s with
        {
            Marking = s.Marking with { Frames = s.Marking.Frames.Remove(x.Frame) },
            Record = x.Frame == 0 ? s.Record : s.Record with { Variables = s.Record.Variables.Remove(x.Frame) }, // what is known of the case outlives it
        },
        NodeEntered x => Enter(s, x),
        NodeLeft x => s with
        {
            Marking = s.Marking with { Nodes = s.Marking.Nodes.Remove(x.Node) },
            Record = s.Record with { Tasks = s.Record.Tasks.Remove(x.Node) },
        },
        StageBegan x => s with { Stage = x.Stage },
        VariablesSet x => Set(s, x.Frame, x.Values),
        TaskClaimed x => Task(s, x.Node, x.Person),
        TaskReleased x => Task(s, x.Node, null),
        FactRecorded x => Record(s, s.Record with { Facts = s.Record.Facts.Add(x.Fact with { Seq = s.Version }) }),
        OrderMoved x => s with
        {
            Marking = s.Marking with { Monitors = s.Marking.Monitors.SetItems(x.Rules.Select(r => KeyValuePair.Create(r.No, r.To))) },
        },
        DutyDone x => Record(s, s.Record with { Acts = s.Record.Acts.Any(a => a with { Seq = x.Act.Seq } == x.Act) ? s.Record.Acts : s.Record.Acts.Add(x.Act with { Seq = s.Version }) }),
        PersonWithdrew x => Record(s, s.Record with { Withdrawals = s.Record.Withdrawals.Add(x.Withdrawal with { Seq = s.Version }) }),
        DeadlineStarted x => Record(s, s.Record with
        {
            Register = [.. s.Record.Register.Select(d => d.Key == x.Entry.Key && d.IsOpen ? d with { Status = DeadlineStatus.Restarted } : d), x.Entry],
        }),
        DeadlineMet x => Entry(s, x.Key, x.Round, d => d with { Status = DeadlineStatus.Met, MetOn = x.On, MetInTime = x.InTime, MetByFact = x.Fact ?? d.MetByFact }),
        DeadlineMissed x => Entry(s, x.Key, x.Round, d => d with { Status = DeadlineStatus.Missed, WasMissed = true }),
        DeadlineWithdrawn x => Entry(s, x.Key, x.Round, d => d with { Status = DeadlineStatus.Withdrawn }),
        RungReached x => Entry(s, x.Key, x.Round, d => d with { RungsReached = d.RungsReached.Add(x.Rung), LastRungOn = x.Roles.IsEmpty ? d.LastRungOn : x.On ?? d.LastRungOn }),
        DeadlineSuspended or DeadlineResumed or DeadlineExtended or DeadlineMoved => DeadlineAdjusting.Change(s, e),
        FactCorrected x => DeadlineAdjusting.Correct(s, x),
        ChangeApplied => s,
        NumberGiven x => Record(s, s.Record with { Numbers = s.Record.Numbers.SetItem(x.Series, x.Number) }),
        DocumentMade x => Record(s, s.Record with { Documents = s.Record.Documents.Add(x.Document) }),
        IncidentRaised x => Record(s, s.Record with { Incidents = s.Record.Incidents.Add(x.Incident) }),
        CaseEnded x => s with { IsEnded = true, EndedAt = x.Element },
        DelegationUsed or NodePassed or TaskCompleted or MessageReceived or TimerFired or RuleEvaluated or ActionRun => s,
        _ => throw new UnreachableException(e.GetType().Name),
    };

    private static CaseState Record(CaseState s, CaseRecord record) => s with { Record = record };

    private static CaseState Enter(CaseState s, NodeEntered e) => s with
    {
        Marking = s.Marking with { LastId = Math.Max(s.Marking.LastId, e.Node.Id), Nodes = s.Marking.Nodes.SetItem(e.Node.Id, e.Node) },
        Record = e.Node.Wait is NodeWait.Person
            ? s.Record with { Tasks = s.Record.Tasks.SetItem(e.Node.Id, new(e.Node.Id, e.At, null)) }
            : s.Record,
    };

    private static CaseState Set(CaseState s, int frame, FeelContext values) => Record(s, s.Record with
    {
        Variables = s.Record.Variables.SetItem(frame, s.Record.Variables.GetValueOrDefault(frame, FeelContext.Empty).Merge(values)),
    });

    private static CaseState Task(CaseState s, int node, string? person) => s.Record.Tasks.TryGetValue(node, out var task)
        ? Record(s, s.Record with { Tasks = s.Record.Tasks.SetItem(node, task with { ClaimedBy = person }) })
        : s;

    internal static CaseState Entry(CaseState s, string key, int round, Func<DeadlineEntry, DeadlineEntry> change) => Record(s, s.Record with
    {
        Register = [.. s.Record.Register.Select(d => d.Key == key && d.Round == round ? change(d) : d)],
    });
}

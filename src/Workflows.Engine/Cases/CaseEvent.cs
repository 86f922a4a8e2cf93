using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;

namespace Workflows.Engine.Cases;

/// <summary>How a node was left.</summary>
public enum NodeEnd { Completed, Interrupted, Merged }

/// <summary>A rule of a decision table that spoke.</summary>
public sealed record SpokenRule(int Index, string? Annotation);

/// <summary>Everything that can happen to a case, in the past tense. This file is the list.</summary>
public abstract record CaseEvent
{
    private CaseEvent() { }

    /// <summary>The instant of recording, whole milliseconds.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The id of the person who did it, or <c>system</c>.</summary>
    public string By { get; init; } = "system";

    public sealed record CaseOpened(CaseId Case, string Procedure, DateOnly On) : CaseEvent;

    /// <summary>A procedure began in the case: the first one (0), or one called by the node of that number.</summary>
    public sealed record FrameOpened(int Frame, int? Caller, string Procedure, string Hash) : CaseEvent;

    public sealed record FrameClosed(int Frame) : CaseEvent;

    public sealed record NodeEntered(NodeInstance Node) : CaseEvent;

    public sealed record NodeLeft(int Node, int Frame, string Element, NodeEnd How) : CaseEvent;

    /// <summary>The flow went through an element that does not wait.</summary>
    public sealed record NodePassed(int Frame, string Element) : CaseEvent;

    public sealed record StageBegan(string Stage) : CaseEvent;

    public sealed record VariablesSet(int Frame, FeelContext Values) : CaseEvent;

    public sealed record TaskClaimed(int Node, string Person) : CaseEvent;

    public sealed record TaskReleased(int Node) : CaseEvent;

    /// <param name="Answers">All answers, opinions included.</param>
    public sealed record TaskCompleted(int Node, int Frame, string Element, DateOnly On, FeelContext Answers) : CaseEvent;

    public sealed record MessageReceived(string Name, int Node, int Frame, string Element, DateOnly On, FeelContext Answers) : CaseEvent;

    public sealed record TimerFired(string Timer, int Frame, string? Element) : CaseEvent;

    public sealed record RuleEvaluated(int Frame, string Element, string Decision, FeelContext Inputs, FeelValue Result, ImmutableArray<SpokenRule> Rules) : CaseEvent;

    public sealed record ActionRun(int Frame, string Element, string Action, FeelContext Outputs) : CaseEvent;

    public sealed record FactRecorded(LegalFact Fact) : CaseEvent;

    public sealed record DutyDone(DutyAct Act) : CaseEvent;

    public sealed record DeadlineStarted(DeadlineEntry Entry) : CaseEvent;

    /// <param name="Fact">The number of the fact that met it.</param>
    public sealed record DeadlineMet(string Key, int Round, DateOnly On, bool InTime, long? Fact = null) : CaseEvent;

    public sealed record DeadlineMissed(string Key, int Round) : CaseEvent;

    public sealed record DeadlineWithdrawn(string Key, int Round, string Because) : CaseEvent;

    /// <summary>A rung of the ladder was reached and its mail sent; without roles it was passed over, because a later one says the same.</summary>
    public sealed record RungReached(string Key, int Round, string Rung, ImmutableArray<string> Roles, DateOnly? On = null) : CaseEvent;

    /// <summary>A deadline stopped, or was recorded to have stopped for a while that is over.</summary>
    public sealed record DeadlineSuspended(string Key, int Round, SuspendedSpell Spell) : CaseEvent;

    /// <param name="Until">The last day that does not count.</param>
    public sealed record DeadlineResumed(string Key, int Round, DateOnly Until, string Document) : CaseEvent;

    public sealed record DeadlineExtended(string Key, int Round, GrantedExtension Extension) : CaseEvent;

    /// <summary>The dates of a deadline were worked out afresh.</summary>
    /// <param name="Passed">The rungs that are not sent any more.</param>
    /// <param name="IsOver">Whether its end had passed by then.</param>
    public sealed record DeadlineMoved(
        string Key, int Round, MoveCause Cause, DeadlineDates Dates, string Law, string RuleVersion, ImmutableArray<DatedRung> Rungs,
        ImmutableHashSet<string> Passed, bool IsOver) : CaseEvent;

    /// <summary>The legal day of a fact was recorded wrongly: another takes its place, and both stay in the log.</summary>
    /// <param name="Fact">The number of the fact.</param>
    public sealed record FactCorrected(long Fact, string Event, DateOnly From, DateOnly To, DateTimeOffset ToAt, string Reason, string Document) : CaseEvent;

    /// <summary>A new calendar, or new rules, were applied to the deadlines that run.</summary>
    /// <param name="Change">The id of the change that two people made.</param>
    public sealed record ChangeApplied(string Change, MoveCause Cause, string Version, string ProposedBy, string ApprovedBy) : CaseEvent;

    public sealed record NumberGiven(string Series, string Number) : CaseEvent;

    public sealed record DocumentMade(CaseDocument Document) : CaseEvent;

    public sealed record IncidentRaised(Incident Incident) : CaseEvent;

    /// <param name="Element">The end event that the case ended by.</param>
    public sealed record CaseEnded(string Element) : CaseEvent;
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;

namespace Workflows.Engine.Cases;

/// <summary>How a node was left.</summary>
public enum NodeEnd { Completed, Interrupted, Merged }

/// <summary>A rule of a decision table that spoke.</summary>
/// <param name="Index">Its place in the table, from 1.</param>
/// <param name="Annotation">What the table notes beside it; its article and status among it where <see cref="Law"/> is null.</param>
public sealed record SpokenRule(int Index, string? Annotation)
{
    /// <summary>Its id in the file; null where there is none, and in events of earlier versions.</summary>
    public string? Id { get; init; }

    /// <summary>Its version; null where its table does not tell.</summary>
    public string? Version { get; init; }

    /// <summary>The article, or the source; null where its table does not tell, and in events of earlier versions.</summary>
    public string? Law { get; init; }

    /// <summary>What was known of it; null where its table does not tell.</summary>
    public RuleStatus? Status { get; init; }
}

/// <summary>A decision that another rested on, with the rules of its own table that spoke.</summary>
public sealed record SpokenDecision(string Decision, FeelValue Result, ImmutableArray<SpokenRule> Rules)
{
    /// <summary>By the label of the input column, what it looked at; empty in events of earlier versions.</summary>
    public FeelContext Inputs { get; init; } = FeelContext.Empty;
}

/// <summary>The choice between the law of the day of the act and that of the day of the decision (行政处罚法 art. 37).</summary>
/// <param name="On">The day whose law was applied: one of the other two.</param>
/// <param name="LaterIsLighter">True where the law of the decision was applied because it is the lighter.</param>
/// <param name="Other">What the law that was not applied comes to.</param>
public sealed record AppliedLaw(DateOnly On, DateOnly ActOn, DateOnly DecidedOn, bool LaterIsLighter, FeelValue Other);

/// <summary>A constraint, where the case stands to it now, and the verdict.</summary>
public sealed record MonitorMove(string No, MonitorState To, OrderVerdict Verdict);

/// <summary>Everything that can happen to a case, in the past tense. This file is the list.</summary>
public abstract record CaseEvent
{
    private CaseEvent() { }

    /// <summary>The instant of recording, whole milliseconds.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The id of the person who did it, or <c>system</c>.</summary>
    public string By { get; init; } = "system";

    /// <summary>In whose place <see cref="By"/> acted, by a delegation; null where it was for himself.</summary>
    public string? For { get; init; }

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

    /// <summary>A decision table or another decision spoke.</summary>
    /// <param name="Inputs">By the label of the input column, what it looked at; in events of earlier versions, and of a decision that is no table, by the name of the input.</param>
    /// <param name="Rules">The rules of its own table that spoke.</param>
    public sealed record RuleEvaluated(int Frame, string Element, string Decision, FeelContext Inputs, FeelValue Result, ImmutableArray<SpokenRule> Rules) : CaseEvent
    {
        /// <summary>The decisions that it rested on, in the order in which their values were known; empty in events of earlier versions.</summary>
        public ImmutableArray<SpokenDecision> Rested { get; init; } = [];

        /// <summary>Which day's law was applied to the act, and what the other would have said; null for a decision of procedure.</summary>
        public AppliedLaw? Law { get; init; }
    }

    public sealed record ActionRun(int Frame, string Element, string Action, FeelContext Outputs) : CaseEvent;

    public sealed record FactRecorded(LegalFact Fact) : CaseEvent
    {
        /// <summary>The version of the rule book that judged it, and by which its deadlines run; null in a log that is older than this.</summary>
        public string? RuleBook { get; init; }

        /// <summary>The timer that ran out and by that recorded it; null for what somebody did, and in a log that is older than this.</summary>
        public string? Timer { get; init; }
    }

    /// <summary>Constraints that a legal event, or the end of a window, moved.</summary>
    public sealed record OrderMoved(ImmutableArray<MonitorMove> Rules) : CaseEvent;

    public sealed record DutyDone(DutyAct Act) : CaseEvent;

    /// <summary>What follows was done in another's place; the writing stands here, so that the log proves it by itself.</summary>
    public sealed record DelegationUsed(Delegation Delegation) : CaseEvent;

    /// <summary>The head decided that a person must withdraw; what he did before stands.</summary>
    public sealed record PersonWithdrew(Withdrawal Withdrawal) : CaseEvent;

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
        ImmutableHashSet<string> Passed, bool IsOver) : CaseEvent
    {
        /// <summary>By what it is counted from now on, where new rules were applied; null: as before.</summary>
        public DeadlineTerms? Terms { get; init; }
    }

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

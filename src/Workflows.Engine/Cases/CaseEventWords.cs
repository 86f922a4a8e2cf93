using System.Globalization;
using static Workflows.Engine.Cases.CaseEvent;

namespace Workflows.Engine.Cases;

/// <summary>Where an event happened and what it speaks of, in one word each: for logs and lists.</summary>
public static class CaseEventWords
{
    /// <summary>The BPMN element, or null for an event of the whole case.</summary>
    public static string? Element(CaseEvent e) => e switch
    {
        NodeEntered x => x.Node.Element,
        NodeLeft x => x.Element,
        NodePassed x => x.Element,
        TaskCompleted x => x.Element,
        MessageReceived x => x.Element,
        TimerFired x => x.Element,
        RuleEvaluated x => x.Element,
        ActionRun x => x.Element,
        FactRecorded x => x.Fact.Element,
        DutyDone x => x.Act.Element,
        PersonWithdrew x => x.Withdrawal.Element,
        DocumentMade x => x.Document.Element,
        IncidentRaised x => x.Incident.Element,
        CaseEnded x => x.Element,
        _ => null,
    };

    /// <summary>What the event speaks of besides its kind: the legal event, the deadline, the document; empty where the kind says all.</summary>
    public static string Detail(CaseEvent e) => e switch
    {
        CaseOpened x => x.Procedure,
        FrameOpened x => x.Procedure,
        StageBegan x => x.Stage,
        TaskClaimed x => x.Person,
        MessageReceived x => x.Name,
        TimerFired x => x.Timer,
        RuleEvaluated x => $"{x.Decision} {string.Join(",", x.Rules.Select(r => r.Index.ToString(CultureInfo.InvariantCulture)))}",
        ActionRun x => x.Action,
        FactRecorded x => $"{x.Fact.Event} {x.Fact.On:yyyy-MM-dd}",
        OrderMoved x => string.Join(' ', x.Rules.Select(r => r.No)),
        DutyDone x => $"{x.Act.Person} {x.Act.Duty}",
        DelegationUsed x => $"{x.Delegation.Deputy} for {x.Delegation.Principal} {x.Delegation.Role} {x.Delegation.From:yyyy-MM-dd} {x.Delegation.To:yyyy-MM-dd} {x.Delegation.Document}",
        PersonWithdrew x => $"{x.Withdrawal.Person} {x.Withdrawal.On:yyyy-MM-dd}",
        DeadlineStarted x => $"{x.Entry.Name} {x.Entry.Due:yyyy-MM-dd} {x.Entry.Target:yyyy-MM-dd}",
        DeadlineMet x => $"{x.Key}#{x.Round} {x.On:yyyy-MM-dd} {(x.InTime ? "in-time" : "late")}",
        DeadlineMissed x => $"{x.Key}#{x.Round}",
        DeadlineWithdrawn x => $"{x.Key}#{x.Round} {x.Because}",
        RungReached x => $"{x.Key}#{x.Round} {x.Rung}",
        DeadlineSuspended x => $"{x.Key}#{x.Round} {x.Spell.Ground} {x.Spell.From:yyyy-MM-dd}..{x.Spell.Until:yyyy-MM-dd}",
        DeadlineResumed x => $"{x.Key}#{x.Round} {x.Until:yyyy-MM-dd}",
        DeadlineExtended x => $"{x.Key}#{x.Round} {x.Extension.Length}",
        DeadlineMoved x => $"{x.Key}#{x.Round} {x.Cause.ToString().ToLowerInvariant()} {x.Dates.Due:yyyy-MM-dd} {x.Dates.Target:yyyy-MM-dd}",
        FactCorrected x => $"{x.Event} {x.From:yyyy-MM-dd} {x.To:yyyy-MM-dd}",
        ChangeApplied x => $"{x.Cause.ToString().ToLowerInvariant()} {x.Version} {x.ProposedBy} {x.ApprovedBy}",
        NumberGiven x => $"{x.Series} {x.Number}",
        DocumentMade x => x.Document.Name,
        _ => "",
    };
}

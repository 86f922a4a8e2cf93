using Elsa.Host.Frame;
using Elsa.Host.Procedures;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Casework;

/// <summary>An event of the log as its page shows it.</summary>
/// <param name="Element">The name of the BPMN element; empty for an event of the whole case.</param>
/// <param name="Detail">What it speaks of.</param>
internal sealed record LogLine(long Seq, DateTimeOffset At, string Who, string Type, string Element, string Detail)
{
    /// <summary>The row of a decision table that spoke, in the table as the case has it; null for every other event.</summary>
    public string? Row { get; init; }

    /// <summary>What kind of event the reader is told: the name of a text.</summary>
    public string Word { get; init; } = Type;

    /// <summary>The change of calendar or rules that was applied; null for every other event.</summary>
    public string? Change { get; init; }

    public static LogLine Of(CaseFile file, LoggedEvent logged, ReadersWords words, AnswerWords say) => new(
        logged.Seq, logged.At, words.Acting(logged.By, logged.Event.For), logged.Type, ElementOf(file, logged.Event),
        RecountedDates.WhyUnmoved(file, logged) is { } why ? $"{TitleOf(file, ((CaseEvent.DeadlineMoved)logged.Event).Key)} {why}" : DetailOf(file, logged.Event, words, say))
    {
        Row = logged.Event is CaseEvent.RuleEvaluated said && SpokenWords.TextOf(file, said.Frame, said.Decision) is { } table
            ? TableLinks.InCase(file.Id, said.Frame, table.Id, said.Rules.IsEmpty ? null : said.Rules[0].Index)
            : null,
        Change = (logged.Event as CaseEvent.ChangeApplied)?.Change,
        Word = RecountedDates.WhyUnmoved(file, logged) is null ? logged.Type : "DeadlineRecounted",
    };

    /// <summary>The name of the element that an event speaks of; ids are unique in a procedure only, so the frame's own comes first.</summary>
    public static string ElementOf(CaseFile file, CaseEvent e) => CaseEventWords.Element(e) is not { } id ? "" : NameOf(file, FrameOf(e), id);

    public static string NameOf(CaseFile file, int? frame, string element)
    {
        FlowNode? node = frame is { } f ? file.NodeOf(f, element) : file.Frames.Keys.Select(k => file.NodeOf(k, element)).FirstOrDefault(n => n is not null);
        return node switch
        {
            { Info.Name: { Zh.Length: > 0 } name } => name.ForReader(),
            FlowNode.ExclusiveGateway or FlowNode.ParallelGateway or FlowNode.EventBasedGateway => Languages.Pick("（分支或汇合）", "(junction)"),
            FlowNode.StartEvent => Languages.Pick("（开始）", "(start)"),
            FlowNode.EndEvent => Languages.Pick("（结束）", "(end)"),
            not null => Languages.Pick("（流程内部步骤）", "(a step of the flow)"),
            null => element,
        };
    }

    private static int? FrameOf(CaseEvent e) => e switch
    {
        CaseEvent.NodeEntered x => x.Node.Frame,
        CaseEvent.NodeLeft x => x.Frame,
        CaseEvent.NodePassed x => x.Frame,
        CaseEvent.TaskCompleted x => x.Frame,
        CaseEvent.MessageReceived x => x.Frame,
        CaseEvent.TimerFired x => x.Frame,
        CaseEvent.RuleEvaluated x => x.Frame,
        CaseEvent.ActionRun x => x.Frame,
        _ => null,
    };

    private static string DetailOf(CaseFile file, CaseEvent e, ReadersWords words, AnswerWords say) => e switch
    {
        CaseEvent.CaseOpened x => words.Procedure(x.Procedure),
        CaseEvent.FrameOpened x => $"{words.Procedure(x.Procedure)} {x.Hash[..12]}",
        CaseEvent.StageBegan x => words.Stage(x.Stage),
        CaseEvent.TaskClaimed x => words.Person(x.Person),
        CaseEvent.MessageReceived x => words.Event(x.Name),
        CaseEvent.FactRecorded x => $"{words.Event(x.Fact.Event)} {x.Fact.On.InTable()}",
        CaseEvent.OrderMoved x => string.Join(Languages.Pick("；", "; "), x.Rules.Select(r => $"{RuleOf(file, r.No)}{Languages.Pick("：", ": ")}{ReadersWords.Verdict(r.Verdict)}")),
        CaseEvent.DutyDone x => $"{words.Acting(x.Act.Person, x.Act.For)} {words.Duty(x.Act.Duty)}",
        CaseEvent.DelegationUsed { Delegation: var d } => $"{words.Acting(d.Deputy, d.Principal)} {words.Role(d.Role)} {d.From.InTable()} – {d.To.InTable()} {d.Document}",
        CaseEvent.PersonWithdrew x => $"{words.Person(x.Withdrawal.Person)} {x.Withdrawal.On.InTable()}",
        CaseEvent.DeadlineStarted x => $"{x.Entry.Title.ForReader()} {x.Entry.Target.InTable()} / {x.Entry.Due.InTable()}",
        CaseEvent.DeadlineMet x => $"{TitleOf(file, x.Key)} {x.On.InTable()}",
        CaseEvent.DeadlineMissed x => TitleOf(file, x.Key),
        CaseEvent.DeadlineWithdrawn x => $"{TitleOf(file, x.Key)} ({words.Event(x.Because)})",
        CaseEvent.RungReached x => $"{TitleOf(file, x.Key)} {RungOf(x.Rung)} {words.Roles(x.Roles)}",
        CaseEvent.DeadlineSuspended x => $"{TitleOf(file, x.Key)} {x.Spell.From.InTable()} – {x.Spell.Until?.InTable()} {x.Spell.Title.ForReader()} {x.Spell.Reason}",
        CaseEvent.DeadlineResumed x => $"{TitleOf(file, x.Key)} {x.Until.InTable()}",
        CaseEvent.DeadlineExtended x => $"{TitleOf(file, x.Key)} {x.Extension.Length.ToText().ForReader()} {x.Extension.Reason}",
        CaseEvent.DeadlineMoved x => $"{TitleOf(file, x.Key)} {x.Dates.Target.InTable()} / {x.Dates.Due.InTable()}",
        CaseEvent.FactCorrected x => $"{words.Event(x.Event)} {x.From.InTable()} → {x.To.InTable()} {x.Reason}",
        CaseEvent.ChangeApplied x => Languages.Pick($"{(x.Cause == MoveCause.Calendar ? "放假安排" : "规则")}变更，{words.Person(x.ProposedBy)}提出，{words.Person(x.ApprovedBy)}批准", $"{(x.Cause == MoveCause.Calendar ? "Calendar" : "Rules")}: proposed by {words.Person(x.ProposedBy)}, approved by {words.Person(x.ApprovedBy)}"),
        CaseEvent.RuleEvaluated x => new SpokenWords(file, say).Line(x),
        CaseEvent.VariablesSet x => CodeWords.Names(file, x.Frame, x.Values),
        CaseEvent.TimerFired x => TimerOf(file, x.Timer),
        CaseEvent.DocumentMade x => $"{x.Document.Title.ForReader()} {x.Document.Number}",
        CaseEvent.NumberGiven x => x.Number,
        CaseEvent.IncidentRaised x => x.Incident.Reason.ForReader(),
        CaseEvent.ActionRun x => file.World.Vocabulary.Actions.TextOf(x.Action).ForReader(),
        _ => CaseEventWords.Detail(e),
    };

    private static string RuleOf(CaseFile file, string no) => file.World.Law.Constraints.FirstOrDefault(c => c.No == no)?.Title.ForReader() ?? no;

    /// <summary>A rung of the ladder, by its id.</summary>
    private static string RungOf(string id) => id.Split('-') switch
    {
        ["before", var days] => Languages.Pick($"到期前 {days} 个工作日", $"{days} working days before"),
        ["after", var days] => Languages.Pick($"到期后 {days} 个工作日", $"{days} working days after"),
        ["on", "day"] => Languages.Pick("到期当日", "on the day"),
        _ => id,
    };

    /// <summary>What came due: the end or a rung of a deadline, or the end of a rule's window; a timer of the flow is told by its step.</summary>
    private static string TimerOf(CaseFile file, string id)
    {
        var (kind, rest) = (id[..id.IndexOf(':', StringComparison.Ordinal)], id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "end" => TitleOf(file, rest.Split('#')[0]),
            "rung" => $"{TitleOf(file, rest.Split('#')[0])} {RungOf(rest[(rest.LastIndexOf('/') + 1)..])}",
            "rule" => RuleOf(file, rest),
            _ => "",
        };
    }

    private static string TitleOf(CaseFile file, string key) => file.State.Record.Deadline(key)?.Title.ForReader() ?? key;
}

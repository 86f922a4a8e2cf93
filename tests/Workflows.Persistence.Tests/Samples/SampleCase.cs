using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Mail;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Periods;
using static Workflows.Engine.Cases.CaseEvent;

namespace Workflows.Persistence.Tests.Samples;

/// <summary>A case written by hand, event by event, as the engine would.</summary>
internal static class SampleCase
{
    private static readonly ImmutableArray<Rung> s_ladder =
    [
        new("before-3", -3, ["case-officer"]), new("before-1", -1, ["case-officer", "unit-head"]), new("on-day", 0, ["case-officer", "unit-head"]),
        new("after-1", 1, ["unit-head", "deputy-head"]), new("after-2", 2, ["principal-head"]), new("after-3", 3, ["supervisor"]),
    ];

    /// <summary>Tuesday 10 March 2026, noon in Shanghai.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 10, 12, 0, 0, TimeSpan.FromHours(8));

    public static DateOnly Today { get; } = new(2026, 3, 10);

    public static CaseId Id(string text = "c-1") => CaseId.Parse(text);

    public static CaseState None(string id = "c-1") => CaseState.None(Id(id));

    /// <summary>The commit of what happens next to a case, at noon, by officer1.</summary>
    public static CaseCommit Then(this CaseState before, params CaseEvent[] events)
    {
        ImmutableArray<CaseEvent> stamped = [.. events.Select(e => e with { At = Noon, By = "officer1" })];
        return new(before.Id, before.Version, stamped, stamped.Aggregate(before, CaseEvolution.Evolve), [], [], [], null, null, Noon, SampleWorld.Procedures, SampleWorld.Law);
    }

    /// <summary>A case is opened: a party, an inspection that waits for an officer, a deadline to decide in 90 days.</summary>
    public static CaseCommit Opened(string id = "c-1", string party = "测试矿业有限公司") => None(id).Then(
        new CaseOpened(Id(id), "sample", Today), new FrameOpened(0, null, "sample", SampleWorld.Bundle), new StageBegan("inspection"),
        new VariablesSet(0, FeelContext.Empty.Set("party", FeelValue.Of(FeelContext.Empty.Set("name", FeelValue.Of(party)).Set("kind", FeelValue.Of("unit"))))),
        Task(1, "inspect"), new DeadlineStarted(Deadline("decide", Today, 90)));

    public static NodeEntered Task(int node, string element) => new(new(node, 0, 0, element, new NodeWait.Person(), null));

    public static NodeLeft TaskLeft(int node, string element) => new(node, 0, element, NodeEnd.Completed);

    /// <summary>A timer of the marking that is due at an instant; its id is <c>node:N</c>.</summary>
    public static NodeEntered Timer(int node, DateTimeOffset at) => new(new(node, 0, 0, "wait", new NodeWait.Moment(new Wake.AtInstant(at)), null));

    /// <summary>The timer of the node has fired and its token is gone.</summary>
    public static CaseEvent[] TimerGone(int node) => [new TimerFired($"node:{node}", 0, "wait"), new NodeLeft(node, 0, "wait", NodeEnd.Completed)];

    public static DeadlineEntry Deadline(string key, DateOnly anchor, int days, DeadlineOwner owner = DeadlineOwner.Agency, int round = 1)
    {
        var dates = DeadlineCalculator.Compute(
            owner, PeriodChoice.Earliest, [new(Period.Parse($"{days} days"), null, "测试规定", null, null, null)], anchor, Noon, SampleWorld.Calendar);
        return new(
            key, round, new("作出决定", "Decide"), owner, "测试规定", "1", MissedMeans.Breach, "case.filed", dates,
            [.. Ladder.DatesFor(s_ladder, dates, SampleWorld.Calendar).Select(d => new DatedRung(d.Rung.Id, d.Day, d.Rung.Roles))],
            DeadlineStatus.Running, null, null, false, []);
    }

    public static DutyDone Investigated(string person) => new(new DutyAct(person, "investigate", "inspect", Today));

    public static OutgoingMail Mail(string identity, string person = "officer1", string? address = "officer1@example.test", string id = "c-1") =>
        new(identity, Id(id), person, address, "reminder", "期限提醒", "请登录系统办理。", Noon);

    public static FactRecorded Fact(string name, DateOnly on) => new(new LegalFact(name, on, Noon, "officer1", "inspect", FeelContext.Empty.Set("note", FeelValue.Of("已记录"))));

    /// <summary>Fifteen events, such as a decision leads to.</summary>
    public static CaseEvent[] Fifteen(int round) =>
    [
        new TaskClaimed(1, "officer1"),
        new TaskCompleted(1, 0, "inspect", Today, FeelContext.Empty.Set("facts", FeelValue.Of(new string('实', 400))).Set("amount", FeelValue.Of(35000))),
        new VariablesSet(0, FeelContext.Empty.Set("facts", FeelValue.Of(new string('实', 400))).Set("amount", FeelValue.Of(35000))),
        Investigated($"officer{round}"), Fact("inspection.recorded", Today), TaskLeft(1, "inspect"),
        new NodePassed(0, "split"), new RuleEvaluated(0, "threshold", "hearing-threshold", FeelContext.Empty.Set("amount", FeelValue.Of(35000)), FeelValue.True, [new(1, "处 第六十三条")]),
        new StageBegan("notice"), new DeadlineStarted(Deadline("notify", Today, 7 + round, round: round)),
        new DeadlineMet("decide", 1, Today, true), new NumberGiven("notice", $"（2026）{round}号"),
        new ActionRun(0, "make", "make-document", FeelContext.Empty.Set("hash", FeelValue.Of(new string('a', 64)))),
        Fact("notice.made", Today), Task(1, "inspect"),
    ];
}

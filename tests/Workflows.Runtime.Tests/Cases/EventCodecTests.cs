using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Runtime.Cases;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Files;
using static Workflows.Engine.Cases.CaseEvent;

namespace Workflows.Runtime.Tests.Cases;

public sealed class EventCodecTests
{
    private static readonly DateTimeOffset s_at = Play.Monday;
    private static readonly DateOnly s_on = new(2026, 3, 2);

    private static readonly FeelContext s_answers = FeelContext.Empty
        .Set("fine", FeelValue.Of(30_000.50m)).Set("on", FeelValue.Of(s_on)).Set("text", FeelValue.Of("中文 “引号” <b>")).Set("yes", FeelValue.True)
        .Set("nothing", FeelValue.Nothing).Set("people", FeelValue.Of([FeelValue.Of("officer1")])).Set("party", FeelValue.Of(FeelContext.Empty.Set("name", FeelValue.Of("示例公司"))));

    /// <summary>One of every kind of event, with every kind of thing that may stand in it.</summary>
    public static ImmutableArray<CaseEvent> OneOfEach { get; } =
    [
        new CaseOpened(CaseId.Parse("c-1"), "penalty", s_on),
        new FrameOpened(3, 0, "service", "abc"),
        new FrameClosed(3),
        new NodeEntered(new(4, 0, 0, "task", new NodeWait.Person(), null)),
        new NodeEntered(new(5, 4, 0, "timer", new NodeWait.Moment(new Wake.OnDay(s_on, new(9, 0))), 4)),
        new NodeEntered(new(6, 4, 0, "timer", new NodeWait.Moment(new Wake.AtInstant(s_at)), 4)),
        new NodeEntered(new(7, 4, 0, "timer", new NodeWait.Deadline("publish-system", new Period(2, PeriodUnit.WorkingDays)), 4)),
        new NodeEntered(new(8, 4, 0, "message", new NodeWait.Message("hearing.requested", true), 4)),
        new NodeEntered(new(9, 4, 0, "join", new NodeWait.Join("flow"), null)),
        new NodeLeft(4, 0, "task", NodeEnd.Completed),
        new NodePassed(0, "gateway"),
        new StageBegan("filing"),
        new VariablesSet(0, s_answers),
        new TaskClaimed(4, "officer1"),
        new TaskReleased(4),
        new TaskCompleted(4, 0, "task", s_on, s_answers),
        new MessageReceived("hearing.requested", 8, 0, "message", s_on, s_answers),
        new TimerFired("node:5", 0, "timer"),
        new RuleEvaluated(0, "rule", "threshold", s_answers, FeelValue.Of("large"), [new(2, "行政处罚法 第六十三条")]),
        new RuleEvaluated(0, "rule", "threshold", s_answers, FeelValue.True, [new(2, "行政处罚法 第六十三条") { Id = "row-2" }]) { Rested = [new("amount", FeelValue.Of(20_000), [new(1, "原办法") { Id = "row-1" }])] },
        new ActionRun(0, "action", "make-document", s_answers),
        new FactRecorded(new("notice.served", s_on, s_at, "officer1", "task", s_answers) { Binds = ImmutableSortedDictionary<string, bool>.Empty.Add("43a", true) }),
        new OrderMoved([new("32a", new(1, 0), OrderVerdict.PossiblySatisfied), new("17a", new(1, 0, s_on, s_at), OrderVerdict.PossiblyViolated)]),
        new DutyDone(new("officer1", "investigate", "task", s_on)),
        new DutyDone(new("deputy", "approve-referral", "task", s_on) { For = "director" }) { For = "director" },
        new DelegationUsed(new("1", "director", "deputy", "principal-head", s_on, s_on.AddDays(3), "示应急委〔2026〕1号") { EndedOn = s_on.AddDays(2) }),
        new PersonWithdrew(new("officer2", "recusal-decision", s_on)),
        new DeadlineStarted(Entry()),
        new DeadlineMet("publish-system", 1, s_on, true, 17),
        new DeadlineMissed("publish-system", 1),
        new DeadlineWithdrawn("publish-system", 1, "publication.withheld"),
        new RungReached("publish-system", 1, "after-1", ["unit-head"], s_on),
        new DeadlineSuspended("publish-system", 1, Spell()),
        new DeadlineResumed("publish-system", 1, s_on, "hash:resumed.pdf"),
        new DeadlineExtended("publish-system", 1, Extension()),
        new DeadlineMoved("publish-system", 1, MoveCause.Calendar, Entry().Dates, "安全生产法 第七十八条第二款", "2", Entry().Rungs, ["before-3"], true),
        new FactCorrected(17, "notice.served", s_on, s_on.AddDays(1), s_at, "登记错误", "hash:proof.pdf"),
        new ChangeApplied("change-1", MoveCause.Calendar, "abc", "admin", "supervisor1"),
        new NumberGiven("case", "示应急立〔2026〕1号"),
        new DocumentMade(new("notice", new("告知书", "Notice"), "1号", "hash", s_on, "task")),
        new IncidentRaised(new(0, "task", new("停", "Stopped"))),
        new CaseEnded("closed"),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, OneOfEach.Length)];

    [Fact]
    public void The_own_word_that_an_older_version_wrote_as_law_is_printed_as_no_article_when_the_deadline_is_counted_afresh()
    {
        const string own = "单位设置：疑难案件";
        var old = $$$"""
            {"entry":{"key":"publish","round":1,"title":{"zh":"公示","en":"Publication"},"owner":"agency","law":"{{{own}}}；安全生产法 第七十八条第二款","ruleVersion":"1","means":"breach","startedBy":"decision.made",
            "dates":{"anchor":"2026-03-02","due":"2026-03-12","target":"2026-03-12","binding":0,"results":[
            {"length":{"count":7,"unit":"working-days"},"law":"{{{own}}}","computed":"2026-03-12","days":[]},
            {"length":{"count":20,"unit":"working-days"},"law":"安全生产法 第七十八条第二款","computed":"2026-03-30","days":[]}],
            "shifts":[],"provisionalYears":[],"calendar":"test","calendarVersion":"0"},"rungs":[],"status":"running","wasMissed":false,"rungsReached":[]},"by":"officer1"}
            """;
        var entry = ((DeadlineStarted)EventCodec.Decode(new("deadline-started", 1, old), s_at)).Entry;
        CommandContext context = new(s_at, s_on, Play.People["head"], Play.People, ImmutableDictionary<string, int>.Empty);

        var moved = ChangeApplication.ByCalendar(entry, Play.WeekdaysOnly, new(["单位设置"]), context)!.Dates;

        Assert.Equal([(null, own), ("安全生产法 第七十八条第二款", null)], moved.Results.Select(r => (r.Law, r.Source)));
        Assert.DoesNotContain(moved.Shifts, s => s.Zh.Contains(own, StringComparison.Ordinal));
        Assert.Contains(moved.Shifts, s => s.Zh.Contains("安全生产法 第七十八条第二款", StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_a_sample_of_every_kind_of_event() => Assert.Equal(
        EventCodec.KnownTypes.Keys.Order(), OneOfEach.Select(e => EventCodec.Encode(e).Type).Distinct().Order());

    [Theory]
    [MemberData(nameof(Places))]
    public void An_event_is_read_as_it_was_written(int place)
    {
        var written = OneOfEach[place] with { At = s_at, By = "officer1" };
        var stored = EventCodec.Encode(written);

        var read = EventCodec.Decode(stored, s_at);

        Assert.Equal(stored, EventCodec.Encode(read));
        Assert.Equal(written.GetType(), read.GetType());
        Assert.Equal(s_at, read.At);
        Assert.Equal("officer1", read.By);
    }

    [Fact]
    public void A_deadline_that_an_earlier_version_started_has_no_changes_and_no_number_of_its_anchor()
    {
        var file = SourceTree.Combine("tests", "Workflows.Runtime.Tests", "Cases", "Stored", "deadline-started.24.v1.json");
        var entry = ((DeadlineStarted)EventCodec.Decode(new("deadline-started", 1, File.ReadAllText(file)), s_at)).Entry;

        Assert.Equal((null, 0, PeriodChoice.Earliest), (entry.Fact, entry.Frame, entry.Choice));
        Assert.True(entry.Spells.IsEmpty && entry.Extensions.IsEmpty && entry.Former.IsEmpty);
        Assert.True(entry.IsOpen);
    }

    /// <summary>Files are only ever added: each was written by a released version, and stays readable.</summary>
    [Fact]
    public void Events_stored_by_every_earlier_version_still_load()
    {
        var files = Directory.GetFiles(SourceTree.Combine("tests", "Workflows.Runtime.Tests", "Cases", "Stored"), "*.json");
        Assert.Equal(EventCodec.KnownTypes.Count, files.Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().Count());
        Assert.All(files, file => EventCodec.Decode(new(Path.GetFileName(file).Split('.')[0], 1, File.ReadAllText(file).TrimEnd()), s_at));
    }

    /// <summary>Which rule spoke was kept before its id and the decisions on the way were.</summary>
    [Fact]
    public void An_answer_that_was_stored_before_its_way_was_kept_says_the_rule_and_nothing_of_the_way()
    {
        var stored = File.ReadAllText(SourceTree.Combine("tests", "Workflows.Runtime.Tests", "Cases", "Stored", "rule-evaluated.19.v1.json")).TrimEnd();

        var read = Assert.IsType<RuleEvaluated>(EventCodec.Decode(new("rule-evaluated", 1, stored), s_at));

        Assert.Equal(new SpokenRule(2, "行政处罚法 第六十三条"), Assert.Single(read.Rules));
        Assert.Empty(read.Rested);
    }

    [Theory]
    [InlineData("case-vanished", 1, "{}")]
    [InlineData("case-opened", 2, "{}")]
    [InlineData("case-opened", 1, "{")]
    public void What_is_not_known_is_named(string type, int version, string payload) =>
        Assert.Throws<FormatException>(() => EventCodec.Decode(new(type, version, payload), s_at));

    [Fact]
    public void The_chain_changes_with_every_byte_of_what_is_stored()
    {
        var e = EventCodec.Encode(OneOfEach[0]);
        var hash = EventChain.Next(EventChain.Root, RuntimeUnderTest.Id, 1, e, 5);

        Assert.Equal(hash, EventChain.Next(EventChain.Root, RuntimeUnderTest.Id, 1, e, 5));
        Assert.NotEqual(hash, EventChain.Next(EventChain.Root, RuntimeUnderTest.Id, 1, e with { Payload = e.Payload + " " }, 5));
        Assert.NotEqual(hash, EventChain.Next(EventChain.Root, RuntimeUnderTest.Id, 1, e, 6));
        Assert.NotEqual(hash, EventChain.Next(EventChain.Root, RuntimeUnderTest.Id, 2, e, 5));
        Assert.NotEqual(hash, EventChain.Next(hash, RuntimeUnderTest.Id, 1, e, 5));
    }

    private static DeadlineEntry Entry()
    {
        var dates = DeadlineCalculator.Compute(DeadlineOwner.Agency, PeriodChoice.Earliest,
            [new(new Period(7, PeriodUnit.WorkingDays), null, "安全生产法 第七十八条第二款", null, null, null)], s_on, s_at, Play.WeekdaysOnly);
        return new("publish-system", 1, new("公示", "Publication"), DeadlineOwner.Agency, "安全生产法 第七十八条第二款", "1", MissedMeans.Breach, "decision.made", dates,
            [new("after-1", s_on.AddDays(9), ["unit-head"])], DeadlineStatus.Running, null, null, false, ["before-3"])
        {
            Fact = 17, Frame = 3, Choice = PeriodChoice.Latest, AnchorAt = s_at, Spells = [Spell()], Extensions = [Extension()], LastRungOn = s_on,
            Former = [new(MoveCause.Correction, s_on, s_on, "1", "1", s_at)],
        };
    }

    private static SuspendedSpell Spell() => new(s_on, s_on.AddDays(2), "appraisal", new("鉴定", "Appraisal"), "行政强制法 第二十五条第三款", "委托检测", "hash:order.pdf");

    private static GrantedExtension Extension() => new(new Period(30, PeriodUnit.Days), "行政强制法 第二十五条第一款", s_on, "head", "情况复杂", "hash:order.pdf");
}

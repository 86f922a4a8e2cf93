using Workflows.Engine.Cases;
using Workflows.Runtime.Tests.Cases;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Timing;

public sealed class TimerPumpTests
{
    private static readonly RuleBook s_law = Play.NoLaw with
    {
        Deadlines =
        [
            new("publish", new("公示", "Publication"), DeadlineOwner.Agency, ["decision.made"], ["publication.released"], [], null, PeriodChoice.Earliest,
                [new(new Period(7, PeriodUnit.WorkingDays), null, "安全生产法 第七十八条第二款", null, null, null)], MissedMeans.Breach,
                [
                    new("before-3", -3, ["case-officer"]), new("on-day", 0, ["case-officer"]), new("after-1", 1, ["agency-head"]),
                ], "1"),
        ],
    };

    [Fact]
    public async Task Every_rung_of_the_ladder_is_one_mail_a_person_and_is_sent_once()
    {
        var runtime = new RuntimeUnderTest(s_law);
        await runtime.StartAsync();
        await runtime.CompleteAsync("a"); // decided on Monday 2 March: due Wednesday 11 March

        runtime.MoveTo("2026-03-06");
        await runtime.Timers.RunAsync(CancellationToken.None);
        Assert.Equal(["c-1/publish#1/before-3/admin", "c-1/publish#1/before-3/officer1", "c-1/publish#1/before-3/officer2"], runtime.Mails.Select(m => m.Identity));

        await runtime.Timers.RunAsync(CancellationToken.None);
        Assert.Equal(3, runtime.Mails.Length);

        runtime.MoveTo("2026-03-20"); // nothing ran for two weeks: the officers get their working day before the head is told
        await runtime.Timers.RunAsync(CancellationToken.None);
        await runtime.Timers.RunAsync(CancellationToken.None);
        Assert.Equal(["before-3", "on-day"], runtime.Mails.Select(m => m.Identity.Split('/')[2]).Distinct());

        runtime.MoveTo("2026-03-23");
        await runtime.Timers.RunAsync(CancellationToken.None);
        Assert.Equal(["before-3", "on-day", "after-1"], runtime.Mails.Select(m => m.Identity.Split('/')[2]).Distinct());
        Assert.Single(runtime.Mails, m => m.Identity.EndsWith("/head", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_more_is_sent_once_the_deadline_is_met()
    {
        var runtime = new RuntimeUnderTest(s_law);
        await runtime.StartAsync();
        await runtime.CompleteAsync("a");
        await runtime.CompleteAsync("b");

        runtime.MoveTo("2026-04-20");
        await runtime.Timers.RunAsync(CancellationToken.None);

        Assert.Empty(runtime.Mails);
    }

    [Fact]
    public async Task The_end_of_a_deadline_is_recorded_on_the_day_after_it_and_stays_in_the_record()
    {
        var runtime = new RuntimeUnderTest(s_law);
        await runtime.StartAsync();
        await runtime.CompleteAsync("a");

        runtime.MoveTo("2026-03-11");
        await runtime.Timers.RunAsync(CancellationToken.None);
        Assert.DoesNotContain(runtime.Store.EventsOf(RuntimeUnderTest.Id), e => e is CaseEvent.DeadlineMissed);

        runtime.MoveTo("2026-03-12");
        await runtime.Timers.RunAsync(CancellationToken.None);
        Assert.Single(runtime.Store.EventsOf(RuntimeUnderTest.Id), e => e is CaseEvent.DeadlineMissed);

        await runtime.CompleteAsync("b");
        var entry = (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None)).Record.Deadline("publish")!;
        Assert.Equal(DeadlineStatus.Met, entry.Status);
        Assert.True(entry.IsLate);
    }

    [Fact]
    public async Task Many_pumps_at_once_fire_a_timer_once()
    {
        var runtime = new RuntimeUnderTest(s_law);
        await runtime.StartAsync();
        await runtime.CompleteAsync("a");
        runtime.MoveTo("2026-03-20");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => runtime.Timers.RunAsync(CancellationToken.None))));
        await runtime.Timers.RunAsync(CancellationToken.None);

        var fired = runtime.Store.EventsOf(RuntimeUnderTest.Id).OfType<CaseEvent.TimerFired>().Select(t => t.Timer).ToList();
        Assert.Equal(fired.Distinct(), fired);
        Assert.Equal(3, fired.Count); // two rungs and the end; the third rung waits for the next working day
    }

    [Fact]
    public async Task What_is_due_beyond_the_time_of_a_round_is_fired_in_the_next()
    {
        var runtime = new RuntimeUnderTest(procedure: Read("main", Start()
            + """<intermediateCatchEvent id="t" name="t" law:name-en="t"><timerEventDefinition><timeDuration>1 day</timeDuration></timerEventDefinition></intermediateCatchEvent>"""
            + End() + Flow("start", "t") + Flow("t", "end")));
        for (var i = 0; i < 60; i++)
            await runtime.Cases.HandleAsync(CaseId.Parse($"c-{i}"), "officer1", c => new Workflows.Engine.Commands.CaseCommand.StartCase("main", Workflows.Decisions.Feel.FeelContext.Empty, c), null, CancellationToken.None);
        runtime.MoveTo("2026-03-05");

        Assert.Equal(50, await runtime.Timers.RunAsync(TimeSpan.Zero, CancellationToken.None)); // one batch, however short the time
        Assert.Equal(10, await runtime.Timers.RunAsync(TimeSpan.FromSeconds(10), CancellationToken.None));
    }

    [Fact]
    public async Task A_timer_whose_command_is_refused_is_tried_again_later_and_loses_nothing()
    {
        var broken = Read("main", Start() + """<intermediateCatchEvent id="t" name="t" law:name-en="t"><timerEventDefinition><timeDuration>1 day</timeDuration></timerEventDefinition></intermediateCatchEvent>"""
            + """<exclusiveGateway id="x"/>""" + UserTask("a") + End() + Flow("start", "t") + Flow("t", "x") + Flow("x", "a", "missing = 1") + Flow("x", "end", "missing = 2") + Flow("a", "end"));
        var runtime = new RuntimeUnderTest(procedure: broken);
        await runtime.StartAsync();
        runtime.MoveTo("2026-03-05");

        Assert.Equal(0, await runtime.Timers.RunAsync(CancellationToken.None));

        Assert.DoesNotContain(runtime.Store.EventsOf(RuntimeUnderTest.Id), e => e is CaseEvent.TimerFired);
        var next = await runtime.Store.NextDueAsync(CancellationToken.None);
        Assert.Equal(runtime.Clock.GetUtcNow().AddMinutes(1), next);

        var timer = Assert.Single(await runtime.Store.LeaseDueTimersAsync(next!.Value, 9, TimeSpan.FromMinutes(2), CancellationToken.None));
        var why = (await runtime.Timers.RefusalOfAsync(timer.Case, timer.Timer, CancellationToken.None))!;
        Assert.StartsWith("Expected a true condition or a default flow", why.En, StringComparison.Ordinal); // the words of the gateway, for whoever oversees the case
        Assert.NotEqual(why.Zh, why.En);
        Assert.DoesNotContain(runtime.Store.EventsOf(RuntimeUnderTest.Id), e => e is CaseEvent.TimerFired);
        Assert.Null(await runtime.Timers.RefusalOfAsync(timer.Case, "node:999", CancellationToken.None)); // the case does not have it
    }
}

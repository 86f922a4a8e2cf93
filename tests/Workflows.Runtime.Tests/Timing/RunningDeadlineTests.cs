using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Runtime.Tests.Cases;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Timing;

/// <summary>What happens to a deadline while it runs, as the store, the timers and the mails see it. The case is opened on Monday 2 March 2026.</summary>
public sealed class RunningDeadlineTests
{
    private const string Proof = "hash:proof.pdf";

    private readonly RuntimeUnderTest runtime = new(Law(), Read("main", Start() + UserTask("notify", "law:event=\"notice.served\"") + UserTask("again", "law:event=\"notice.served\"")
        + UserTask("decide", "law:event=\"decision.made\"") + UserTask("close") + End()
        + Flow("start", "notify") + Flow("notify", "again") + Flow("again", "decide") + Flow("decide", "close") + Flow("close", "end")));

    [Fact]
    public async Task A_standstill_sends_nothing_and_afterwards_the_timers_stand_on_the_later_days()
    {
        await NotifiedAsync();
        await AtAsync("2026-03-04", "head", c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day(5), null, "tests", Proof, c));
        await PumpAsync("2026-03-13"); // beyond its former end
        Assert.Equal("c-1/views#1/after-1", Assert.Single(Sent)); // only the party's term passed
        Assert.Equal(DeadlineStatus.Suspended, (await EntryAsync("decision")).Status);

        await AtAsync("2026-03-13", "head", c => new CaseCommand.ResumeDeadline("decision", Day(12), Proof, c));

        var entry = await EntryAsync("decision"); // the 3rd and 4th were counted, the other three begin on Friday the 13th
        Assert.Equal((Day(17), DeadlineStatus.Running, false), (entry.Due, entry.Status, entry.WasMissed));
        await PumpAsync("2026-03-17");
        Assert.Equal("c-1/decision#1/on-day~1", Sent[^1]);
    }

    [Fact]
    public async Task An_extension_by_its_approver_within_its_cap_moves_the_end_and_what_it_says_is_in_the_log()
    {
        await NotifiedAsync();
        Assert.IsType<Rejection.RoleMissing>(await RefusedAsync("officer1", c => new CaseCommand.ExtendDeadline("decision", 2, "complex", Proof, c)));
        Assert.Contains("5 working days in all", (await RefusedAsync("head", c => new CaseCommand.ExtendDeadline("decision", 6, "complex", Proof, c))).Message.En, StringComparison.Ordinal);
        Assert.Contains("a reason and its document", (await RefusedAsync("head", c => new CaseCommand.ExtendDeadline("decision", 2, " ", Proof, c))).Message.En, StringComparison.Ordinal);

        await AtAsync("2026-03-05", "head", c => new CaseCommand.ExtendDeadline("decision", 2, "complex", Proof, c));

        Assert.Equal(Day(11), (await EntryAsync("decision")).Due);
        var granted = Assert.Single(runtime.Store.EventsOf(RuntimeUnderTest.Id).OfType<CaseEvent.DeadlineExtended>()).Extension;
        Assert.Equal(("head", "complex", Proof, "Act art. 61"), (granted.By, granted.Reason, granted.Document, granted.Law));
        await PumpAsync("2026-03-11");
        Assert.DoesNotContain(runtime.Store.EventsOf(RuntimeUnderTest.Id), e => e is CaseEvent.DeadlineMissed { Key: "decision" });
    }

    [Fact]
    public async Task A_fresh_notice_starts_the_terms_afresh_and_nothing_of_the_former_round_is_sent_any_more()
    {
        await NotifiedAsync();
        runtime.MoveTo("2026-03-06");
        await runtime.CompleteAsync("again");

        await PumpAsync("2026-03-16");

        var state = await runtime.Store.LoadAsync(RuntimeUnderTest.Id, default);
        Assert.Equal(["views#1 Restarted", "decision#1 Restarted", "views#2 Missed", "decision#2 Missed"],
            state.Record.Register.OrderBy(d => d.Round).ThenByDescending(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Name} {d.Status}"));
        Assert.All(Sent, identity => Assert.Contains("#2/", identity, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_term_of_the_party_lapses_and_a_duty_of_the_agency_is_breached_and_what_was_late_stays_late()
    {
        await NotifiedAsync();
        await PumpAsync("2026-03-11");

        Assert.Equal((MissedMeans.Lapse, MissedMeans.Breach), ((await EntryAsync("views")).Means, (await EntryAsync("decision")).Means));
        Assert.Equal(2, runtime.Store.EventsOf(RuntimeUnderTest.Id).OfType<CaseEvent.DeadlineMissed>().Count());
        await PumpAsync("2026-03-12");
        Assert.Contains("c-1/decision#1/after-1", Sent); // the agency is escalated, the party is not
        await runtime.CompleteAsync("again");
        runtime.MoveTo("2026-03-16");
        await runtime.CompleteAsync("decide");

        var state = await runtime.Store.LoadAsync(RuntimeUnderTest.Id, default);
        var former = state.Record.Register.Single(d => d.Name == "decision#1");
        Assert.True(former.WasMissed);
        Assert.True(former.IsLate);
    }

    [Fact]
    public async Task A_corrected_day_that_breaks_the_order_is_refused_with_the_rule_its_number_and_article_and_nothing_is_stored()
    {
        await NotifiedAsync();
        runtime.MoveTo("2026-03-05");
        await runtime.CompleteAsync("again");
        runtime.MoveTo("2026-03-09");
        Assert.IsType<Decision.Accepted>(await runtime.CompleteAsync("decide"));
        var (before, notice) = (runtime.Store.EventsOf(RuntimeUnderTest.Id), (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, default)).Record.Last("notice.served")!);

        var why = await RefusedAsync("head", c => new CaseCommand.CorrectFact(notice.Seq, Day(8), null, "the receipt says so", Proof, c));

        Assert.Equal(("24", "Act art. 44"), (why.Rule, why.Article));
        Assert.Equal(before.Length, runtime.Store.EventsOf(RuntimeUnderTest.Id).Length);
    }

    private static RuleBook Law() => Play.NoLaw with
    {
        Corrections = ["agency-head"],
        Constraints =
        [
            new("24", new("告知后二日方可决定", "Two days between the notice and the decision"), "Act art. 44", null, null, null, new ConstraintTemplate.Guard(
                ["decision.made"], Decisions.Feel.FeelExpression.Parse("event.on >= fact.notice.served.on + duration(\"P2D\")").Expression!)),
        ],
        Deadlines =
        [
            new("views", new("陈述", "Views"), DeadlineOwner.Party, ["notice.served"], ["views.received"], [], null, PeriodChoice.Earliest,
                [new(Period.Parse("5 working days"), null, "Act art. 45", null, null, null)], MissedMeans.Lapse, [new("after-1", 1, ["case-officer"])], "1"),
            new("decision", new("决定", "Decision"), DeadlineOwner.Agency, ["notice.served"], ["decision.made"], [], null, PeriodChoice.Earliest,
                [new(Period.Parse("5 working days"), null, "Act art. 60", null, null, null)], MissedMeans.Breach,
                [new("on-day", 0, ["agency-head"]), new("after-1", 1, ["agency-head"])], "1")
            {
                Suspends = [new("appraisal", new("鉴定", "Appraisal"), [], [], ["agency-head"], "Act art. 25", null)],
                Extension = new(["agency-head"], Period.Parse("5 working days"), 1, "Act art. 61", null),
            },
        ],
    };

    /// <summary>Without the reader at the end.</summary>
    private ImmutableArray<string> Sent => [.. runtime.Mails.Select(m => m.Identity[..m.Identity.LastIndexOf('/')]).Distinct()];

    private async Task NotifiedAsync()
    {
        await runtime.StartAsync();
        await runtime.CompleteAsync("notify");
    }

    private async Task AtAsync(string day, string who, Func<CommandContext, CaseCommand> command)
    {
        runtime.MoveTo(day);
        Assert.IsType<Decision.Accepted>(await runtime.Cases.HandleAsync(RuntimeUnderTest.Id, who, command, null, default));
    }

    private async Task<Rejection> RefusedAsync(string who, Func<CommandContext, CaseCommand> command) =>
        Assert.IsType<Decision.Rejected>(await runtime.Cases.HandleAsync(RuntimeUnderTest.Id, who, command, null, default)).Why;

    private async Task PumpAsync(string day)
    {
        runtime.MoveTo(day);
        await runtime.Timers.RunAsync(default);
    }

    private async Task<DeadlineEntry> EntryAsync(string key) => (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, default)).Record.Deadline(key)!;

    private static DateOnly Day(int ofMarch) => new(2026, 3, ofMarch);
}

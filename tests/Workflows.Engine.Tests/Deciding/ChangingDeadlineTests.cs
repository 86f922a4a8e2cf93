using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>What may happen to a deadline while it runs, and what its rule has to say for it.</summary>
public sealed partial class ChangingDeadlineTests
{
    private const string File = "hash:proof.pdf";

    [Fact]
    public void A_deadline_whose_rule_names_no_ground_cannot_be_stopped()
    {
        var play = Begun(Rule());

        var refused = Refused(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-03"), null, "tests", File, c), "head");

        Assert.Equal("Decision (Act art. 60): no rule that is loaded lets it stop: it runs on.", refused);
    }

    [Fact]
    public void A_deadline_whose_rule_allows_no_extension_cannot_be_extended_and_goes_red()
    {
        var play = Begun(Rule());
        Assert.Equal("Decision (Act art. 60): no rule that is loaded lets anybody extend it: it ends on 2026-03-09, and after that it is late.",
            Refused(play, c => new CaseCommand.ExtendDeadline("decision", 3, "complex", File, c), "head"));

        play.PassTo("2026-03-11");

        Assert.Equal((DeadlineStatus.Missed, true), (Entry(play).Status, Entry(play).IsLate));
    }

    [Fact]
    public void A_spell_that_is_over_moves_the_dates_at_once_and_keeps_the_former_ones()
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-06");

        var events = Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-04"), Day("2026-03-05"), "tests", File, c), "head");

        Assert.Equal(["DeadlineSuspended", "DeadlineMoved"], events.Select(e => e.GetType().Name));
        var entry = Entry(play);
        Assert.Equal((Day("2026-03-11"), DeadlineStatus.Running), (entry.Due, entry.Status)); // 5 working days: 9 March; two of them taken out
        Assert.Equal((MoveCause.Suspension, Day("2026-03-09")), (Assert.Single(entry.Former).Cause, entry.Former[0].Due));
        Assert.Contains(play.Simulation.TimersByDue, t => t.Timer.Id == "end:decision#1" && t.Due.Date == new DateTime(2026, 3, 12));
    }

    [Fact]
    public void While_a_spell_goes_on_there_is_no_end_and_no_reminder_and_afterwards_as_many_days_are_left_as_before()
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-04");
        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-05"), null, "tests", File, c), "head");
        Assert.Equal((DeadlineStatus.Suspended, (2, 3)), (Entry(play).Status, Entry(play).Standstill)); // the 3rd and the 4th of five
        Assert.Empty(play.Simulation.TimersByDue);

        play.PassTo("2026-03-30"); // long after its former end
        Assert.Equal(DeadlineStatus.Suspended, Entry(play).Status);
        Accepted(play, c => new CaseCommand.ResumeDeadline("decision", Day("2026-03-27"), File, c), "head");

        // Tuesday the 3rd and Wednesday the 4th were counted: three working days from Monday the 30th on.
        Assert.Equal((Day("2026-04-01"), DeadlineStatus.Running, false), (Entry(play).Due, Entry(play).Status, Entry(play).WasMissed));
        Assert.Null(Entry(play).Standstill);
    }

    [Fact]
    public void Several_spells_may_follow_each_other_but_no_day_is_taken_out_twice()
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-06");
        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-03"), Day("2026-03-04"), "one", File, c), "head");
        Assert.Contains("overlaps with the suspension from 2026-03-03 to 2026-03-04 (Appraisal)",
            Refused(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-04"), null, "two", File, c), "head"), StringComparison.Ordinal);

        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-05"), null, "two", File, c), "head");

        Assert.Equal(2, Entry(play).Spells.Length);
        Assert.Contains("nothing to resume", Refused(Begun(Rule(suspends: true)), c => new CaseCommand.ResumeDeadline("decision", Day("2026-03-02"), File, c), "head"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string?, string, string, string, string> Mistakes => new()
    {
        // from, until, reason, document, who, what is said: of the days the one condition that is broken, by the article of the ground
        { "2026-03-02", null, "tests", File, "head", "Decision (Act art. 25): it runs from 2026-03-03 on, and a suspension begins no earlier; but got 2026-03-02." },
        { "2026-03-10", null, "tests", File, "head", "Decision (Act art. 25): it ends on 2026-03-09, and a suspension begins no later; but got 2026-03-10." },
        { "2026-03-09", null, "tests", File, "head", "Decision (Act art. 25): a suspension begins tomorrow (2026-03-06) at the latest; but got 2026-03-09." },
        { "2026-03-05", "2026-03-04", "tests", File, "head", "Decision (Act art. 25): its last day, 2026-03-04, lies before its first, 2026-03-05." },
        { "2026-03-05", "2026-03-09", "tests", File, "head", "Decision (Act art. 25): its last day, 2026-03-09, has not come yet: leave it empty while it goes on." },
        { "2026-03-05", null, " ", File, "head", "a reason and its document are needed" },
        { "2026-03-05", null, "tests", "", "head", "a reason and its document are needed" },
        { "2026-03-05", null, "tests", File, "officer1", "Expected a person with the role agency-head" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_suspension_is_refused_with_what_was_expected(string from, string? until, string reason, string document, string who, string said)
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-05");
        Assert.Contains(said, Refused(play,
            c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day(from), until is null ? null : Day(until), reason, document, c), who), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_late_is_neither_suspended_nor_extended_afterwards()
    {
        var play = Begun(Rule(suspends: true, extension: true));
        play.PassTo("2026-03-11");
        Assert.Contains("what is late stays late", Refused(play,
            c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-05"), null, "tests", File, c), "head"), StringComparison.Ordinal);
        Assert.Contains("what is over is not extended", Refused(play, c => new CaseCommand.ExtendDeadline("decision", 1, "complex", File, c), "head"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_keeps_to_the_cap_the_times_and_the_approver()
    {
        var play = Begun(Rule(extension: true));
        Assert.Contains("allows 5 working days in all, of which 5 are left, but got 6", Refused(play, c => new CaseCommand.ExtendDeadline("decision", 6, "complex", File, c), "head"), StringComparison.Ordinal);
        Assert.Contains("agency-head", Refused(play, c => new CaseCommand.ExtendDeadline("decision", 3, "complex", File, c), "officer1"), StringComparison.Ordinal);

        Accepted(play, c => new CaseCommand.ExtendDeadline("decision", 3, "complex", File, c), "head");
        Assert.Equal(Day("2026-03-12"), Entry(play).Due);
        Assert.Contains("of which 2 are left", Refused(play, c => new CaseCommand.ExtendDeadline("decision", 3, "complex", File, c), "head"), StringComparison.Ordinal);

        Accepted(play, c => new CaseCommand.ExtendDeadline("decision", 2, "complex", File, c), "head");
        Assert.Equal(Day("2026-03-16"), Entry(play).Due);
        Assert.Contains("allows 2 extension(s), and there were 2", Refused(play, c => new CaseCommand.ExtendDeadline("decision", 1, "complex", File, c), "head"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_that_was_sent_for_the_former_date_is_sent_again_for_the_later_one()
    {
        var play = Begun(Rule(extension: true));
        play.PassTo("2026-03-09");
        Accepted(play, c => new CaseCommand.ExtendDeadline("decision", 3, "complex", File, c), "head");
        play.PassTo("2026-03-12");

        Assert.Equal(["before-1 2026-03-06", "on-day 2026-03-09", "before-1 2026-03-11", "on-day 2026-03-12"], Sent(play));
    }

    [Fact]
    public void An_event_of_the_case_stops_a_deadline_and_another_lets_it_run_again()
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-04");
        play.Deliver("recusal.requested");
        Assert.Equal((DeadlineStatus.Suspended, Day("2026-03-05")), (Entry(play).Status, Entry(play).OpenSpell!.From)); // the day of the event itself counts

        play.PassTo("2026-03-06");
        play.Deliver("recusal.decided");

        Assert.Equal((DeadlineStatus.Running, Day("2026-03-11")), (Entry(play).Status, Entry(play).Due));
    }

    [Fact]
    public void What_is_done_while_the_deadline_stands_still_is_in_time()
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-04");
        play.Deliver("recusal.requested");
        play.PassTo("2026-03-20");

        play.Complete("work");

        Assert.Equal((DeadlineStatus.Met, true), (Entry(play).Status, Entry(play).MetInTime));
    }

    [Fact]
    public void A_fresh_start_begins_a_new_round_and_the_former_one_is_restarted()
    {
        var play = Begun(Rule());
        play.PassTo("2026-03-04");
        play.Deliver("recusal.again");

        Assert.Equal(["decision#1 Restarted", "decision#2 Running"], play.State.Record.Register.Select(d => $"{d.Name} {d.Status}"));
        Assert.Equal(Day("2026-03-11"), Entry(play).Due);
    }

    [Theory]
    [InlineData("2026-03-05", "before-1 2026-03-06, on-day 2026-03-06, after-1 2026-03-09, after-2 2026-03-10")]
    [InlineData("2026-03-09", "before-1 2026-03-05, on-day 2026-03-06, after-1 2026-03-10, after-2 2026-03-10")]
    [InlineData("2026-03-06", "before-1 2026-03-05, on-day 2026-03-06, after-1 2026-03-09, after-2 2026-03-10")] // no working day is left before the end
    public void A_rung_does_not_fall_on_a_day_that_a_new_calendar_made_a_holiday(string holiday, string rungs)
    {
        var play = Begun(Rule(length: "5 days")); // ends on Saturday the 7th, whatever the calendar
        var timers = Timers.Of(play.State, Calendar("2", holiday)).Where(t => t.Id.StartsWith("rung:", StringComparison.Ordinal));
        Assert.Equal(rungs, string.Join(", ", timers.Select(t => $"{t.Id[(t.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]} {((Wake.OnDay)t.Wake).Day:yyyy-MM-dd}")));
    }

    [Fact]
    public void The_next_rank_is_told_only_after_the_former_one_had_a_working_day()
    {
        var play = Begun(Rule());
        // Nothing ran from Thursday the 5th until Friday the 13th: the warnings of the 6th and 9th and the escalations of the 10th and 11th are all due.
        foreach (var day in new[] { "2026-03-13", "2026-03-16", "2026-03-17" }) Pump(play, day);

        Assert.Equal(["on-day 2026-03-13", "after-1 2026-03-16", "after-2 2026-03-17"], Sent(play));
        Assert.Equal(["before-1"], play.Simulation.Log.OfType<CaseEvent.RungReached>().Where(r => r.Roles.IsEmpty).Select(r => r.Rung));
    }

    [Fact]
    public void The_day_before_an_event_is_worked_out_from_what_the_event_says()
    {
        var rule = Rule() with { Periods = [new(Period.Parse("3 working days"), null, "Act art. 64", null, null, null) { Before = FeelExpression.Parse("date(\"2026-03-20\")").Expression! }] };
        var play = Begun(rule);
        Assert.Equal(Day("2026-03-16"), Entry(play).Due);
    }

    private static Played Begun(DeadlineRule rule, string filed = "2026-03-02", ImmutableArray<string>? corrections = null) =>
        new(Book(Play.WeekdaysOnly, rule) with { Corrections = corrections ?? ["agency-head"] }, filed);

    private static DeadlineEntry Entry(Played play) => play.State.Record.Deadline("decision")!;

    private static string Refused(Played play, Func<CommandContext, CaseCommand> command, string who) =>
        Assert.IsType<Decision.Rejected>(play.Simulation.Do(who, command)).Why.Message.En;

    private static ImmutableArray<CaseEvent> Accepted(Played play, Func<CommandContext, CaseCommand> command, string who) =>
        play.Simulation.Do(who, command) switch
        {
            Decision.Accepted accepted => accepted.Events,
            Decision.Rejected rejected => throw new InvalidOperationException(rejected.Why.Message.En),
            _ => [],
        };

    private static RuleBook Book(LegalCalendar calendar, DeadlineRule rule) => new([rule], [], [], calendar, "book");

    private static LegalCalendar Calendar(string version, string holiday) => new("test", new("试", "Test"), version, TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [],
        [new(2026, [new("notice", "https://example.test/")], [new(Day(holiday), new("假", "Holiday"))], [])]);

    private static DeadlineRule Rule(bool suspends = false, bool extension = false, string length = "5 working days", string version = "1") => new(
        "decision", new("决定", "Decision"), DeadlineOwner.Agency, ["case.filed", "case.refiled"], ["decision.made"], [], null, PeriodChoice.Earliest,
        [new(Period.Parse(length), null, "Act art. 60", null, null, null)], MissedMeans.Breach,
        [new("before-1", -1, ["case-officer"]), new("on-day", 0, ["case-officer"]), new("after-1", 1, ["unit-head"]), new("after-2", 2, ["principal-head"])], version)
    {
        Suspends = suspends
            ?
            [
                new("appraisal", new("鉴定", "Appraisal"), [], [], ["agency-head"], "Act art. 25", null),
                new("recusal", new("回避", "Recusal"), ["recusal.requested"], ["recusal.decided"], [], null, "setting"),
            ]
            : [],
        Extension = extension ? new(["agency-head"], Period.Parse("5 working days"), 2, "Act art. 61", null) : null,
    };

    private static IEnumerable<string> Sent(Played play) => play.Simulation.Log.OfType<CaseEvent.RungReached>().Where(r => !r.Roles.IsEmpty).Select(r => $"{r.Rung} {r.On:yyyy-MM-dd}");

    /// <summary>Fires what is due on a day, as the pump does after a time in which it did not run.</summary>
    private static void Pump(Played play, string day)
    {
        play.Simulation.JumpTo(new DateTimeOffset(Day(day).ToDateTime(new(9, 0)), TimeSpan.FromHours(8)));
        while (play.Simulation.TimersByDue is [var next, ..] && next.Due <= play.Simulation.Now)
            Assert.IsType<Decision.Accepted>(play.Simulation.Do("system", c => new CaseCommand.FireTimer(next.Timer.Id, c)));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Periods;
using Workflows.TestKit.Cases;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>What a new calendar, or new rules, do to a deadline that runs, and who they need.</summary>
public sealed partial class ChangingDeadlineTests
{
    [Fact]
    public void A_new_calendar_moves_what_it_moves_once_by_two_people_and_tells_only_of_earlier_dates()
    {
        var play = Begun(Rule());
        play.PassTo("2026-03-04");
        var holiday = Calendar("2", "2026-03-05");
        var planned = Assert.Single(ChangeApplication.Preview(play.Procedures, Book(holiday, Rule()), play.State, MoveCause.Calendar, Context(play)));
        Assert.Equal((Day("2026-03-10"), false, true, false), (planned.Dates.Due, planned.IsEarlier, planned.IsLater, planned.IsOverdue));

        var later = Apply(play, Book(holiday, Rule()), "p1", "p2");
        Assert.Equal(["ChangeApplied", "DeadlineMoved"], later.Events.Select(e => e.GetType().Name));
        Assert.Empty(later.Effects);
        var again = (Decision.Accepted)CaseDecider.Decide(play.Procedures, Book(holiday, Rule()), later.State, new CaseCommand.ApplyChange("c1", MoveCause.Calendar, "2", "p1", "p2", Context(play)));
        Assert.Empty(again.Events);

        var back = (Decision.Accepted)CaseDecider.Decide(play.Procedures, Book(Play.WeekdaysOnly, Rule()), later.State, new CaseCommand.ApplyChange("c2", MoveCause.Calendar, "1", "p1", "p2", Context(play)));
        Assert.Equal("decision#1/moved-c2", Assert.IsType<Effect.Mail>(Assert.Single(back.Effects)).Identity);
        Assert.IsType<Rejection.NeedsTwoPeople>(((Decision.Rejected)CaseDecider.Decide(
            play.Procedures, Book(holiday, Rule()), play.State, new CaseCommand.ApplyChange("c1", MoveCause.Calendar, "2", "p1", "p1", Context(play)))).Why);
    }

    [Fact]
    public void One_that_stands_still_has_no_date_to_move_and_is_counted_by_the_new_calendar_when_it_goes_on()
    {
        var rule = Rule(suspends: true);
        var (play, holiday) = (Begun(rule), Calendar("2", "2026-03-06"));
        play.PassTo("2026-03-04");
        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-04"), null, "tests", File, c), "head");

        Assert.Empty(ChangeApplication.Preview(play.Procedures, Book(holiday, rule), play.State, MoveCause.Calendar, Context(play)));
        var byRules = Assert.Single(ChangeApplication.Preview(play.Procedures, Book(Play.WeekdaysOnly, Rule(length: "3 working days", version: "2", suspends: true)), play.State, MoveCause.Rules, Context(play)));
        Assert.Equal((true, false, false, false), (byRules.IsStopped, byRules.IsEarlier, byRules.IsLater, byRules.IsOverdue));

        var resumed = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(
            play.Procedures, Book(holiday, rule), play.State, new CaseCommand.ResumeDeadline("decision", Day("2026-03-04"), File, Context(play)))).State.Record.Deadline("decision")!;
        Assert.Equal((Day("2026-03-11"), "2"), (resumed.Due, resumed.Dates.CalendarVersion)); // five working days without the 4th and the 6th
    }

    [Fact]
    public void Of_a_deadline_that_warns_nobody_those_hear_whom_the_vocabulary_names()
    {
        var rule = Rule() with { Ladder = [] };
        var play = Begun(rule);
        var law = Book(Calendar("2", "2026-03-05"), rule);
        var later = Apply(play, law, "p1", "p2");

        var earlier = Applied(play, Book(Play.WeekdaysOnly, rule) with { Readers = DefaultReaders.None with { Moved = ["clerk"] } }, later.State, MoveCause.Calendar, "1");

        Assert.Equal("clerk", Assert.Single(Assert.IsType<Effect.Mail>(Assert.Single(earlier.Effects)).Roles));
    }

    [Fact]
    public void New_rules_move_running_deadlines_only_when_they_are_applied()
    {
        var play = Begun(Rule());
        var shorter = Rule(length: "3 working days", version: "2");
        var planned = Assert.Single(ChangeApplication.Preview(play.Procedures, Book(Play.WeekdaysOnly, shorter), play.State, MoveCause.Rules, Context(play)));
        Assert.Equal((Day("2026-03-05"), true, "2"), (planned.Dates.Due, planned.IsEarlier, planned.RuleVersion));
        Assert.Empty(ChangeApplication.Preview(play.Procedures, Book(Play.WeekdaysOnly, shorter), play.State, MoveCause.Calendar, Context(play)));
        Assert.Empty(ChangeApplication.Preview(play.Procedures, Book(Play.WeekdaysOnly, Rule()), play.State, MoveCause.Rules, Context(play)));
    }

    [Fact]
    public void What_two_people_approved_is_applied_only_while_it_is_in_force()
    {
        var play = Begun(Rule());
        var third = Book(Calendar("3", "2026-03-05"), Rule(length: "3 working days", version: "3")) with { Version = "book 3" };

        var calendar = CaseDecider.Decide(play.Procedures, third, play.State, new CaseCommand.ApplyChange("c1", MoveCause.Calendar, "2", "p1", "p2", Context(play)));
        var rules = CaseDecider.Decide(play.Procedures, third, play.State, new CaseCommand.ApplyChange("c1", MoveCause.Rules, "book 2", "p1", "p2", Context(play)));

        Assert.Equal(new Rejection.ChangeOvertaken("2", "3"), Assert.IsType<Decision.Rejected>(calendar).Why);
        Assert.Equal(new Rejection.ChangeOvertaken("book 2", "book 3"), Assert.IsType<Decision.Rejected>(rules).Why);
    }

    [Fact]
    public void What_new_rules_say_of_the_count_still_holds_when_a_calendar_comes_later()
    {
        DeadlineRule Two(PeriodChoice choice, string version) => Rule(version: version) with
        {
            Choice = choice, Periods = [Of("3 working days"), Of("5 working days")],
        };
        var play = Begun(Two(PeriodChoice.Earliest, "1"));
        Assert.Equal(Day("2026-03-05"), Entry(play).Due);
        var latest = Two(PeriodChoice.Latest, "2") with { Owner = DeadlineOwner.Party, Missed = MissedMeans.Lapse, Title = new("复议", "Reconsideration") };

        var moved = Applied(play, Book(Play.WeekdaysOnly, latest), play.State, MoveCause.Rules, "book");
        var entry = moved.State.Record.Deadline("decision")!;
        Assert.Equal((Day("2026-03-09"), "2", DeadlineOwner.Party, MissedMeans.Lapse, "Reconsideration"), (entry.Due, entry.RuleVersion, entry.Owner, entry.Means, entry.Title.En));
        var again = Applied(play, Book(Calendar("2", "2026-03-05"), latest), moved.State, MoveCause.Calendar, "2");

        Assert.Equal(Day("2026-03-10"), again.State.Record.Deadline("decision")!.Due); // the latest of the two, as the rules in force have it
    }

    [Fact]
    public void New_rules_that_leave_the_dates_and_change_only_how_they_are_counted_are_applied_too()
    {
        var play = Begun(Rule());
        var lapse = Rule(version: "2") with { Missed = MissedMeans.Lapse };

        var moved = Applied(play, Book(Play.WeekdaysOnly, lapse), play.State, MoveCause.Rules, "book");

        var entry = moved.State.Record.Deadline("decision")!;
        Assert.Equal((Day("2026-03-09"), MissedMeans.Lapse, "2"), (entry.Due, entry.Means, entry.RuleVersion));
        Assert.Empty(Applied(play, Book(Play.WeekdaysOnly, lapse), moved.State, MoveCause.Rules, "book").Events);
    }

    [Fact]
    public void Correcting_a_day_does_not_apply_rules_that_came_later()
    {
        var play = Begun(Rule());
        var later = Book(Play.WeekdaysOnly, Rule(length: "3 working days", version: "2")) with { Corrections = ["agency-head"] };
        var fact = play.State.Record.Last("case.filed")!.Seq;

        var corrected = Assert.IsType<Decision.Accepted>(CaseDecider.Decide(
            play.Procedures, later, play.State, new CaseCommand.CorrectFact(fact, Day("2026-03-01"), null, "clerical error", File, Context(play))));

        var entry = corrected.State.Record.Deadline("decision")!;
        Assert.Equal((Day("2026-03-06"), "1"), (entry.Due, entry.RuleVersion)); // five working days, as when it was started
    }

    [Fact]
    public void A_suspension_that_only_an_event_ends_is_not_ended_by_hand()
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-04");
        play.Deliver("recusal.requested");
        play.PassTo("2026-03-06");

        foreach (var who in new[] { "officer1", "head" })
        {
            Assert.Contains("events of the case end the suspension for 'Recusal', not a hand",
                Refused(play, c => new CaseCommand.ResumeDeadline("decision", Day("2026-03-05"), File, c), who), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("officer1", false)]
    [InlineData("head", true)] // who may correct what was recorded
    public void A_suspension_on_a_ground_that_the_law_no_longer_has_is_ended_by_who_may_correct(string who, bool may)
    {
        var play = Begun(Rule(suspends: true));
        play.PassTo("2026-03-04");
        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-04"), null, "tests", File, c), "head");
        var without = Book(Play.WeekdaysOnly, Rule()) with { Corrections = ["agency-head"] };

        var decision = CaseDecider.Decide(play.Procedures, without, play.State, new CaseCommand.ResumeDeadline("decision", Day("2026-03-04"), File, Context(play, Play.People[who])));

        Assert.Equal(may, decision is Decision.Accepted);
    }

    /// <summary>Each act at the clock, where it is possible.</summary>
    public static TheoryData<string> ActsAtTheClock => ["suspend", "extend", "correct"];

    [Theory]
    [MemberData(nameof(ActsAtTheClock))]
    public void A_deputy_in_writing_acts_at_the_clock_and_the_log_has_the_writing(string act)
    {
        var (play, deputy) = (Begun(Rule(suspends: true, extension: true)), Play.People["reviewer"] with { Delegations = [Writing("head")] });

        var accepted = Assert.IsType<Decision.Accepted>(Do(play, act, deputy));

        Assert.Equal("head", Assert.Single(accepted.Events.OfType<CaseEvent.DelegationUsed>()).Delegation.Principal);
        Assert.All(accepted.Events, e => Assert.Equal("head", e.For));
        Assert.IsType<Rejection.OutsideDelegation>(Assert.IsType<Decision.Rejected>(Do(play, act, deputy with { Delegations = [Writing("head") with { EndedOn = Day("2026-03-02") }] })).Why);
        Assert.IsType<Rejection.RoleMissing>(Assert.IsType<Decision.Rejected>(Do(play, act, Play.People["reviewer"])).Why);
    }

    [Theory]
    [MemberData(nameof(ActsAtTheClock))]
    public void Who_had_to_withdraw_does_nothing_at_the_clock_either(string act)
    {
        var play = Begun(Rule(suspends: true, extension: true));
        var state = play.State with { Record = play.State.Record with { Withdrawals = [new("head", "recusal-decision", Day("2026-03-02"))] } };

        Assert.IsType<Rejection.DutyBarred>(Assert.IsType<Decision.Rejected>(Do(play, act, Play.People["head"], state)).Why);
    }

    [Theory]
    [InlineData("officer1", null, "reviewer", "officer1")] // his deputy corrects what he recorded himself
    [InlineData("reviewer", "officer1", "officer1", null)] // he corrects what his deputy recorded for him
    public void Nobody_corrects_what_he_or_his_deputy_recorded(string by, string? inPlaceOf, string corrector, string? corrects)
    {
        var play = Begun(Rule(), corrections: ["case-officer"]);
        var fact = play.State.Record.Last("case.filed")!;
        var state = play.State with { Record = play.State.Record with { Facts = [.. play.State.Record.Facts.Select(f => f.Seq == fact.Seq ? f with { By = by, For = inPlaceOf } : f)] } };
        var actor = Play.People[corrector] with { Delegations = corrects is null ? [] : [Writing(corrects) with { Role = "case-officer" }] };

        var refused = Assert.IsType<Decision.Rejected>(Do(play, "correct", actor, state, "case-officer")).Why;

        Assert.Contains("somebody other than", refused.Message.En, StringComparison.Ordinal);
        Assert.IsType<Decision.Accepted>(Do(play, "correct", Play.People["officer2"], state, "case-officer"));
    }

    private static readonly DutyRule s_recusal = new("5", new("回避", "Recusal"), DutyRule.Any, [], null, 1, null, "行政处罚法 第四十三条第一款", null, null, null) { Withdrawn = true };

    private static Decision Do(Played play, string act, Person actor, CaseState? state = null, string corrects = "agency-head")
    {
        var (context, fact) = (Context(play, actor), play.State.Record.Last("case.filed")!.Seq);
        CaseCommand command = act switch
        {
            "suspend" => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-03"), null, "tests", File, context),
            "extend" => new CaseCommand.ExtendDeadline("decision", 3, "complex", File, context),
            _ => new CaseCommand.CorrectFact(fact, Day("2026-03-01"), null, "clerical error", File, context),
        };
        return CaseDecider.Decide(play.Procedures, Book(Play.WeekdaysOnly, Rule(suspends: true, extension: true)) with { Corrections = [corrects], Duties = [s_recusal] }, state ?? play.State, command);
    }

    private static Delegation Writing(string principal) => new("1", principal, "reviewer", "agency-head", Day("2026-03-01"), Day("2026-03-31"), "示应急委〔2026〕1号");

    private static DeadlinePeriod Of(string length) => new(Period.Parse(length), null, "Act art. 60", null, null, null);

    private static CommandContext Context(Played play, Person actor) => new(play.Simulation.Now, play.Simulation.Today, actor, Play.People, ImmutableDictionary<string, int>.Empty);

    private static CommandContext Context(Played play) => Context(play, Play.People["head"]);

    private static Decision.Accepted Applied(Played play, RuleBook law, CaseState state, MoveCause cause, string version) => Assert.IsType<Decision.Accepted>(CaseDecider.Decide(
        play.Procedures, law, state, new CaseCommand.ApplyChange("c", cause, version, "p1", "p2", Context(play))));

    private static Decision.Accepted Apply(Played play, RuleBook law, string proposer, string approver) => Assert.IsType<Decision.Accepted>(CaseDecider.Decide(
        play.Procedures, law, play.State, new CaseCommand.ApplyChange("c1", MoveCause.Calendar, law.Calendar.Version, proposer, approver, Context(play))));
}

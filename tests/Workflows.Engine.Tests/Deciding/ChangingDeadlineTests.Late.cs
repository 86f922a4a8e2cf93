using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>What may be said of a deadline after its end: an obstacle of the party's, a notice from outside.</summary>
public sealed partial class ChangingDeadlineTests
{
    [Fact]
    public void What_kept_a_party_from_acting_is_taken_out_after_the_end_once_it_is_over()
    {
        var play = Begun(Rule(suspends: true) with { Owner = DeadlineOwner.Party });
        play.PassTo("2026-03-11");
        Assert.Equal(DeadlineStatus.Missed, Entry(play).Status);
        Assert.Contains("recorded with its first and last day", Refused(play,
            c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-05"), null, "flood", File, c), "head"), StringComparison.Ordinal);

        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-05"), Day("2026-03-10"), "flood", File, c), "head");

        Assert.Equal((Day("2026-03-13"), DeadlineStatus.Running, false), (Entry(play).Due, Entry(play).Status, Entry(play).IsLate)); // four working days taken out
    }

    [Fact]
    public void A_party_that_acted_late_is_in_time_once_its_obstacle_is_recorded()
    {
        var play = Begun(Rule(suspends: true) with { Owner = DeadlineOwner.Party });
        play.PassTo("2026-03-11");
        play.Complete("work");
        Assert.True(Entry(play).IsLate);

        Accepted(play, c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-05"), Day("2026-03-10"), "flood", File, c), "head");

        Assert.Equal((DeadlineStatus.Met, false), (Entry(play).Status, Entry(play).IsLate));
    }

    [Fact]
    public void An_obstacle_that_began_after_the_end_takes_nothing_out()
    {
        var play = Begun(Rule(suspends: true) with { Owner = DeadlineOwner.Party });
        play.PassTo("2026-03-12");

        Assert.Contains("it ends on 2026-03-09, and a suspension begins no later", Refused(play,
            c => new CaseCommand.SuspendDeadline("decision", "appraisal", Day("2026-03-10"), Day("2026-03-11"), "flood", File, c), "head"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_runs_outside_is_lengthened_when_the_notice_comes()
    {
        var play = Begun(Rule(extension: true) with { Owner = DeadlineOwner.Outside });
        play.PassTo("2026-03-11");
        Assert.True(Entry(play).IsLate);

        Accepted(play, c => new CaseCommand.ExtendDeadline("decision", 5, "notice of the organ", File, c), "head");

        Assert.Equal((Day("2026-03-16"), DeadlineStatus.Running, false), (Entry(play).Due, Entry(play).Status, Entry(play).IsLate));
    }
}

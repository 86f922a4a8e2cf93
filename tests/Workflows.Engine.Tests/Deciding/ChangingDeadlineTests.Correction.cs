using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>A day that was recorded wrongly: what its correction does to the deadlines that hang on it.</summary>
public sealed partial class ChangingDeadlineTests
{
    [Fact]
    public void A_corrected_anchor_moves_the_dates_and_the_verdict_and_the_former_verdict_stays_in_the_log()
    {
        var play = Begun(Rule());
        play.PassTo("2026-03-11");
        play.Complete("work");
        Assert.False(Entry(play).MetInTime);
        var anchor = play.State.Record.Last("case.filed")!;

        Accepted(play, c => new CaseCommand.CorrectFact(anchor.Seq, Day("2026-03-01"), null, "clerical error", File, c), "head");
        Assert.Equal((Day("2026-03-06"), false), (Entry(play).Due, Entry(play).MetInTime));

        var corrected = play.State.Record.Last("case.filed")!;
        Assert.Equal([false, true], play.State.Record.Facts.Where(f => f.Event == "case.filed").Select(f => f.Stands));
        Assert.Contains("already", Refused(play, c => new CaseCommand.CorrectFact(corrected.Seq, Day("2026-03-01"), null, "again", File, c), "head"), StringComparison.Ordinal);
        var done = play.State.Record.Last("decision.made")!;
        Accepted(play, c => new CaseCommand.CorrectFact(done.Seq, Day("2026-03-06"), null, "dated wrongly", File, c), "head");

        Assert.Equal((Day("2026-03-06"), true, DeadlineStatus.Met), (Entry(play).MetOn, Entry(play).MetInTime, Entry(play).Status));
        Assert.Equal([false, true], play.Simulation.Log.OfType<CaseEvent.DeadlineMet>().Select(m => m.InTime));
    }

    [Fact]
    public void A_missed_deadline_runs_again_where_its_anchor_was_recorded_too_early()
    {
        var play = Begun(Rule(), "2026-02-23");
        play.PassTo("2026-03-04");
        Assert.Equal(DeadlineStatus.Missed, Entry(play).Status);

        Accepted(play, c => new CaseCommand.CorrectFact(play.State.Record.Last("case.filed")!.Seq, Day("2026-03-03"), null, "wrong proof", File, c), "head");

        Assert.Equal((DeadlineStatus.Running, false, Day("2026-03-10")), (Entry(play).Status, Entry(play).IsLate, Entry(play).Due));
        Assert.Single(play.Simulation.Log.OfType<CaseEvent.DeadlineMissed>());
    }

    [Fact]
    public void A_correction_needs_another_person_a_reason_and_a_day_that_was()
    {
        var play = Begun(Rule());
        var fact = play.State.Record.Last("case.filed")!.Seq;
        Assert.Contains("agency-head", Refused(play, c => new CaseCommand.CorrectFact(fact, Day("2026-03-01"), null, "x", File, c), "officer1"), StringComparison.Ordinal);
        Assert.Contains("a reason and its document", Refused(play, c => new CaseCommand.CorrectFact(fact, Day("2026-03-01"), null, "", File, c), "head"), StringComparison.Ordinal);
        Assert.Contains("future", Refused(play, c => new CaseCommand.CorrectFact(fact, Day("2026-03-09"), null, "x", File, c), "head"), StringComparison.Ordinal);
        Assert.Contains("Expected a standing fact with the number 999", Refused(play, c => new CaseCommand.CorrectFact(999, Day("2026-03-01"), null, "x", File, c), "head"), StringComparison.Ordinal);
        var nobody = Begun(Rule(), corrections: []);
        Assert.Contains("no rule that is loaded", Refused(nobody, c => new CaseCommand.CorrectFact(nobody.State.Record.Last("case.filed")!.Seq, Day("2026-03-01"), null, "x", File, c), "head"), StringComparison.Ordinal);
    }
}

using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>How the decision reaches the party (行政处罚法 art. 61; 民事诉讼法 arts 87–95).</summary>
public sealed class ServiceTests
{
    [Fact]
    public void A_decision_that_was_posted_in_time_and_came_back_is_no_breach()
    {
        var played = new PlayedCase(new("the mail came back")).UntilFact("decision.made").Until("serve");
        var decided = played.State.Record.Last("decision.made")!.On;
        played.PassTo(decided.AddDays(3));
        Fail(played, "direct", decided.AddDays(1));
        Fail(played, "mail", decided.AddDays(3), ("sentOn", FeelValue.Of(decided.AddDays(2))));

        var service = played.State.Record.Deadline("serve-decision")!;
        Assert.Equal((DeadlineStatus.Met, false), (service.Status, service.IsLate));
        Assert.Equal(decided.AddDays(2), played.State.Record.Last("decision.dispatched")?.On);
        Assert.DoesNotContain("decision.served", played.Facts); // the party's terms wait for the service itself
    }

    [Fact]
    public void The_posting_is_recorded_by_itself_so_that_nobody_is_warned_while_the_mail_is_on_its_way()
    {
        var played = new PlayedCase(new("the mail is slow")).UntilFact("decision.made").Until("serve");
        var decided = played.State.Record.Last("decision.made")!.On;
        Fail(played, "direct", decided);
        Assert.IsType<Decision.Accepted>(played.Complete("serve", "officer1",
            ("kind", Playing.Text("mail")), ("outcome", Playing.Text("posted")), ("servedOn", FeelValue.Nothing), ("sentOn", FeelValue.Of(decided))));

        Assert.Equal((DeadlineStatus.Met, false), (played.State.Record.Deadline("serve-decision")!.Status, played.State.Record.Deadline("serve-decision")!.IsLate));
        Assert.DoesNotContain("decision.served", played.Facts);
        played.PassTo(decided.AddDays(20));
        Assert.IsType<Decision.Accepted>(played.Complete("serve", "officer1", ("outcome", Playing.Text("served")), ("servedOn", FeelValue.Of(decided.AddDays(18)))));
        Assert.Equal(decided.AddDays(18), played.State.Record.Last("decision.served")?.On); // the party's terms begin here
        Assert.Equal(decided, played.State.Record.Last("decision.dispatched")?.On); // what was posted is not asked again
    }

    [Fact]
    public void What_was_not_posted_yet_is_not_recorded_as_posted()
    {
        var played = new PlayedCase(new("posted tomorrow")).UntilFact("decision.made").Until("serve");
        Fail(played, "direct", played.Today);

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Tried(played, "mail", played.Today, ("sentOn", FeelValue.Of(played.Today.AddDays(1))))).Why);
    }

    private static void Fail(PlayedCase played, string way, DateOnly on, params (string, FeelValue)[] more) => Assert.IsType<Decision.Accepted>(Tried(played, way, on, more));

    private static Decision Tried(PlayedCase played, string way, DateOnly on, params (string, FeelValue)[] more) => played.Complete("serve", "officer1",
        [("kind", Playing.Text(way)), ("outcome", Playing.Text("failed")), ("servedOn", FeelValue.Of(on)), ("failure", Playing.Text("无人签收")), .. more]);
}

using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>A fine that officers take on the spot in a remote area (行政处罚法 arts 69–71).</summary>
public sealed class CollectionTests
{
    private static readonly Scenario s_unpaid = new("nobody pays");

    [Fact]
    public void What_is_collected_on_the_spot_reaches_the_agency_in_two_working_days_and_the_bank_in_two_more()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");
        var collected = played.Today;
        Assert.IsType<Decision.Accepted>(Collect(played, ("spotRequest", Playing.Text("请求书")), ("receiptNumber", Playing.Text("示财罚0001"))));

        Assert.Equal(["receipt.issued", "payment.collected-on-spot", "payment.received", "payment.completed"], played.Facts[^4..]);
        Assert.Equal((DeadlineStatus.Running, "payment.collected-on-spot"), (played.State.Record.Deadline("on-spot-hand-in")!.Status, played.State.Record.Deadline("on-spot-hand-in")!.StartedBy));
        Assert.IsType<Decision.Accepted>(played.Complete("hand-in", "officer1", ("handedInOn", FeelValue.Of(collected))));
        Assert.IsType<Decision.Accepted>(played.Complete("bank-in", "officer1", ("bankedOn", FeelValue.Of(played.Today))));
        Assert.Equal([DeadlineStatus.Met, DeadlineStatus.Met], new[] { "on-spot-hand-in", "on-spot-banking" }.Select(k => played.State.Record.Deadline(k)!.Status));
    }

    [Fact]
    public void Without_the_request_of_the_party_and_the_unified_receipt_nothing_is_collected_on_the_spot()
    {
        var played = new PlayedCase(s_unpaid).Until("decide-surcharge");

        var refused = Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(Collect(played)).Why);

        Assert.Equal(2, refused.Problems.Length);
        Assert.DoesNotContain("payment.received", played.Facts);
    }

    private static Decision Collect(PlayedCase played, params (string, FeelValue)[] more) => played.Deliver("payment.received", "officer1", Playing.Answers(
        [("amount", FeelValue.Of(30_000)), ("paidOn", FeelValue.Of(played.Today)), ("paidBy", Playing.Text("remote")), ("paymentProof", Playing.Text("票据存根")), .. more]));
}

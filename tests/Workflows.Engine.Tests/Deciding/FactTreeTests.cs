using Workflows.Decisions.Feel;
using Workflows.Engine.Deciding;
using Workflows.Statute;

namespace Workflows.Engine.Tests.Deciding;

public sealed class FactTreeTests
{
    [Fact]
    public void Of_several_facts_of_one_name_the_last_recorded_that_stands_speaks()
    {
        var tree = FactTree.Of([Fact("notice.served", 1), Fact("notice.served", 9), Fact("notice.served", 5) with { Stands = false }]);

        Assert.Equal(FeelValue.Of(new DateOnly(2026, 3, 9)), See(tree, "fact.notice.served.on"));
        Assert.True(See(tree, "fact.notice.read").IsNull);
    }

    [Fact]
    public void A_fact_and_one_whose_name_goes_on_from_it_are_both_seen()
    {
        var tree = FactTree.Of([Fact("hearing.requested.orally", 2), Fact("hearing.requested", 3), Fact("hearing.requested-late", 4)]);

        Assert.Equal(FeelValue.Of(new DateOnly(2026, 3, 2)), See(tree, "fact.hearing.requested.orally.on"));
        Assert.Equal(FeelValue.Of(new DateOnly(2026, 3, 3)), See(tree, "fact.hearing.requested.on"));
        Assert.Equal(FeelValue.Of("officer1"), See(tree, "fact.hearing.requested_late.by"));
    }

    [Fact]
    public void All_facts_of_a_name_are_listed_in_the_order_of_recording()
    {
        var tree = FactTree.Of([Fact("defence.received", 5) with { Seq = 3 }, Fact("defence.received", 2) with { Seq = 8 }, Fact("defence.received", 6) with { Stands = false }]);

        Assert.Equal(FeelValue.Of(2), See(tree, "count(fact.defence.received.all)"));
        Assert.Equal(FeelValue.Of(2), See(tree, "fact.defence.received.seq"));
        Assert.Equal(FeelValue.Of(new DateOnly(2026, 3, 5)), See(tree, "fact.defence.received.all[1].on"));
    }

    [Fact]
    public void A_corrected_fact_keeps_the_place_of_the_one_that_it_corrects()
    {
        // Received, answered, and then the day of the receipt was corrected as the ninth event of the case.
        var tree = FactTree.Of([Fact("defence.received", 5) with { Seq = 3, Stands = false }, Fact("defence.received", 4) with { Seq = 9 }, Fact("defence.answered", 6) with { Seq = 7 }]);

        Assert.Equal(FeelValue.True, See(tree, "fact.defence.received.seq < fact.defence.answered.seq"));
    }

    private static FeelValue See(FeelContext tree, string expression) =>
        FeelExpression.Parse(expression).Expression!.Evaluate(FeelContext.Empty.Set("fact", FeelValue.Of(tree))).Value;

    private static LegalFact Fact(string name, int day) =>
        new(name, new(2026, 3, day), new(2026, 3, day, 9, 0, 0, TimeSpan.FromHours(8)), "officer1", "task", FeelContext.Empty);
}

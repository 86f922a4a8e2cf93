using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

public class FeelContextTests
{
    // Few names are looked through, many are indexed: both ways must answer alike.
    public static TheoryData<int> Sizes => [0, 1, 3, 8, 9, 10, 40];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_later_entry_of_a_name_takes_the_place_of_the_earlier_one(int size)
    {
        var context = FeelContext.From([.. Numbers(size, 0), .. Numbers(size, 100)]);

        Assert.Equal(Numbers(size, 100), context.Entries());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_is_laid_over_keeps_the_order_and_adds_new_names_behind(int size)
    {
        var under = FeelContext.From(Numbers(size, 0));
        var over = FeelContext.From([.. Numbers(size, 100).Reverse(), new("new", FeelValue.True)]);

        var merged = under.Merge(over);

        Assert.Equal([.. Numbers(size, 100), new("new", FeelValue.True)], size == 0 ? over.Entries() : merged.Entries());
        Assert.Equal(FeelValue.True, merged["new"]);
        Assert.Equal(Numbers(size, 0), under.Entries());
        Assert.True(under["new"].IsNull);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_changed_context_leaves_the_one_that_it_was_made_of(int size)
    {
        var before = FeelContext.From(Numbers(size, 0));
        _ = before["n0"];

        var after = before.Set("n0", FeelValue.True).Set("more", FeelValue.False);

        Assert.Equal((FeelValue.True, FeelValue.False), (after["n0"], after["more"]));
        Assert.Equal(Numbers(size, 0), before.Entries());
        Assert.Equal(size, before.Names.Length);
    }

    private static KeyValuePair<string, FeelValue>[] Numbers(int size, int from) =>
        [.. Enumerable.Range(0, size).Select(i => KeyValuePair.Create($"n{i}", FeelValue.Of(from + i)))];
}

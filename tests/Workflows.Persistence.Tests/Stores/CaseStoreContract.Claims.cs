using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Cases;

namespace Workflows.Persistence.Tests.Stores;

public abstract partial class CaseStoreContract
{
    private const string Series = "case:2026";

    private async Task<int> NextNumberAsync() => (await Store.OffersAsync([Series], s_none))[Series];

    [Fact]
    public async Task A_series_that_has_given_none_offers_one_and_each_number_taken_moves_it_on()
    {
        Assert.Equal(1, await NextNumberAsync());
        await AppendAsync(SampleCase.Opened() with { Claims = [new Claim.Number(Series, 1)] });
        Assert.Equal(2, await NextNumberAsync());
        await AppendAsync(SampleCase.Opened("c-2") with { Claims = [new Claim.Number(Series, 2), new Claim.Number("decision:2026", 1)] });

        var offers = await Store.OffersAsync([Series, "decision:2026", "notice:2026"], s_none);
        Assert.Equal((3, 2, 1), (offers[Series], offers["decision:2026"], offers["notice:2026"]));
    }

    [Fact]
    public async Task A_commit_may_take_several_numbers_of_a_series()
    {
        await AppendAsync(SampleCase.Opened() with { Claims = [new Claim.Number(Series, 1), new Claim.Number(Series, 2)] });

        Assert.Equal(3, await NextNumberAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_number_that_is_not_the_next_is_refused_with_everything_else(int number)
    {
        await AppendAsync(SampleCase.Opened() with { Claims = [new Claim.Number(Series, 1)] });
        var commit = SampleCase.Opened("c-2") with { Claims = [new Claim.Number("decision:2026", 1), new Claim.Number(Series, number)] };

        await Assert.ThrowsAsync<CaseChangedException>(() => Store.AppendAsync(commit, s_none));

        Assert.False((await Store.LoadAsync(SampleCase.Id("c-2"), s_none)).Exists);
        Assert.Equal(1, (await Store.OffersAsync(["decision:2026"], s_none))["decision:2026"]);
        Assert.Equal(2, await NextNumberAsync());
    }

    [Fact]
    public async Task Cases_that_ask_for_numbers_at_once_get_numbers_without_a_gap_and_without_a_double()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(async () =>
        {
            while (true)
            {
                var number = await NextNumberAsync();
                var opened = SampleCase.Opened($"c-{n}");
                var numbered = opened.After.Then(new CaseEvent.NumberGiven("case", $"{number}"));
                try
                {
                    await Store.AppendAsync(numbered with { ExpectedVersion = 0, Events = [.. opened.Events, .. numbered.Events], Claims = [new Claim.Number(Series, number)] }, s_none);
                    return;
                }
                catch (CaseChangedException)
                {
                    // Somebody else took it: decide again.
                }
            }
        })));

        var numbers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Store.LoadAsync(SampleCase.Id($"c-{n}"), s_none)));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], numbers.Select(s => s.Number!).Order(StringComparer.Ordinal));
        Assert.Equal(9, await NextNumberAsync());
    }

    [Fact]
    public async Task A_clue_already_filed_names_the_case_that_holds_it()
    {
        var clue = new Claim.Unique("clue", "12350-0001");
        await AppendAsync(SampleCase.Opened() with { Claims = [clue] });

        var refused = await Assert.ThrowsAsync<ClaimHeldException>(() => Store.AppendAsync(SampleCase.Opened("c-2") with { Claims = [clue] }, s_none));

        Assert.Equal(SampleCase.Id(), refused.Holder);
        Assert.False((await Store.LoadAsync(SampleCase.Id("c-2"), s_none)).Exists);
    }

    [Fact]
    public async Task A_case_may_claim_again_what_it_holds()
    {
        var clue = new Claim.Unique("clue", "12350-0001");
        var opened = await AppendAsync(SampleCase.Opened() with { Claims = [clue] });

        var state = await AppendAsync(opened.Then(new CaseEvent.StageBegan("filing")) with { Claims = [clue, new Claim.Unique("room", "12350-0001")] });

        Assert.Equal("filing", state.Stage);
    }
}

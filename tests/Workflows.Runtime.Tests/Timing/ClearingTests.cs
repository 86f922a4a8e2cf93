using Microsoft.Extensions.Options;
using Workflows.Runtime.Timing;
using Workflows.TestKit.Time;

namespace Workflows.Runtime.Tests.Timing;

public sealed class ClearingTests
{
    private static readonly DateTimeOffset s_start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualClock clock = new(s_start);
    private readonly Shelf shelf = new() { Receipts = 1200, Changes = 2 };

    [Fact]
    public async Task What_has_served_is_cleared_to_the_end_and_looked_for_again_an_hour_later()
    {
        var clearing = Over(new() { ReceiptDays = 30, MovesDays = 365 });

        await clearing.RunAsync(TimeSpan.FromSeconds(2), default);
        Assert.Equal((0, 0), (shelf.Receipts, shelf.Changes));
        Assert.Equal((s_start.AddDays(-30), s_start.AddDays(-365)), (shelf.ReceiptsBefore, shelf.MovesBefore));

        shelf.Receipts = 1;
        clock.Advance(TimeSpan.FromMinutes(59));
        await clearing.RunAsync(TimeSpan.FromSeconds(2), default);
        Assert.Equal(1, shelf.Receipts);

        clock.Advance(TimeSpan.FromMinutes(1));
        await clearing.RunAsync(TimeSpan.FromSeconds(2), default);
        Assert.Equal(0, shelf.Receipts);
    }

    [Fact]
    public async Task What_does_not_fit_into_a_round_is_cleared_in_the_next()
    {
        var clearing = Over(new());

        await clearing.RunAsync(TimeSpan.Zero, default);
        Assert.Equal((700, 2), (shelf.Receipts, shelf.Changes));

        for (var round = 0; round < 4; round++) await clearing.RunAsync(TimeSpan.Zero, default);
        Assert.Equal((0, 0), (shelf.Receipts, shelf.Changes));
    }

    [Fact]
    public void To_keep_nothing_at_all_is_refused_with_the_names_of_the_settings()
    {
        var verdict = new KeepOptionsValidator().Validate(null, new() { ReceiptDays = 0, MovesDays = -1 });

        Assert.Equal(
            ["Keep:ReceiptDays must be 1 or more days, but it is 0.", "Keep:MovesDays must be 1 or more days, but it is -1."], verdict.Failures);
        Assert.True(new KeepOptionsValidator().Validate(null, new()).Succeeded);
    }

    private Clearing Over(KeepOptions keep) => new(shelf, Options.Create(keep), clock);

    private sealed class Shelf : ISpentRecords
    {
        public int Receipts { get; set; }

        public int Changes { get; set; }

        public DateTimeOffset ReceiptsBefore { get; private set; }

        public DateTimeOffset MovesBefore { get; private set; }

        public Task<int> ClearReceiptsAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
        {
            var cleared = Math.Min(Receipts, most);
            (Receipts, ReceiptsBefore) = (Receipts - cleared, before);
            return Task.FromResult(cleared);
        }

        public Task<bool> ClearMovesAsync(DateTimeOffset before, CancellationToken cancellationToken)
        {
            MovesBefore = before;
            if (Changes == 0) return Task.FromResult(false);
            Changes--;
            return Task.FromResult(true);
        }
    }
}

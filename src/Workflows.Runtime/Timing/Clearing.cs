using Microsoft.Extensions.Options;

namespace Workflows.Runtime.Timing;

/// <summary>How long is kept what has served: the logs of the cases are kept for ever and are none of it.</summary>
public sealed class KeepOptions
{
    public const string Section = "Keep";

    /// <value>Days for which the second submit of a form is told as done before; 90 unless set. Afterwards it is judged like any other.</value>
    public int ReceiptDays { get; set; } = 90;

    /// <value>Days after the end of a change of calendar or rules for which its page lists the dates that it moved; 730 unless set. Its counts stay, and each case's log has its own.</value>
    public int MovesDays { get; set; } = 730;
}

/// <summary>Checks at the start that nothing is cleared that is still needed.</summary>
public sealed class KeepOptionsValidator : IValidateOptions<KeepOptions>
{
    public ValidateOptionsResult Validate(string? name, KeepOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        if (options.ReceiptDays < 1) failures.Add($"{KeepOptions.Section}:{nameof(options.ReceiptDays)} must be 1 or more days, but it is {options.ReceiptDays}.");
        if (options.MovesDays < 1) failures.Add($"{KeepOptions.Section}:{nameof(options.MovesDays)} must be 1 or more days, but it is {options.MovesDays}.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

/// <summary>Where lies what has served.</summary>
public interface ISpentRecords
{
    /// <summary>Clears receipts of commands that were accepted before an instant, the oldest first.</summary>
    /// <returns>How many; fewer than <paramref name="most"/> where none is left.</returns>
    Task<int> ClearReceiptsAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Clears the single dates of one change that ended before an instant, and which cases it moved. Its counts stay, and the cases that it could not move.</summary>
    /// <returns>False where no such change is left.</returns>
    Task<bool> ClearMovesAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Clears, once an hour and a little at a time, what has served.</summary>
public sealed class Clearing(ISpentRecords records, IOptions<KeepOptions> keep, TimeProvider clock)
{
    private const int Batch = 500;
    private static readonly TimeSpan s_every = TimeSpan.FromHours(1);

    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <param name="most">After how long no further batch is begun: the next round goes on.</param>
    public async Task RunAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        var (now, begun) = (clock.GetUtcNow(), clock.GetTimestamp());
        if (now < next) return;
        bool IsTimeUp() => clock.GetElapsedTime(begun) >= most;
        while (await records.ClearReceiptsAsync(now.AddDays(-keep.Value.ReceiptDays), Batch, cancellationToken) == Batch)
        {
            if (IsTimeUp()) return;
        }
        while (await records.ClearMovesAsync(now.AddDays(-keep.Value.MovesDays), cancellationToken))
        {
            if (IsTimeUp()) return;
        }
        next = now + s_every;
    }
}

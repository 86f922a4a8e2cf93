using System.Diagnostics;

namespace Workflows.TestKit.Waiting;

/// <summary>Waits for another thread or process; the only place in the tests that polls.</summary>
public static class Eventually
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until a condition holds; the expectation says which, to stand after "Expected".</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static Task TrueAsync(
        string expectation, Func<bool> condition, TimeSpan? within = null, CancellationToken cancellationToken = default) =>
        GetAsync(expectation, condition, holds => holds, within, cancellationToken);

    /// <summary>Reads until <paramref name="accept"/> takes what was read, and gives that.</summary>
    /// <inheritdoc cref="TrueAsync"/>
    public static Task<T> GetAsync<T>(
        string expectation, Func<T> read, Predicate<T> accept, TimeSpan? within = null, CancellationToken cancellationToken = default) =>
        GetAsync(expectation, _ => Task.FromResult(read()), accept, within, cancellationToken);

    /// <inheritdoc cref="GetAsync{T}(string, Func{T}, Predicate{T}, TimeSpan?, CancellationToken)"/>
    public static async Task<T> GetAsync<T>(
        string expectation, Func<CancellationToken, Task<T>> read, Predicate<T> accept, TimeSpan? within = null,
        CancellationToken cancellationToken = default)
    {
        var limit = within ?? Usual;
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var seen = await read(cancellationToken);
            if (accept(seen)) return seen;
            if (waited.Elapsed > limit)
            {
                throw new TimeoutException(
                    $"Expected {expectation} within {limit.TotalSeconds:0.#} s, but last saw: {seen?.ToString() ?? "nothing"}.");
            }
            await Task.Delay(Pause, cancellationToken);
        }
    }
}

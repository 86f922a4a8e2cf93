using System.Diagnostics;

namespace Workflows.Benchmarks.Tables;

/// <summary>Times a piece of work by the clock: warmed up until the compiler is done with it, then measured so often that the median means something.</summary>
internal static class Stopped
{
    private const int Repeats = 21;

    /// <param name="count">How often the work repeats what it measures.</param>
    /// <param name="work">The work.</param>
    /// <returns>Microseconds for one of what is measured: the median of all repeats, and the smallest.</returns>
    public static (double Median, double Least) Microseconds(int count, Action work)
    {
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < TimeSpan.FromSeconds(2)) work();
        var times = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
        }
        Array.Sort(times);
        return (times[Repeats / 2], times[0]);
    }
}

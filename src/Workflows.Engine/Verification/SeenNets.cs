using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Workflows.Engine.Verification;

/// <summary>
/// What was found out about nets of one law: a net that is the same in everything that a play of it can hang on is not played again. It learns while the
/// first world is verified, and is closed before worlds that differ are held against it.
/// </summary>
public sealed class SeenNets
{
    private readonly ConcurrentDictionary<string, object> known = new(StringComparer.Ordinal);
    private volatile bool isClosed;

    /// <summary>From now on nothing is learned.</summary>
    public void Close() => isClosed = true;

    internal bool TryGet<T>(string asked, [NotNullWhen(true)] out T? answer) where T : class
    {
        answer = known.TryGetValue(asked, out var found) ? found as T : null;
        return answer is not null;
    }

    internal void Learn(string asked, object answer)
    {
        if (!isClosed) known[asked] = answer;
    }
}

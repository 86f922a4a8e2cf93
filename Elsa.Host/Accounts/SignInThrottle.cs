using System.Threading.RateLimiting;

namespace Elsa.Host.Accounts;

/// <summary>
/// Counts failed sign-ins by account and address together: a guesser is stopped, and nobody can lock a colleague out
/// from elsewhere. Unknown names are counted alike, so that the lock does not tell which names exist.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    public const int FailuresAllowed = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<(string Account, string Address)> _failures =
        PartitionedRateLimiter.Create<(string Account, string Address), (string Account, string Address)>(who =>
            RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = FailuresAllowed, Window = Window }));

    public bool IsLocked(string account, string address) =>
        _failures.GetStatistics((account, address)) is { CurrentAvailablePermits: <= 0 };

    public void CountFailure(string account, string address) =>
        _failures.AttemptAcquire((account, address)).Dispose();

    public void Dispose() => _failures.Dispose();
}

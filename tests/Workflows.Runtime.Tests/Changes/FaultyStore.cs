using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Runtime.Cases;
using Workflows.TestKit.Stores;

namespace Workflows.Runtime.Tests.Changes;

/// <summary>A store in memory in which some cases cannot be read.</summary>
internal sealed class FaultyStore : ICaseStore
{
    public InMemoryCaseStore Inner { get; set; } = null!;

    /// <summary>The cases that cannot be read.</summary>
    public HashSet<string> Unreadable { get; } = [];

    public Task<CaseState> LoadAsync(CaseId id, CancellationToken cancellationToken) => Unreadable.Contains(id.ToString())
        ? throw new FormatException($"Expected an event that this version knows, but case {id} has another.")
        : Inner.LoadAsync(id, cancellationToken);

    public Task<CommandReceipt?> FindReceiptAsync(string commandKey, CancellationToken cancellationToken) => Inner.FindReceiptAsync(commandKey, cancellationToken);

    public Task<ImmutableDictionary<string, int>> OffersAsync(IReadOnlyCollection<string> series, CancellationToken cancellationToken) => Inner.OffersAsync(series, cancellationToken);

    public Task AppendAsync(CaseCommit commit, CancellationToken cancellationToken) => Inner.AppendAsync(commit, cancellationToken);

    public Task<ImmutableArray<LeasedTimer>> LeaseDueTimersAsync(DateTimeOffset now, int most, TimeSpan lease, CancellationToken cancellationToken) =>
        Inner.LeaseDueTimersAsync(now, most, lease, cancellationToken);

    public Task PutBackAsync(LeasedTimer timer, DateTimeOffset? retryAt, CancellationToken cancellationToken) => Inner.PutBackAsync(timer, retryAt, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => Inner.NextDueAsync(cancellationToken);
}

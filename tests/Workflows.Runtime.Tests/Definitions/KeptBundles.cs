using System.Collections.Immutable;
using Workflows.Runtime.Definitions;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>Bundles that outlive a library, in memory.</summary>
internal sealed class KeptBundles : IBundleStore
{
    private readonly Dictionary<string, Bundle> kept = [];

    public int Count => kept.Count;

    public Task SaveAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        kept.TryAdd(bundle.Hash, bundle);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Bundle>> LoadAllAsync(CancellationToken cancellationToken) => Task.FromResult(kept.Values.ToImmutableArray());
}

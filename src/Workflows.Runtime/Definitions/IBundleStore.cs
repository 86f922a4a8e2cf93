using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>Where accepted bundles outlive the process and the folder they came from.</summary>
public interface IBundleStore
{
    /// <summary>Keeps a bundle. One that is there already, by its hash, is left as it is.</summary>
    Task SaveAsync(Bundle bundle, CancellationToken cancellationToken);

    /// <summary>Every bundle ever kept.</summary>
    Task<ImmutableArray<Bundle>> LoadAllAsync(CancellationToken cancellationToken);
}

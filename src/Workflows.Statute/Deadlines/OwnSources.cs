using System.Collections.Immutable;

namespace Workflows.Statute.Deadlines;

/// <summary>
/// Tells the law's last day from one that only the authority set for itself: its own settings and rules stand under <c>source:</c> and begin with one of
/// the words that <c>vocabulary.yaml</c> lists. Missing such a day is no breach of law, and no page may call it one.
/// </summary>
public sealed record OwnSources(ImmutableArray<string> Words)
{
    public static OwnSources None { get; } = new([]);

    /// <summary>Whether what a rule rests on is nobody's law but the authority's own word.</summary>
    public bool Hold(string? basis) => basis is not null && Words.Any(w => basis.StartsWith(w, StringComparison.Ordinal));

    /// <summary>Whether the period that binds is one of the authority's own.</summary>
    public bool Bind(DeadlineDates dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return dates.Binding < dates.Results.Length && dates.Results[dates.Binding] is var binding && Hold(binding.Law ?? binding.Source);
    }
}

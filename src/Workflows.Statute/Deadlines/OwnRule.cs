using System.Collections.Immutable;

namespace Workflows.Statute.Deadlines;

/// <summary>
/// Tells the law's last day from one that only the authority set for itself: its own settings and rules stand under <c>source:</c> and begin with one of
/// these words. Missing such a day is no breach of law, and no page may call it one.
/// </summary>
public static class OwnRule
{
    private static readonly ImmutableArray<string> s_words = ["单位设置", "本机关", "setting", "client"];

    /// <summary>Whether what a rule rests on is nobody's law but the authority's own word.</summary>
    public static bool Is(string? basis) => basis is not null && s_words.Any(w => basis.StartsWith(w, StringComparison.Ordinal));

    /// <summary>Whether the period that binds is one of the authority's own.</summary>
    public static bool Sets(DeadlineDates dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return dates.Binding < dates.Results.Length && Is(dates.Results[dates.Binding].Law);
    }
}

using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Engine.Deciding;

/// <summary>What suspending and extending have in common: which entry is meant, and how a refusal is put.</summary>
internal static class DeadlineRefusals
{
    /// <summary>The open entry of a key; refuses where there is none.</summary>
    public static DeadlineEntry? Open(Run run, string key)
    {
        if (run.State.Record.Register.LastOrDefault(d => d.Key == key && d.IsOpen) is { } entry) return entry;
        run.Refuse(new Rejection.DeadlineNotOpen(key));
        return null;
    }

    /// <summary>The entry as it stands after what was emitted.</summary>
    public static DeadlineEntry Again(Run run, DeadlineEntry entry) => run.State.Record.Register.First(d => d.Key == entry.Key && d.Round == entry.Round);

    /// <summary>A reason and a proof are there; refuses where one is missing.</summary>
    public static bool SaysWhy(Run run, DeadlineEntry entry, string reason, string document) =>
        !string.IsNullOrWhiteSpace(reason) && !string.IsNullOrWhiteSpace(document)
        || Refuse(run, entry, $"须写明理由并附凭证。", $"a reason and its document are needed.", string.IsNullOrWhiteSpace(reason) ? "reason" : "document");

    /// <param name="field">What of the command is wrong; null where nothing that could be put right.</param>
    /// <param name="law">The article that speaks; null for that of the period.</param>
    /// <returns>False, always.</returns>
    public static bool Refuse(Run run, DeadlineEntry entry, FormattableString zh, FormattableString en, string? field = null, string? law = null)
    {
        run.Refuse(new Rejection.AdjustmentRefused(entry.Key, entry.Title, new(FormattableString.Invariant(zh), FormattableString.Invariant(en)), law ?? entry.Law) { Field = field });
        return false;
    }
}

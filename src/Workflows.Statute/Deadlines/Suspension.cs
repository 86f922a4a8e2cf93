using System.Collections.Immutable;

namespace Workflows.Statute.Deadlines;

/// <summary>Why a deadline may stop counting, as its rule in <c>law.yaml</c> allows it. Where a rule names no ground, nothing stops it.</summary>
/// <param name="Id">Unique within the deadline, such as <c>appraisal</c>.</param>
/// <param name="From">The legal events that stop it by themselves; the day after the event is the first that does not count.</param>
/// <param name="Until">The legal events that end what they began; the day of the event is the last that does not count.</param>
/// <param name="By">The roles that may record it by hand; empty where only events stop it.</param>
public sealed record SuspensionGround(
    string Id, Bilingual Title, ImmutableArray<string> From, ImmutableArray<string> Until, ImmutableArray<string> By, string? Law, string? Source);

/// <summary>Days of a deadline that do not count.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Until">The last of them; null while it goes on.</param>
/// <param name="Ground">The id of the rule's ground.</param>
/// <param name="Reason">In the words of who recorded it.</param>
/// <param name="Document">The proof: a file of the case, or the event that it follows from.</param>
public sealed record SuspendedSpell(DateOnly From, DateOnly? Until, string Ground, Bilingual Title, string? Law, string Reason, string Document)
{
    public bool IsOpen => Until is null;

    /// <summary>True on a day that does not count because of it; one that goes on covers every day from its first.</summary>
    public bool Covers(DateOnly day) => day >= From && (Until is not { } last || day <= last);

    /// <summary>Whether a day is in both.</summary>
    public bool Overlaps(DateOnly from, DateOnly? until) => (until is not { } end || From <= end) && (Until is not { } own || from <= own);
}

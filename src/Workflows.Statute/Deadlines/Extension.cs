using System.Collections.Immutable;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Deadlines;

/// <summary>Who may lengthen a deadline, by how much in all and how often, as its rule in <c>law.yaml</c> allows it. Where a rule has none, nobody may.</summary>
/// <param name="By">The roles that may approve it.</param>
/// <param name="UpTo">By how much in all, every extension together.</param>
/// <param name="Times">How often.</param>
public sealed record ExtensionRule(ImmutableArray<string> By, Period UpTo, int Times, string? Law, string? Source);

/// <summary>An extension that was granted.</summary>
/// <param name="Length">How much is counted on from the former end.</param>
/// <param name="On">The legal day of the approval.</param>
/// <param name="By">The id of who approved it.</param>
/// <param name="Document">The proof: a file of the case.</param>
public sealed record GrantedExtension(Period Length, string? Law, DateOnly On, string By, string Reason, string Document);

/// <summary>What happened to a running deadline: the spells that do not count, and what was added.</summary>
/// <remarks>A spell that goes on has no effect on a date before it ends: until then there is no date.</remarks>
public sealed record DeadlineAdjustments(ImmutableArray<SuspendedSpell> Spells, ImmutableArray<GrantedExtension> Extensions)
{
    public static DeadlineAdjustments None { get; } = new([], []);

    /// <summary>The spell that a day does not count because of; null for a day that may count.</summary>
    internal SuspendedSpell? SpellOn(DateOnly day) => Spells.FirstOrDefault(s => !s.IsOpen && s.Covers(day));
}

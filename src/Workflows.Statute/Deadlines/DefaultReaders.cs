using System.Collections.Immutable;

namespace Workflows.Statute.Deadlines;

/// <summary>Who is told where a rule names nobody, and who reads what nobody else would: as <c>vocabulary.yaml</c> has it.</summary>
/// <param name="Agency">The ladder of a duty of the agency whose rule has none of its own.</param>
/// <param name="Party">That of a term of the party, or of somebody outside: nobody is behind when it passes.</param>
/// <param name="Moved">Who hears of a date that a new calendar or new rules moved, where the deadline has no ladder.</param>
/// <param name="UnitHead">Who heads a unit: he hears of tasks that an account leaves behind, and reads what was meant for a closed one.</param>
/// <param name="LastResort">Who reads what has no other reader, the first role that somebody holds.</param>
public sealed record DefaultReaders(
    ImmutableArray<Rung> Agency, ImmutableArray<Rung> Party, ImmutableArray<string> Moved, string UnitHead, ImmutableArray<string> LastResort)
{
    /// <summary>Nobody: of a book that no vocabulary was read for.</summary>
    public static DefaultReaders None { get; } = new([], [], [], "", []);

    /// <summary>The ladder of a deadline whose rule has none of its own.</summary>
    public ImmutableArray<Rung> LadderOf(DeadlineOwner owner) => owner == DeadlineOwner.Agency ? Agency : Party;
}

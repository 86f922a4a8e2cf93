namespace Workflows.Statute.Duties;

/// <summary>The answer of a duty rule to a person, or to the persons named.</summary>
/// <param name="Person">Whom it speaks of; null where it speaks of their number.</param>
/// <param name="Why">What holds or is broken, in a sentence.</param>
public sealed record DutyVerdict(DutyRule Rule, bool Holds, string? Person, Bilingual Why)
{
    /// <summary>The earlier act in the case that bars the person; null where nothing does, or where something else is wanting.</summary>
    public DutyAct? BarredBy { get; init; }

    /// <summary>The decision by which the person must withdraw; null where there is none.</summary>
    public Withdrawal? Withdrawal { get; init; }
}

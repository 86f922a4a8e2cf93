namespace Workflows.Conformance.Osha;

/// <summary>What the record says of the correction.</summary>
internal enum Abatement
{
    /// <summary>Nothing says that it was corrected: no code, or E, W, S, A (not completed), or a code that the dictionary does not have.</summary>
    NotRecorded,

    /// <summary>X (abatement completed) and Q (quick fix): reported by its due day, and found corrected.</summary>
    Completed,

    /// <summary>I: corrected while the inspection lasted, so that nothing is left to order.</summary>
    DuringInspection,
}

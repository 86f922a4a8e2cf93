namespace Workflows.Engine.Verification;

/// <summary>A step that a procedure does on an article or that a person does, or a beginning or way out of a gateway that leads to one, with what the flow surely does before and after it.</summary>
/// <param name="After">The nearest step on an article that was surely done before it, in the same scope; null where there is none.</param>
/// <param name="Before">The nearest one that is surely done after it, unless what they run in is left; null where there is none.</param>
public sealed record KeptStep(string Procedure, string Step, string? After, string? Before)
{
    /// <summary>Whether it works by itself and nothing is waited for since <see cref="After"/>: what was done is weighed at once.</summary>
    public bool IsAtOnceAfter { get; init; }

    /// <summary>Whether <see cref="Before"/> works by itself and nothing is waited for until then.</summary>
    public bool IsAtOnceBefore { get; init; }
}

namespace Workflows.Decisions.Feel;

/// <summary>How large an expression and its evaluation may grow before they are refused.</summary>
/// <param name="TextLength">Characters of one expression.</param>
/// <param name="Nesting">Expressions within expressions; operators side by side nest nothing and are bounded by <see cref="Operators"/>.</param>
/// <param name="CallDepth">Function calls within function calls.</param>
/// <param name="Steps">Elements visited, calls made and characters looked at (some to a step) in one evaluation, and a step for every few dozen operators.</param>
/// <param name="Size">Items of a list, characters of a string and parts of a nested value that an evaluation may build.</param>
public sealed record FeelLimits(int TextLength, int Nesting, int CallDepth, int Steps, int Size)
{
    /// <summary>Lists and contexts within each other that an evaluation may build: as many as can be stored.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Operators, calls, filters and dots that one text may hold, so that its tree is no deeper than the stack.</summary>
    public int Operators { get; init; } = 4000;

    public static FeelLimits Default { get; } = new(100_000, 400, 400, 5_000_000, 1_000_000);
}

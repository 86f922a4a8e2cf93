namespace Workflows.Decisions.Feel;

/// <summary>How large an expression and its evaluation may grow before they are refused.</summary>
/// <param name="TextLength">Characters of one expression.</param>
/// <param name="Nesting">Levels of nesting in its syntax tree, operators of a chain included.</param>
/// <param name="CallDepth">Function calls within function calls.</param>
/// <param name="Steps">Elements visited, calls made and names looked up in one evaluation.</param>
/// <param name="Size">Items of a list, characters of a string and parts of a nested value that an evaluation may build.</param>
public sealed record FeelLimits(int TextLength, int Nesting, int CallDepth, int Steps, int Size)
{
    /// <summary>Lists and contexts within each other that an evaluation may build: as many as can be stored.</summary>
    public int Depth { get; init; } = 200;

    public static FeelLimits Default { get; } = new(100_000, 400, 400, 5_000_000, 1_000_000);
}

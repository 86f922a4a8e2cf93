using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>What kind of thing is wrong with a model that reads.</summary>
public enum DmnFault
{
    /// <summary>An expression that can only give null, or a value of another type than the declared one.</summary>
    Type,

    /// <summary>A test that no allowed value of its input passes.</summary>
    NeverMatches,

    /// <summary>An input that no rule takes.</summary>
    Gap,

    /// <summary>An input that two rules take, of which one only may.</summary>
    Overlap,

    /// <summary>A rule that those before it leave nothing.</summary>
    Masked,

    /// <summary>A cell whose tests depend on more than its input: nothing is said about it.</summary>
    NotAnalysed,

    /// <summary>A table too large to be looked through to the end.</summary>
    TooLarge,
}

/// <summary>A cell of a decision table.</summary>
/// <param name="Rule">The rule's place in its table, from 1.</param>
/// <param name="Column">The column's place among the inputs or among the outputs, from 1.</param>
/// <param name="IsInput">Whether the column is an input.</param>
public sealed record TableCell(int Rule, int Column, bool IsInput);

/// <summary>One input of a table in the case that shows what is wrong.</summary>
/// <param name="Input">The input's label, else its expression.</param>
/// <param name="Value">A value that it may have.</param>
/// <param name="Words">All the values that do as well, in a sentence: <c>between 5 and 10, such as 6</c>.</param>
public sealed record DmnWitness(string Input, FeelValue Value, string Words);

/// <summary>Something that is wrong with a model that reads, or that could not be told.</summary>
/// <param name="Fault">Its kind.</param>
/// <param name="At">Where it stands, and a sentence for a person.</param>
public sealed record DmnFinding(DmnFault Fault, DmnDiagnostic At)
{
    /// <summary>The cell of a table; null where it is about no cell.</summary>
    public TableCell? Cell { get; init; }

    /// <summary>What would have been right; empty where the message says all.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What stands there instead; empty where the message says all.</summary>
    public string Found { get; init; } = "";

    /// <summary>A value for each input of the table that shows a gap or an overlap.</summary>
    public ImmutableArray<DmnWitness> Witness { get; init; } = [];

    /// <summary>Whether this is surely wrong; a cell that cannot be analysed, or a case that perhaps cannot come about, is worth knowing only.</summary>
    public bool IsCertain { get; init; } = true;

    public override string ToString() => At.ToString();
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Logic;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>A decision table as the analysis sees it.</summary>
internal sealed record TableShape(XElement Element, HitPolicy Policy, bool HasDefault, ImmutableArray<ColumnShape> Columns, ImmutableArray<RowShape> Rows)
{
    /// <summary>Whether two inputs speak of the same things, so that not every pair of their values can come together.</summary>
    public bool AreTied(int one, int other) => Columns[one].Asks.Any(path => Columns[other].Asks.Any(also => IsWithin(path, also) || IsWithin(also, path)));

    private static bool IsWithin(string path, string also) => path == also || path.StartsWith(also + ".", StringComparison.Ordinal);
}

/// <summary>An input.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">The kind of its values; null where it is not known.</param>
/// <param name="Allowed">Tests of the values it may have; null where all may be.</param>
/// <param name="Asks">The paths that its expression asks for.</param>
internal sealed record ColumnShape(string Label, string? Kind, Cell? Allowed, ImmutableArray<string> Asks);

/// <summary>A rule.</summary>
/// <param name="Cells">A cell an input; null where every value passes.</param>
/// <param name="Places">The elements of the cells.</param>
/// <param name="Outputs">A text an output, with its value where that is the same in every case.</param>
internal sealed record RowShape(XElement Element, int Number, ImmutableArray<Cell?> Cells, ImmutableArray<XElement> Places, ImmutableArray<(string Text, FeelValue? Value)> Outputs);

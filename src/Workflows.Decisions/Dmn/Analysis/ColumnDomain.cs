using System.Collections.Immutable;
using System.Numerics;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Checking;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>The atoms of an input's domain, and which rules each of them passes.</summary>
internal sealed class ColumnDomain
{
    private const string OtherText = "other";

    private ColumnDomain(ImmutableArray<Atom> atoms, bool opaque) => (Atoms, IsOpaque) = (atoms, opaque);

    public ImmutableArray<Atom> Atoms { get; }

    /// <summary>Whether nothing can be told of the values: lists, contexts, or values of several kinds.</summary>
    public bool IsOpaque { get; }

    /// <summary>For each atom the rules, a bit each, whose cell it certainly passes.</summary>
    public ImmutableArray<BigInteger> Surely { get; private init; } = [];

    /// <summary>For each atom the rules whose cell it passes as far as can be told.</summary>
    public ImmutableArray<BigInteger> Perhaps { get; private init; } = [];

    public static ColumnDomain Of(ColumnShape column, ImmutableArray<Cell?> cells)
    {
        var domain = Allowed(column, cells);
        var (surely, perhaps) = (new BigInteger[domain.Atoms.Length], new BigInteger[domain.Atoms.Length]);
        for (var row = 0; row < cells.Length; row++)
        {
            var bit = BigInteger.One << row;
            for (var i = 0; i < domain.Atoms.Length; i++)
            {
                var verdict = cells[row] is { } cell ? domain.On(cell, domain.Atoms[i]) : Verdict.Yes;
                if (verdict == Verdict.Yes) surely[i] |= bit;
                if (verdict is Verdict.Yes or Verdict.Unknown) perhaps[i] |= bit;
            }
        }
        return new(domain.Atoms, domain.IsOpaque) { Surely = [.. surely], Perhaps = [.. perhaps] };
    }

    /// <summary>What the cell answers for all the atom's values.</summary>
    public Verdict On(Cell cell, Atom atom) => IsOpaque ? Verdict.Unknown : cell.On(atom);

    private static ColumnDomain Allowed(ColumnShape column, ImmutableArray<Cell?> cells)
    {
        var domain = Cut(column, [.. cells.OfType<Cell>().Concat(column.Allowed is { } own ? [own] : []).SelectMany(cell => cell.Constants())]);
        if (domain.IsOpaque || column.Allowed is not { } allowed) return domain;
        return new([.. domain.Atoms.Where(atom => allowed.On(atom) is Verdict.Yes or Verdict.Unknown)], false);
    }

    private static ColumnDomain Cut(ColumnShape column, ImmutableArray<FeelValue> constants)
    {
        var kinds = constants.Where(value => !value.IsNull).Select(FeelText.KindOf).Distinct().ToArray();
        // Null is a value only where the table itself speaks of it.
        ImmutableArray<Atom> nulls = constants.Any(value => value.IsNull) ? [Atom.Point(FeelValue.Nothing)] : [];
        switch (column.Kind ?? (kinds is [var only] ? only : null))
        {
            case null when kinds.Length == 0:
                return new([Atom.Rest(FeelValue.Nothing), .. nulls], false);
            case "boolean":
                return new([Atom.Point(FeelValue.True), Atom.Point(FeelValue.False), .. nulls], false);
            case "string":
                var texts = constants.OfType<FeelValue.String>().Distinct().ToArray();
                return new([.. texts.Select(Atom.Point), Atom.Rest(Unnamed(texts)), .. nulls], false);
            case "number" or "date" or "time" or "date and time" or Kinds.Days or Kinds.Months when Sorted(constants, column.Kind ?? kinds[0]) is { } sorted:
                return new([.. Between.Cut(column.Kind ?? kinds[0], sorted), .. nulls], false);
            default:
                return new([Atom.Rest(FeelValue.Nothing)], true);
        }
    }

    /// <summary>The constants of the kind in their order; null where some have no common order, as a local time and one with an offset.</summary>
    private static ImmutableArray<FeelValue>? Sorted(ImmutableArray<FeelValue> constants, string kind)
    {
        var sorted = new List<FeelValue>();
        foreach (var value in constants.Where(value => FeelText.KindOf(value) == kind))
        {
            var at = 0;
            for (; at < sorted.Count; at++)
            {
                if (Operators.Order(sorted[at], value) is not { } order) return null;
                if (order >= 0) break;
            }
            if (at == sorted.Count || Operators.Order(sorted[at], value) != 0) sorted.Insert(at, value);
        }
        return [.. sorted];
    }

    private static FeelValue Unnamed(FeelValue.String[] named)
    {
        var text = OtherText;
        while (named.Any(value => value.Value == text)) text += "-" + OtherText;
        return FeelValue.Of(text);
    }
}

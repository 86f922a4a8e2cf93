using System.Collections.Immutable;
using System.Numerics;

namespace Workflows.Decisions.Dmn.Analysis;

/// <summary>Something about a table as a whole, with an input that shows it: an atom a column.</summary>
/// <param name="Rules">The rules that it is about, by their places from 0; empty where it is about none.</param>
/// <param name="IsCertain">Whether the input can surely come about: no two of the inputs speak of the same things.</param>
internal sealed record Shown(ImmutableArray<int> Rules, ImmutableArray<Atom> Input, bool IsCertain);

/// <summary>Finds the inputs that no rule of a table takes, that two take, and rules that take none.</summary>
internal sealed class TableAnalysis
{
    /// <summary>How many different sets of rules the search for gaps looks at before it says that it gives up.</summary>
    public const int MaxStates = 50_000;

    /// <summary>Pairs of rules that are told of or counted.</summary>
    public const int MaxPairs = 10_000;

    private const int AtomsAState = 100;

    /// <summary>How many rules a table may have to be analysed.</summary>
    public const int MaxRules = 1_000;

    private readonly TableShape table;
    private readonly ColumnDomain[] columns;
    private readonly bool tied;
    private int states;

    public TableAnalysis(TableShape table)
    {
        this.table = table;
        columns = [.. table.Columns.Select((column, i) => ColumnDomain.Of(column, [.. table.Rows.Select(row => row.Cells[i])]))];
        tied = Enumerable.Range(0, columns.Length).Any(one => Enumerable.Range(0, one).Any(other => table.AreTied(one, other)));
    }

    /// <summary>Counts one more set of rules, and more for a column of many atoms, each of which is looked at.</summary>
    private bool Spent(int column) => (states += 1 + columns[column].Atoms.Length / AtomsAState) > MaxStates;

    /// <summary>Whether the search was given up, so that there may be more.</summary>
    public bool GaveUp => states > MaxStates;

    public ColumnDomain Column(int index) => columns[index];

    /// <summary>Inputs that no rule takes; one for each way in which the rules run out.</summary>
    public ImmutableArray<Shown> Gaps()
    {
        var (found, seen) = (ImmutableArray.CreateBuilder<Shown>(), new HashSet<(int, BigInteger)>());
        if (columns.All(column => !column.Atoms.IsEmpty)) Search((BigInteger.One << table.Rows.Length) - 1, []);
        return found.ToImmutable();

        void Search(BigInteger live, ImmutableArray<Atom> chosen)
        {
            if (live.IsZero)
            {
                found.Add(new([], [.. chosen, .. columns.Skip(chosen.Length).Select(column => column.Atoms[0])], !tied));
                return;
            }
            if (chosen.Length == columns.Length || !seen.Add((chosen.Length, live)) || Spent(chosen.Length)) return;
            foreach (var (left, atom) in Split(chosen.Length, live)) Search(left, chosen.Add(atom));
        }
    }

    /// <summary>Pairs of rules that surely take the same input.</summary>
    public IEnumerable<Shown> Overlaps()
    {
        for (var one = 0; one < table.Rows.Length; one++)
        {
            var beside = Beside(one);
            for (var other = one + 1; other < table.Rows.Length; other++)
            {
                if (Has(beside, other) && Common(one, other) is { } input) yield return new([one, other], input, !IsTied(one, other));
            }
        }
    }

    /// <summary>The rules that in every column surely pass some atom that this one passes.</summary>
    private BigInteger Beside(int row) => columns.Aggregate(
        (BigInteger.One << table.Rows.Length) - 1,
        (left, column) => left & column.Surely.Where(rules => Has(rules, row)).Aggregate(BigInteger.Zero, (all, rules) => all | rules));

    /// <summary>Rules that the ones before them leave nothing, for tables in which the first that matches speaks.</summary>
    public IEnumerable<int> Masked()
    {
        for (var row = 1; row < table.Rows.Length; row++)
        {
            if (columns.All(column => column.Perhaps.Any(rules => Has(rules, row))) && !IsReached(row) && !GaveUp) yield return row;
        }
    }

    private bool IsReached(int row)
    {
        var seen = new HashSet<(int, BigInteger)>();
        return Search(0, (BigInteger.One << row) - 1);

        bool Search(int column, BigInteger before)
        {
            if (before.IsZero) return true;
            if (column == columns.Length || !seen.Add((column, before)) || Spent(column)) return GaveUp;
            var domain = columns[column];
            return Enumerable.Range(0, domain.Atoms.Length).Where(i => Has(domain.Perhaps[i], row)).Select(i => before & domain.Surely[i]).Distinct()
                .Any(left => Search(column + 1, left));
        }
    }

    /// <summary>The sets of rules that are left when the column has been looked at, each with the first atom that leaves it.</summary>
    private IEnumerable<(BigInteger Left, Atom Atom)> Split(int column, BigInteger live)
    {
        var domain = columns[column];
        return Enumerable.Range(0, domain.Atoms.Length).Select(i => (Left: live & domain.Perhaps[i], Atom: domain.Atoms[i])).DistinctBy(part => part.Left);
    }

    private ImmutableArray<Atom>? Common(int one, int other)
    {
        var both = (BigInteger.One << one) | (BigInteger.One << other);
        var input = ImmutableArray.CreateBuilder<Atom>(columns.Length);
        foreach (var column in columns)
        {
            var at = column.Surely.IndexOf(column.Surely.FirstOrDefault(rules => (rules & both) == both, BigInteger.MinusOne));
            if (at < 0) return null;
            input.Add(column.Atoms[at]);
        }
        return input.MoveToImmutable();
    }

    /// <summary>Whether the two rules test inputs that speak of the same things.</summary>
    private bool IsTied(int one, int other)
    {
        var tested = Enumerable.Range(0, columns.Length).Where(i => table.Rows[one].Cells[i] is not null || table.Rows[other].Cells[i] is not null).ToArray();
        return tied && tested.Any(i => tested.Any(j => i < j && table.AreTied(i, j)));
    }

    private static bool Has(BigInteger rules, int row) => !((rules >> row) & 1).IsZero;
}

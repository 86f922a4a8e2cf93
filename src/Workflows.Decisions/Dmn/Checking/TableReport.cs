using System.Collections.Immutable;
using Workflows.Decisions.Dmn.Analysis;
using Workflows.Decisions.Dmn.Logic;
using Workflows.Decisions.Dmn.Reading;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>Says of a table what its analysis shows, as far as it matters under the table's hit policy.</summary>
internal sealed class TableReport(TableShape table, Findings findings)
{
    /// <summary>How many gaps, and how many overlaps, are told of one table.</summary>
    private const int Most = 10;

    public void Run()
    {
        if (table.Rows.Length > TableAnalysis.MaxRules)
        {
            findings.Add(DmnFault.TooLarge, table.Element, $"Not analysed: the table has {table.Rows.Length} rules, and gaps and overlaps are looked for among at most {TableAnalysis.MaxRules}. Divide the table.", certain: false);
            return;
        }
        if (table.Rows.IsEmpty) return;
        var analysis = new TableAnalysis(table);
        Cells(analysis);
        if (table.Policy is HitPolicy.Unique or HitPolicy.Any) Overlaps(analysis);
        if (!table.HasDefault) Gaps(analysis);
        if (table.Policy == HitPolicy.First) Masked(analysis);
        if (analysis.GaveUp)
        {
            findings.Add(DmnFault.TooLarge, table.Element, $"Not analysed to the end: after {TableAnalysis.MaxStates} combinations of rules the search for gaps was given up, so that there may be more. Divide the table.", certain: false);
        }
    }

    private void Cells(TableAnalysis analysis)
    {
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (row.Cells[i] is not { } cell) continue;
                var place = new TableCell(row.Number, i + 1, true);
                var where = $"Rule {row.Number}, input {i + 1} ({table.Columns[i].Label})";
                var element = row.Places[i].TextElement() ?? row.Places[i];
                var (domain, atoms) = (analysis.Column(i), analysis.Column(i).Atoms);
                if (atoms.Any(atom => domain.On(cell, atom) == Verdict.Unknown))
                {
                    findings.Add(DmnFault.NotAnalysed, element,
                        $"{where}: Not analysed: cell {cell.Text}. Its answer depends on more than the input's value, so that gaps and overlaps are told without this rule.", cell: place, certain: false);
                    continue;
                }
                if (cell.Alternatives.All(test => atoms.Any(atom => cell.Answer(test, atom) is Verdict.Yes or Verdict.Unknown)) || (cell.Alternatives.Length == 1 && atoms.Any(atom => cell.On(atom) == Verdict.Yes))) continue;
                var allowed = table.Columns[i].Allowed is { } given ? $"values that the input allows, {given.Text}" : $"values of the input{(table.Columns[i].Kind is { } kind ? $", {kind}" : "")}";
                findings.Add(DmnFault.NeverMatches, element, $"{where}: Expected tests that {allowed}, can pass, but of {cell.Text} at least one never is. Take it out, or mend the allowed values.", allowed, cell.Text, place);
            }
        }
    }

    private void Overlaps(TableAnalysis analysis)
    {
        var found = analysis.Overlaps().Take(TableAnalysis.MaxPairs).Where(shown => table.Policy == HitPolicy.Unique || Differ(shown) is not false).ToArray();
        foreach (var shown in found.Take(Most))
        {
            var (one, other) = (table.Rows[shown.Rules[0]], table.Rows[shown.Rules[1]]);
            var certain = shown.IsCertain && (table.Policy == HitPolicy.Unique || Differ(shown) is true);
            var rule = table.Policy == HitPolicy.Unique ? "at most one rule of a unique table for any input" : "rules of an any table that agree where they overlap";
            findings.Add(DmnFault.Overlap, other.Element,
                $"Expected {rule}, but rules {one.Number} and {other.Number} {(certain ? "both speak" : "perhaps both speak")} where {Words(shown)}. Narrow one of them, or choose another hit policy.",
                cell: null, certain: certain, witness: Witness(shown));
        }
        More(found.Length, "overlaps");
    }

    /// <summary>Whether the outputs of the two rules differ; null where that depends on the case.</summary>
    private bool? Differ(Shown shown)
    {
        var unknown = false;
        foreach (var (one, other) in table.Rows[shown.Rules[0]].Outputs.Zip(table.Rows[shown.Rules[1]].Outputs))
        {
            if (one.Text == other.Text) continue;
            if (one.Value is null || other.Value is null) unknown = true;
            else if (!one.Value.Equals(other.Value)) return true;
        }
        return unknown ? null : false;
    }

    private void Gaps(TableAnalysis analysis)
    {
        var found = analysis.Gaps();
        // A list of the rules that match may well be meant to be empty.
        var collects = table.Policy is HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder or HitPolicy.Count or HitPolicy.Sum or HitPolicy.Min or HitPolicy.Max;
        foreach (var shown in found.Take(Most))
        {
            findings.Add(DmnFault.Gap, table.Element,
                $"Expected a rule for every input of the table, but {(shown.IsCertain ? "none speaks" : "perhaps none speaks")} where {Words(shown)}. Add a rule or a default output, or say with inputValues which values the input has.",
                certain: shown.IsCertain && !collects, witness: Witness(shown));
        }
        More(found.Length, "gaps");
    }

    private void Masked(TableAnalysis analysis)
    {
        foreach (var row in analysis.Masked().Select(i => table.Rows[i]))
        {
            findings.Add(DmnFault.Masked, row.Element, $"Expected a rule that can speak, but rule {row.Number} never does: the rules before it take every input that it takes. Take it out, or put it before them.");
        }
    }

    private void More(int count, string what)
    {
        if (count > Most) findings.Add(DmnFault.TooLarge, table.Element, $"Of {count} {what} in this table, {Most} are told.", certain: false);
    }

    private string Words(Shown shown) => string.Join(" and ", table.Columns.Zip(shown.Input, (column, atom) => $"{column.Label} is {atom.Words}"));

    private ImmutableArray<DmnWitness> Witness(Shown shown) => [.. table.Columns.Zip(shown.Input, (column, atom) => new DmnWitness(column.Label, atom.Witness, atom.Words))];
}

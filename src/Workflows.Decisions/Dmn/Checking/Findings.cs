using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Dmn.Requirements;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>Gathers the findings of one file.</summary>
internal sealed class Findings(string file)
{
    private const int Most = 500;
    private readonly List<DmnFinding> all = [];

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<DmnFinding> Sorted => [.. all.OrderBy(finding => finding.At.Line).ThenBy(finding => finding.At.Column)];

    public void Add(DmnFinding finding)
    {
        if (all.Count < Most) all.Add(finding);
    }

    public void Add(DmnFault fault, XElement element, string message, string expected = "", string found = "", TableCell? cell = null, bool certain = true, ImmutableArray<DmnWitness> witness = default) =>
        Add(new DmnFinding(fault, element.Place(file).Says(message))
        {
            Cell = cell,
            Expected = expected,
            Found = found,
            IsCertain = certain,
            Witness = witness.IsDefault ? [] : witness,
        });

    /// <summary>A fault in an expression; its line is counted from the element that holds the text.</summary>
    public void Add(XElement element, string where, FeelDiagnostic fault, TableCell? cell)
    {
        var place = element.Place(file);
        var at = new Place(file, place.Line + fault.Line - 1, fault.Line == 1 ? place.Column : fault.Column, place.ElementId);
        Add(new DmnFinding(DmnFault.Type, at.Says($"{where}, {fault.Line}:{fault.Column}: {fault.Message}")) { Cell = cell, Expected = fault.Expected, Found = fault.Found });
    }
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Requirements;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn.Reading;

/// <summary>What a file is refused for, gathered while it is read.</summary>
internal sealed class Complaints(string file)
{
    private const int Most = 200;
    private readonly ImmutableArray<DmnDiagnostic>.Builder all = ImmutableArray.CreateBuilder<DmnDiagnostic>();

    public ImmutableArray<DmnDiagnostic> All => all.ToImmutable();

    public void Add(XElement element, string message) => Add(element.Place(file).Says(message));

    /// <summary>A fault in an expression; its line is counted from the element that holds the text.</summary>
    public void Add(XElement element, string where, FeelDiagnostic fault)
    {
        var place = element.Place(file);
        Add(new Place(file, place.Line + fault.Line - 1, fault.Line == 1 ? place.Column : fault.Column, place.ElementId)
            .Says($"{where}, {fault.Line}:{fault.Column}: {fault.Message}"));
    }

    private void Add(DmnDiagnostic diagnostic)
    {
        if (all.Count < Most) all.Add(diagnostic);
    }
}

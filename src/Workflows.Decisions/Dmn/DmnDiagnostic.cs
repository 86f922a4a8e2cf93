namespace Workflows.Decisions.Dmn;

/// <summary>What is wrong with a DMN file, and where.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">1-based line in the file; 0 where none is known.</param>
/// <param name="Column">1-based column in the file.</param>
/// <param name="ElementId">The id of the nearest element that has one; empty where none has.</param>
/// <param name="Message">A sentence for a person; for a table's cell it names rule and column.</param>
public sealed record DmnDiagnostic(string File, int Line, int Column, string ElementId, string Message)
{
    public override string ToString() => $"{File}({Line},{Column}){(ElementId.Length == 0 ? "" : $" {ElementId}")}: {Message}";
}

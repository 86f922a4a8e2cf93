namespace Workflows.Engine.Procedures;

/// <summary>A place in a file, lines and columns from 1.</summary>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column})";
}

/// <summary>One finding about a procedure's file, with a code that never changes meaning.</summary>
/// <param name="Element">The id of the BPMN element, or null where none is concerned.</param>
public sealed record Diagnostic(string Code, SourcePosition At, string? Element, string Message)
{
    public override string ToString() => $"{At}: error {Code}: {(Element is null ? "" : $"{Element}: ")}{Message}";
}

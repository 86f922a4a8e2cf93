using Workflows.Decisions.Dmn;
using Workflows.Engine.Procedures;

namespace Workflows.Runtime.Definitions;

/// <summary>Turns what the pure readers complain of into findings.</summary>
internal static class DiagnosticFindings
{
    public static Finding ToFinding(this Diagnostic d) =>
        new(d.At.File, d.At.Line, d.At.Column, d.Code, d.Element is null ? d.Message : $"{d.Element}: {d.Message}");

    public static Finding ToFinding(this DmnDiagnostic d) =>
        new(d.File, d.Line, d.Column, "DMN0001", d.ElementId.Length == 0 ? d.Message : $"{d.ElementId}: {d.Message}");
}

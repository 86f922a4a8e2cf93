using Workflows.Engine.Procedures;

namespace Workflows.Runtime.Definitions;

/// <summary>Findings at places that the flow's reader kept.</summary>
internal static class FindingPlaces
{
    public static Finding Says(this SourcePosition at, string code, string message) => new(at.File, at.Line, at.Column, code, message);
}

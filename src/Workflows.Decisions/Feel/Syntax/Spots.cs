namespace Workflows.Decisions.Feel.Syntax;

/// <summary>Turns offsets into lines and columns.</summary>
internal static class Spots
{
    public static FeelDiagnostic Diagnose(string text, int at, string expected, string found, string message)
    {
        var before = text.AsSpan(0, Math.Clamp(at, 0, text.Length));
        var line = before.Count('\n') + 1;
        return new(line, before.Length - before.LastIndexOf('\n'), before.Length, expected, found, message);
    }
}

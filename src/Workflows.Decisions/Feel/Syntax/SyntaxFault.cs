namespace Workflows.Decisions.Feel.Syntax;

/// <summary>Leaves the parser at the first thing it cannot read; caught where parsing began and turned into a diagnostic.</summary>
#pragma warning disable CA1064, CA1032 // Never leaves this assembly.
internal sealed class SyntaxFault(int at, string expected, string found, string message) : Exception(message)
{
    public int At { get; } = at;

    public string Expected { get; } = expected;

    public string Found { get; } = found;

    /// <summary>The stack of the caller is too small for the text.</summary>
    public static SyntaxFault TooDeep => new(0, "an expression nested less deeply", "a deeper one", "Expected an expression nested less deeply, but the stack is used up.");

    public FeelDiagnostic ToDiagnostic(string text) => Spots.Diagnose(text, At, Expected, Found, Message);
}

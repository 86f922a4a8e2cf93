namespace Workflows.Decisions.Feel;

/// <summary>What is wrong with an expression, or what went wrong while it was evaluated, and where.</summary>
/// <param name="Line">1-based line within the expression's text.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Offset">0-based position in UTF-16 units.</param>
/// <param name="Expected">What would have been right; empty where the message says all.</param>
/// <param name="Found">What stood there instead; empty where the message says all.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record FeelDiagnostic(int Line, int Column, int Offset, string Expected, string Found, string Message)
{
    public override string ToString() => $"{Line}:{Column}: {Message}";
}

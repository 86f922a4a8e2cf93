namespace Workflows.TestKit.Files;

/// <summary>A text whose one mark, <c>¦</c>, shows the place where a finding is expected; the mark itself is gone from it.</summary>
/// <param name="Line">1-based; 0 in a text without a mark, which expects a finding about the file as a whole.</param>
/// <param name="Column">1-based, in UTF-16 units; 0 in a text without a mark.</param>
public sealed record Marked(string Text, int Line, int Column)
{
    public static Marked Of(string text)
    {
        var at = text.IndexOf('¦', StringComparison.Ordinal);
        return at < 0 ? new(text, 0, 0) : new(text.Remove(at, 1), text.AsSpan(0, at).Count('\n') + 1, at - text.AsSpan(0, at).LastIndexOf('\n'));
    }
}

namespace Workflows.Runtime.Definitions;

/// <summary>Where in a text an offset lies.</summary>
internal static class TextPlace
{
    /// <returns>Line and column, both 1-based.</returns>
    public static (int Line, int Column) At(ReadOnlySpan<char> text, int offset)
    {
        var before = text[..offset];
        return (before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }
}

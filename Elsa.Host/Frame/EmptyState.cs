namespace Elsa.Host.Frame;

/// <summary>A list with nothing in it says so, and what to do next. Partial <c>_Empty</c>.</summary>
/// <param name="Icon">One of <c>icons.txt</c>.</param>
/// <param name="Title">What there is none of.</param>
/// <param name="Text">When there will be some.</param>
/// <param name="Next">The words of a link to what one does next, or null.</param>
/// <param name="Href">Where that link leads.</param>
internal sealed record EmptyState(string Icon, string Title, string Text, string? Next = null, string? Href = null);

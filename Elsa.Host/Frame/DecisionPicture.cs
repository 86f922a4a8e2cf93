namespace Elsa.Host.Frame;

/// <summary>A decision table as its authors drew it. Partial <c>_DecisionPicture</c>.</summary>
/// <param name="Title">What is decided.</param>
/// <param name="Href">Where the DMN file is read; also offered as a link, for readers without scripts.</param>
/// <param name="Decision">The id in the file, or null for its first table.</param>
internal sealed record DecisionPicture(string Title, string Href, string? Decision = null);

namespace Elsa.Host.Frame;

/// <summary>One step of the breadcrumb between the start page and the page itself.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Href">Where it leads, or null for a plain word.</param>
internal sealed record Crumb(string Title, string? Href);

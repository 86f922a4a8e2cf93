using Microsoft.AspNetCore.WebUtilities;

namespace Elsa.Host.Frame;

/// <summary>Which part of a list is shown. Partial <c>_Pager</c>: how many there are in all, and the way to the other parts.</summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">How many stand on a page.</param>
/// <param name="Total">How many there are on all pages.</param>
internal sealed record Pager(int Number, int Size, int Total)
{
    /// <summary>In the address; <c>page</c> is Razor's own word.</summary>
    public const string Parameter = "p";

    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    public int From => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int To => Math.Min(Number * Size, Total);

    public int Skip => (Number - 1) * Size;

    /// <summary>A page that somebody typed is taken to the nearest that can be.</summary>
    public static int Asked(int? number) => Math.Clamp(number ?? 1, 1, 100_000);

    /// <summary>The same list at another page.</summary>
    public static string Href(HttpRequest request, int number) => QueryHelpers.AddQueryString(
        request.Path,
        request.Query.Where(q => q.Key != Parameter).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
            .Append(KeyValuePair.Create(Parameter, (string?)number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}

namespace Elsa.Host.Frame;

/// <summary>Where a reader is in a long list. Partial <c>_Pager</c>; the page's number is the query's <c>p</c>.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">How many a page shows.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record Pager(int Page, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

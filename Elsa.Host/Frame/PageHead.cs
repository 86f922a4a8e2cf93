using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Elsa.Host.Frame;

/// <summary>What a page tells its layout: title and breadcrumb.</summary>
internal static class PageHead
{
    private const string TitleKey = "Title";
    private const string CrumbsKey = "Crumbs";

    /// <param name="view">The page's view data.</param>
    /// <param name="title">The page's only h1 and the first half of the window's title.</param>
    /// <param name="crumbs">What lies between the start page and this one.</param>
    public static void SetHead(this ViewDataDictionary view, string title, params ImmutableArray<Crumb> crumbs)
    {
        view[TitleKey] = title;
        view[CrumbsKey] = crumbs;
    }

    public static string? Title(this ViewDataDictionary view) => view[TitleKey] as string;

    public static ImmutableArray<Crumb> Crumbs(this ViewDataDictionary view) => view[CrumbsKey] is ImmutableArray<Crumb> crumbs ? crumbs : [];
}

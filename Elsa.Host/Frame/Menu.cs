using System.Collections.Immutable;
using System.Security.Claims;
using Elsa.Host.Accounts;

namespace Elsa.Host.Frame;

/// <summary>The left menu: groups of pages. A new page becomes reachable by one line here and its two texts.</summary>
internal static class Menu
{
    public static ImmutableArray<MenuGroup> Groups { get; } =
    [
        new("Work", "layout-dashboard",
        [
            new("Workbench", "/Index"), new("Cases", "/Cases/Index", Policies.CaseRoles), new("StartCase", "/Cases/Start", Roles.CaseOfficer),
            new("Messages", "/Messages/Index"),
        ]),
        new("Supervision", "report-search", [new("Board", "/Board/Index", [.. Roles.Overseers]), new("Outbox", "/Outbox/Index", [.. Roles.MailKeepers])]),
        new("Authority", "building-community", [new("Procedures", "/Procedures/Index"), new("Rules", "/Procedures/Rules"), new("Tables", "/Procedures/Tables"), new("Unverified", "/Procedures/Unverified"),
            new("Calendar", "/Calendar/Index", [.. Roles.CalendarKeepers]), new("People", "/People/Index"), new("Delegations", "/Delegations/Index", [.. Roles.Overseers]), new("Portal", "/Portal/Index")]),
        new("About", "help-circle", [new("Help", "/Help"), new("Accessibility", "/Portal/Accessibility")]),
    ];

    /// <summary>What this reader may open; groups with nothing left are gone.</summary>
    public static IEnumerable<MenuGroup> For(ClaimsPrincipal reader) =>
        Groups
            .Select(group => group with { Items = [.. group.Items.Where(item => item.IsFor(reader))] })
            .Where(group => !group.Items.IsEmpty);
}

/// <summary>A heading of the menu; its text is <c>Menu.{Key}</c> in the frame's resource file.</summary>
internal sealed record MenuGroup(string Key, string Icon, ImmutableArray<MenuItem> Items);

/// <param name="Key">Its text is <c>Menu.{Key}</c> in the frame's resource file.</param>
/// <param name="Page">The Razor page it opens: <c>/People/Index</c>.</param>
/// <param name="Roles">Who sees it; everybody when empty. The page's own policy is what protects it.</param>
internal sealed record MenuItem(string Key, string Page, params ImmutableArray<string> Roles)
{
    public bool IsFor(ClaimsPrincipal reader) => Roles.IsEmpty || Roles.Any(reader.IsInRole);
}

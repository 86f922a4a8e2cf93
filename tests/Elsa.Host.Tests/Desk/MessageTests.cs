namespace Elsa.Host.Tests.Desk;

public sealed class MessageTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    private const string Unread = "<span class=\"visually-hidden\">未读消息：</span>";

    [Fact]
    public async Task The_bell_counts_what_is_unread_and_what_was_read_leaves_it()
    {
        var visitor = await host.Visit().AsAsync("officer2");
        var page = await visitor.ReadAsync("/messages");
        var first = Between(page, "name=\"message\" value=\"", "\"");
        var before = int.Parse(Between(await visitor.ReadAsync("/"), Unread, "<"), System.Globalization.CultureInfo.InvariantCulture);

        using var read = await visitor.PostAsync("/messages", new() { ["message"] = first }, to: "/messages?handler=Read");
        var after = await visitor.ReadAsync("/messages");

        Assert.Equal("/messages?p=1", read.Headers.Location?.OriginalString);
        Assert.Equal(before - 1, int.Parse(Between(after, Unread, "<"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("案件 示应急立〔2026〕", after, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{first}\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_at_once_are_the_readers_own_only()
    {
        var (head, officer) = (await host.Visit().AsAsync("unit-head"), await host.Visit().AsAsync("officer1"));
        var officersBefore = Between(await officer.ReadAsync("/"), Unread, "<");

        using var read = await head.PostAsync("/messages", [], to: "/messages?handler=ReadAll");

        Assert.DoesNotContain(Unread, await head.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(officersBefore, Between(await officer.ReadAsync("/"), Unread, "<"));
    }

    [Fact]
    public async Task Somebody_elses_message_stays_unread()
    {
        var (officer, colleague) = (await host.Visit().AsAsync("officer1"), await host.Visit().AsAsync("officer2"));
        var his = Between(await colleague.ReadAsync("/messages"), "name=\"message\" value=\"", "\"");

        using var read = await officer.PostAsync("/messages", new() { ["message"] = his }, to: "/messages?handler=Read");

        Assert.Contains($"value=\"{his}\"", await colleague.ReadAsync("/messages"), StringComparison.Ordinal);
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, $"Expected '{before}' in the page.");
        start += before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}

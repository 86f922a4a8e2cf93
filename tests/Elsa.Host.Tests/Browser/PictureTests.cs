namespace Elsa.Host.Tests.Browser;

/// <summary>The two pictures in a real browser, under the security headers that every page has.</summary>
[Collection(nameof(HostInABrowser))]
public sealed class PictureTests(HostInABrowser host)
{
    [Fact]
    public async Task The_diagram_marks_what_is_done_waits_and_came_back_and_the_list_says_the_same()
    {
        var (page, complaints) = await host.OpenAsync("/test/_ProcessPicture");
        await page.WaitForSelectorAsync("[data-bpmn][data-drawn]");

        Assert.Contains("at-returned", await page.GetAttributeAsync("g[data-element-id=draft]", "class"), StringComparison.Ordinal);
        Assert.Contains("at-done", await page.GetAttributeAsync("g[data-element-id=review]", "class"), StringComparison.Ordinal);
        Assert.Contains("at-waiting", await page.GetAttributeAsync("g[data-element-id=wait]", "class"), StringComparison.Ordinal);
        Assert.Equal(["已退回 · 第 2 次", "已完成", "等待外部"], await page.Locator(".diagram-label").AllInnerTextsAsync());
        Assert.Equal(5, await page.Locator(".picture-list li").CountAsync());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_decision_is_shown_as_its_table()
    {
        var (page, complaints) = await host.OpenAsync("/test/_DecisionPicture");
        await page.WaitForSelectorAsync("[data-dmn][data-drawn]");

        var text = await page.InnerTextAsync(".decision");

        Assert.Contains("罚款（元）", text, StringComparison.Ordinal);
        Assert.Contains("命中规则", text, StringComparison.Ordinal);
        Assert.Contains(">= 100000", text, StringComparison.Ordinal);
        Assert.DoesNotContain(complaints, complaint => !complaint.Contains("development build of Inferno", StringComparison.Ordinal)); // dmn-js ships it so
    }
}

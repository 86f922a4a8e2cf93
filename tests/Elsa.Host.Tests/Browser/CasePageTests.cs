using Microsoft.Playwright;

namespace Elsa.Host.Tests.Browser;

/// <summary>The pages of work in a real browser: fields that come while one types, a refusal that is read first, no barrier.</summary>
[Collection(nameof(HostInABrowser))]
public sealed class CasePageTests(HostInABrowser host)
{
    [Fact]
    public async Task A_field_that_an_answer_calls_for_comes_at_once_and_what_is_typed_stays()
    {
        var page = await host.OpenAsync("officer1", "/cases/start");
        await page.FillAsync("[name='party.name']", "示例公司");

        await page.SelectOptionAsync("[name='party.kind']", "unit");
        await page.WaitForSelectorAsync("[name='party.code']");
        var codeIsRequired = await page.Locator("[data-field='party.code'] .required").CountAsync();
        await page.SelectOptionAsync("[name='party.kind']", "person");
        await page.WaitForSelectorAsync("[name='party.idNumber']");

        Assert.Equal(1, codeIsRequired);
        Assert.Equal("示例公司", await page.InputValueAsync("[name='party.name']"));
        Assert.Equal(0, await page.Locator("[data-field='party.code']").CountAsync());
        Assert.False(await page.IsVisibleAsync("[data-update]"));
    }

    [Fact]
    public async Task The_preflight_follows_the_form()
    {
        var page = await host.OpenAsync("officer1", "/cases/start");
        await StartAsync(page);
        await page.ClickAsync("#open-tasks a");
        await page.CheckAsync("[name='violationFound'][value='false']");
        await page.SelectOptionAsync("[name='signature']", "signed");

        await Assertions.Expect(page.Locator("#preflight-met .preflight-holds", new() { HasText = "检查记录须签字" })).ToBeAttachedAsync();
        await page.ClickAsync("#preflight-met summary");
        await Assertions.Expect(page.Locator("#preflight .preflight-holds", new() { HasText = "检查记录须签字" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refused_form_and_a_task_have_no_barrier_and_the_refusal_has_the_focus()
    {
        var page = await host.OpenAsync("officer1", "/cases/start");
        await StartAsync(page);
        await page.ClickAsync("#open-tasks a");
        await page.ClickAsync("button[name=complete]");

        await Assertions.Expect(page.Locator("#refusal")).ToBeFocusedAsync();
        Assert.Empty(await AccessibilityTests.BarriersAsync(page));
    }

    [Fact]
    public async Task The_back_button_leads_to_a_page_and_not_to_a_form_that_would_be_sent_twice()
    {
        var page = await host.OpenAsync("unit-head", "/cases/demo-5/clock/suspend/reconsideration-term");
        await page.ClickAsync("#clock-form button[type=submit]"); // refused: nothing is filled in
        await page.ClickAsync("#clock-form button[type=submit]");
        await Assertions.Expect(page.Locator("#error-summary")).ToBeVisibleAsync();
        await page.GotoAsync(page.Url.Split("/clock/")[0] + "/deadlines");

        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("#clock-form")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_diagram_of_a_running_case_is_drawn_with_where_it_stands()
    {
        var page = await host.OpenAsync("officer1", "/cases/demo-3/process?table=hearing-right");
        await page.WaitForSelectorAsync("[data-bpmn][data-drawn]");
        Assert.Equal(0, await page.Locator("script[src*=dmn-viewer]").CountAsync()); // the words need no script
        await page.ClickAsync(".sheet-source summary");
        await page.WaitForSelectorAsync("[data-dmn][data-drawn]");

        Assert.True(await page.Locator(".at-done").CountAsync() > 20);
        Assert.True(await page.Locator(".at-current, .at-waiting").CountAsync() > 0);
    }

    private static async Task StartAsync(IPage page)
    {
        await page.SelectOptionAsync("[name='party.kind']", "unit");
        await page.FillAsync("[name='party.code']", "91000000000000009X");
        await page.FillAsync("[name='party.name']", "示例浏览公司");
        await page.FillAsync("[name='party.address']", "示例路1号");
        await page.FillAsync("[name='place']", "车间");
        await page.SelectOptionAsync("[name='source']", "inspection");
        await page.ClickAsync("button[name=start]");
        await page.WaitForSelectorAsync("#done");
    }
}

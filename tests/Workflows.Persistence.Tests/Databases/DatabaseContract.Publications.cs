using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Persistence.Publications;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Tests.Samples;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    private static CaseEvent.ActionRun Release(string channel, string version, string party, DateOnly decidedOn, DateOnly? releasedOn = null)
    {
        var shown = FeelContext.Empty.Set("name", FeelValue.Of(party)).Set("kind", FeelValue.Of("unit"));
        var record = FeelContext.Empty.Set("decisionNumber", FeelValue.Of($"安监罚〔2026〕{version}号")).Set("decidedOn", FeelValue.Of(decidedOn))
            .Set("party", FeelValue.Of(shown)).Set("facts", FeelValue.Of("未按规定设置安全警示标志"));
        if (releasedOn is { } day) record = record.Set("releasedOn", FeelValue.Of(day));
        return new(0, $"publish-{channel}", "publish-decision", FeelContext.Empty.Set("channel", FeelValue.Of(channel)).Set("versionHash", FeelValue.Of(version)).Set("record", FeelValue.Of(record)));
    }

    [Fact]
    public async Task A_released_decision_is_seen_on_its_channel_with_its_fields()
    {
        var state = await AppendAsync(SampleCase.Opened());
        await AppendAsync(state.Then(Release("system", "1", "测试矿业有限公司", new(2026, 3, 2))));

        var seen = Assert.Single((await Db.Queries.PublicationsAsync(new("system"), None)).Items);

        Assert.Equal(("c-1", "1", PublicationState.Released), (seen.Case.ToString(), seen.Version, seen.State));
        Assert.Equal(("安监罚〔2026〕1号", new DateOnly(2026, 3, 2), SampleCase.Today), (seen.DecisionNumber, seen.DecidedOn, seen.ReleasedOn));
        Assert.Equal(("测试矿业有限公司", "unit", "未按规定设置安全警示标志"), (seen.PartyName, seen.PartyKind, seen.Fields["facts"].ToString()));
        Assert.Empty((await Db.Queries.PublicationsAsync(new("portal"), None)).Items);
    }

    [Fact]
    public async Task A_later_version_takes_the_place_of_the_earlier_one_on_its_channel()
    {
        var state = await AppendAsync(SampleCase.Opened());
        state = await AppendAsync(state.Then(Release("system", "1", "甲", new(2026, 3, 2)), Release("portal", "1", "甲", new(2026, 3, 2))));
        await AppendAsync(state.Then(Release("system", "2", "甲", new(2026, 3, 2))));

        Assert.Equal("2", Assert.Single((await Db.Queries.PublicationsAsync(new("system"), None)).Items).Version);
        Assert.Equal("1", Assert.Single((await Db.Queries.PublicationsAsync(new("portal"), None)).Items).Version);
    }

    [Fact]
    public async Task Publications_are_found_by_text_the_newest_first_page_by_page()
    {
        foreach (var (id, party, released) in new[] { ("c-1", "甲矿业", 5), ("c-2", "乙化工", 9), ("c-3", "丙矿业", 7) })
        {
            var state = await AppendAsync(SampleCase.Opened(id));
            await AppendAsync(state.Then(Release("system", id, party, new(2026, 3, 2), new(2026, 3, released))));
        }

        async Task<string> FindAsync(string? text) =>
            string.Join(' ', (await Db.Queries.PublicationsAsync(new("system", text), None)).Items.Select(p => p.PartyName));

        Assert.Equal("乙化工 丙矿业 甲矿业", await FindAsync(null));
        Assert.Equal("丙矿业 甲矿业", await FindAsync("矿业"));
        Assert.Equal("乙化工", await FindAsync("〔2026〕c-2号"));
        Assert.Equal("乙化工 丙矿业 甲矿业", await FindAsync("安全警示"));
        var page = await Db.Queries.PublicationsAsync(new("system") { Skip = 1, Take = 1 }, None);
        Assert.Equal(("丙矿业", 3), (Assert.Single(page.Items).PartyName, page.Total));
    }

    [Fact]
    public async Task Publications_are_chosen_by_the_day_of_release_and_the_kind_of_party()
    {
        foreach (var (id, released) in new[] { ("c-1", 5), ("c-2", 9), ("c-3", 7) })
        {
            var state = await AppendAsync(SampleCase.Opened(id));
            await AppendAsync(state.Then(Release("portal", id, id, new(2026, 3, 2), new(2026, 3, released))));
        }

        async Task<string> FindAsync(PublicationSearch search) => string.Join(' ', (await Db.Queries.PublicationsAsync(search, None)).Items.Select(p => p.PartyName));

        Assert.Equal("c-2 c-3", await FindAsync(new("portal", ReleasedFrom: new(2026, 3, 7))));
        Assert.Equal("c-3 c-1", await FindAsync(new("portal", ReleasedTo: new(2026, 3, 7))));
        Assert.Equal("c-2 c-3 c-1", await FindAsync(new("portal", PartyKind: "unit")));
        Assert.Equal("", await FindAsync(new("portal", PartyKind: "person")));
    }

    [Fact]
    public async Task The_history_of_a_case_names_what_was_replaced_too()
    {
        var state = await AppendAsync(SampleCase.Opened());
        state = await AppendAsync(state.Then(Release("portal", "1", "甲", new(2026, 3, 2), new(2026, 3, 3))));
        await AppendAsync(state.Then(Release("portal", "2", "甲", new(2026, 3, 2), new(2026, 3, 9))));

        Assert.Equal(
            [("2", PublicationState.Released), ("1", PublicationState.Replaced)],
            (await Db.Queries.PublicationHistoryAsync(SampleCase.Id(), None)).Select(p => (p.Version, p.State)));
    }
}

using Workflows.Decisions.Feel;
using Workflows.Enforcement.Documents;
using Workflows.Enforcement.Projections;
using Workflows.Enforcement.Publishing;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Publishing;

public sealed class PublicationTests
{
    private const string OfPersons = """{name: "surname", creditCode: "withhold", idNumber: "withhold", representative: "withhold", address: "region", phone: "withhold"}""";
    private const string OfUnits = """{name: "show", creditCode: "show", idNumber: "withhold", representative: "surname", address: "show", phone: "withhold"}""";

    private static readonly FeelContext s_case = Acting.Feel("""
        {
          decisionNumber: "示应急罚〔2026〕3号", decidedOn: date("2026-03-03"), fine: 20000, lawBasis: "《安全生产法》第九十九条",
          fact: {decision: {made: {on: date("2026-03-03")}}}, decisionText: "罚款贰万元。"
        }
        """);

    private static readonly FeelContext s_person = s_case.Merge(Acting.Feel("""
        {
          party: {kind: "person", name: "欧阳建国", idNumber: "110101199003077635", address: "示例省示例市示例县示例路1号", phone: "13800138000"},
          reportFacts: "欧阳建国（身份证１１０１０１１９９００３０７７６３５，电话138-0013-8000，住示例路1号）在示例县违章作业。\n证人李四当场见到欧　阳 建国。"
        }
        """));

    private static readonly FeelContext s_unit = s_case.Merge(Acting.Feel("""
        {
          party: {kind: "unit", name: "示例县王小五建材有限公司", code: "91000000MA00000000", representative: "王小五", address: "示例县示例路2号", phone: "0000-1234567"},
          reportFacts: "示例县王小五建材有限公司未设警示标志，法定代表人王 小五当场承认，电话００００１２３４５６７。"
        }
        """));

    [Fact]
    public void Of_a_natural_person_only_surname_and_county_are_published_and_nothing_leaks()
    {
        var masked = Mask(s_person, OfPersons);

        var text = masked.Outputs["publicationText"].ToString();
        Assert.Equal("欧阳某行政处罚决定公示", masked.Outputs["publicationTitle"].ToString());
        Assert.Contains("| 被处罚人 | 欧阳某 |\n| 类别 | 自然人 |", text, StringComparison.Ordinal);
        Assert.Contains("| 违法事实 | 欧阳某（身份证（不公开），电话（不公开），住（不公开））在示例县违章作业。　证人李四当场见到欧阳某。 |", text, StringComparison.Ordinal);
        Assert.Contains("| 罚款金额 | 20000.00 元（大写：贰万元整） |", text, StringComparison.Ordinal);
        Assert.Contains("| 决定日期 | 2026年3月3日 |", text, StringComparison.Ordinal);
        Assert.Equal((FeelValue.Nothing, FeelValue.Of(0)), Leaks(masked.Outputs));
    }

    [Fact]
    public void A_unit_is_published_in_full_and_its_representative_by_surname()
    {
        var masked = Mask(s_unit, OfUnits);

        var text = masked.Outputs["publicationText"].ToString();
        Assert.Contains("| 被处罚人 | 示例县王小五建材有限公司 |\n| 统一社会信用代码 | 91000000MA00000000 |", text, StringComparison.Ordinal);
        Assert.Contains("示例县王小五建材有限公司未设警示标志，法定代表人王某当场承认，电话（不公开）。", text, StringComparison.Ordinal);
        Assert.Equal((FeelValue.Nothing, FeelValue.Of(0)), Leaks(masked.Outputs));
    }

    [Fact]
    public void Several_names_or_numbers_in_one_field_are_masked_one_by_one()
    {
        var party = """{kind: "unit", name: "示例建材有限公司", code: "91000000MA00000000", representative: "王小五（总经理）、欧阳锋", address: "示例县", phone: "0000-1234567/13800138000"}""";
        var scope = s_unit.Merge(Acting.Feel($$"""{party: {{party}}, reportFacts: "王小五、欧阳锋到场，电话1234567转0000-1234567。王小五签字。"}"""));

        var masked = Mask(scope, OfUnits);

        Assert.Contains("| 违法事实 | 王某、欧阳某到场，电话1234567转（不公开）。王某签字。 |", masked.Outputs["publicationText"].ToString(), StringComparison.Ordinal);
        Assert.Equal((FeelValue.Nothing, FeelValue.Of(0)), Leaks(masked.Outputs));
    }

    [Fact]
    public void The_hash_is_that_of_title_and_text()
    {
        var outputs = Mask(s_unit, OfUnits).Outputs;

        var version = new PublishedVersion(outputs["publicationTitle"].ToString(), outputs["publicationText"].ToString());
        Assert.Equal(version.Hash, outputs["versionHash"].ToString());
        Assert.NotEqual(version.Hash, (version with { Title = "x" }).Hash);
        Assert.NotEqual(version.Hash, (version with { Text = version.Text + "。" }).Hash);
    }

    [Fact]
    public void What_is_to_be_masked_besides_is_masked_and_stays_masked_when_the_page_comes_back()
    {
        var first = Mask(s_person, OfPersons, """, moreMasks: "李四\n"}""");
        Assert.Equal("[\"李四\"]", first.Outputs["extraMasks"].ToString());
        Assert.DoesNotContain("李四", first.Outputs["publicationText"].ToString(), StringComparison.Ordinal);

        var second = Mask(s_person, OfPersons, """, earlierMasks: ["李四"], withheld: "违章作业"}""");

        Assert.Equal("[\"李四\", \"违章作业\"]", second.Outputs["extraMasks"].ToString());
        Assert.Contains("在示例县（不公开）。　证人（不公开）当场", second.Outputs["publicationText"].ToString(), StringComparison.Ordinal);
        Assert.Contains("\"李四\"", second.Outputs["maskedValues"].ToString(), StringComparison.Ordinal);
        Assert.NotEqual(first.Outputs["versionHash"], second.Outputs["versionHash"]);
    }

    [Fact]
    public void What_the_head_withholds_is_withheld_although_the_table_shows_it_but_for_the_name_of_a_unit()
    {
        var outputs = Mask(s_unit, OfUnits, """, withheld: "91000000MA00000000\n示例县王小五建材有限公司"}""").Outputs;

        Assert.Contains("| 统一社会信用代码 | （不公开） |", outputs["publicationText"].ToString(), StringComparison.Ordinal);
        Assert.Contains("| 被处罚人 | 示例县王小五建材有限公司 |", outputs["publicationText"].ToString(), StringComparison.Ordinal);
        Assert.Equal((FeelValue.Nothing, FeelValue.Of(0)), Leaks(outputs));
    }

    [Fact]
    public void A_leak_is_found_counted_and_told_but_not_refused()
    {
        var result = Acting.Run("check-leaks", Acting.Feel("""
            {publicationText: "张 三和张三，1 3 8 0 0 1 3 8 0 0 0；证人电话１３９１２３４５６７８", maskedValues: ["张三", "13800138000"], shownValues: null}
            """));

        Assert.Null(result.Refusal);
        Assert.Equal("张 三\n张三\n1 3 8 0 0 1 3 8 0 0 0\n１３９１２３４５６７８", result.Outputs["leaks"].ToString());
        Assert.Equal(FeelValue.Of(4), result.Outputs["leakCount"]);
    }

    [Theory]
    [InlineData("""{publicationText: "x", maskedValues: null}""")]
    [InlineData("""{maskedValues: []}""")]
    public void Without_text_or_list_leaks_cannot_be_looked_for(string inputs) =>
        Assert.StartsWith("没有公示文本或者没有脱密清单", Acting.Run("check-leaks", Acting.Feel(inputs)).Refusal!.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_release_gives_the_public_record_and_nothing_that_was_masked()
    {
        var result = Publish("portal", Mask(s_person, OfPersons).Outputs);

        Assert.Null(result.Refusal);
        Assert.Equal("/portal/decisions/c-1", result.Outputs["address"].ToString());
        var release = Assert.Single(Publication.In([new CaseEvent.ActionRun(0, "publish-portal", "publish-decision", result.Outputs)]));
        Assert.Equal(
            ("portal", "示应急罚〔2026〕3号", new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 5), "欧阳某", "person"),
            (release.Channel, release.DecisionNumber, release.DecidedOn, release.ReleasedOn, release.PartyName, release.PartyKind));
        Assert.Equal(FeelValue.Of(0), Acting.Run("check-leaks", FeelContext.Empty
            .Set("publicationText", FeelValue.Of(release.Fields)).Set("maskedValues", Mask(s_person, OfPersons).Outputs["maskedValues"])).Outputs["leakCount"]);
    }

    [Fact]
    public void The_record_of_a_unit_has_its_code() =>
        Assert.Equal("91000000MA00000000", (Mask(s_unit, OfUnits).Outputs["record"] is FeelValue.Context { Value: var r } && r["party"] is FeelValue.Context { Value: var p } ? p["code"] : FeelValue.Nothing).ToString());

    [Fact]
    public void The_page_is_kept_under_the_version_s_hash_whatever_the_channel()
    {
        var masked = Mask(s_unit, OfUnits).Outputs;

        var (portal, system) = (Publish("portal", masked), Publish("system", masked));

        var page = Assert.IsType<Effect.KeepFile>(Assert.Single(portal.Effects));
        Assert.Equal(masked["versionHash"].ToString(), page.Hash);
        Assert.Equal(ContentAddress.Of(page.Content), page.Hash);
        Assert.StartsWith("# 示例县王小五建材有限公司行政处罚决定公示\n\n| 项目 | 内容 |", page.Content, StringComparison.Ordinal);
        Assert.Equal(portal.Effects.AsEnumerable(), system.Effects);
        Assert.NotEqual(portal.Outputs["address"], system.Outputs["address"]);
    }

    [Fact]
    public void Another_text_than_the_one_that_was_checked_is_not_released()
    {
        var masked = Mask(s_unit, OfUnits).Outputs;

        var result = Publish("portal", masked.Set("publicationText", FeelValue.Of(masked["publicationText"] + "欧阳建国")));

        Assert.StartsWith("公示文本与审查的版本不一致", result.Refusal!.Zh, StringComparison.Ordinal);
        Assert.Empty(result.Effects);
    }

    [Fact]
    public void An_unknown_channel_is_refused() =>
        Assert.StartsWith("没有名为“weibo”的公示渠道", Publish("weibo", Mask(s_unit, OfUnits).Outputs).Refusal!.Zh, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{document: "publication-page", shown: null}""", "没有适用的公示内容规则")]
    [InlineData("""{document: "x", shown: {name: "show"}}""", "没有公示文本模板“x”")]
    [InlineData("""{document: "publication-page", shown: {name: "show"}, moreMasks: "王"}""", "“王”太短，在文中无法辨认。")]
    public void What_cannot_be_masked_is_refused(string inputs, string why) =>
        Assert.Contains(why, Acting.Run("mask-decision", Acting.Feel(inputs), s_unit, Acting.Procedure("publication")).Refusal!.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_page_without_one_of_its_values_is_refused() =>
        Assert.Contains("{{ lawBasis }} 没有值", Run(s_unit.Remove("lawBasis"), OfUnits, "}").Refusal!.Zh, StringComparison.Ordinal);

    private static ActionResult Mask(FeelContext scope, string shown, string more = "}")
    {
        var result = Run(scope, shown, more);
        Assert.Null(result.Refusal);
        return result;
    }

    private static ActionResult Run(FeelContext scope, string shown, string more) =>
        Acting.Run("mask-decision", Acting.Feel($$"""{document: "publication-page", shown: {{shown}} {{more}}"""), scope, Acting.Procedure("publication"));

    private static (FeelValue Leaks, FeelValue Count) Leaks(FeelContext masked)
    {
        var found = Acting.Run("check-leaks", FeelContext.Empty.Set("publicationText", masked["publicationText"])
            .Set("maskedValues", masked["maskedValues"]).Set("shownValues", masked["shownValues"])).Outputs;
        return (found["leaks"], found["leakCount"]);
    }

    private static ActionResult Publish(string channel, FeelContext masked) => Acting.Run("publish-decision", FeelContext.Empty
        .Set("channel", FeelValue.Of(channel)).Set("title", masked["publicationTitle"]).Set("text", masked["publicationText"])
        .Set("versionHash", masked["versionHash"]).Set("record", masked["record"]).Set("displayTerm", FeelValue.Of(Acting.Feel("{shown: true, minimumMonths: 3, maximumMonths: 12}"))));
}

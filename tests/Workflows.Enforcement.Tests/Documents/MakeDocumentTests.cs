using Workflows.Decisions.Feel;
using Workflows.Enforcement.Documents;
using Workflows.Engine.Commands;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Documents;

public sealed class MakeDocumentTests
{
    private const string Case = """
        {
          today: date("2026-03-05"), case: {number: "示应急立〔2026〕1号"}, decisionNumber: "示应急罚〔2026〕3号", decidedOn: date("2026-03-05"),
          party: {kind: "unit", name: "示例建材有限公司", code: "91000000MA00000000", address: "示例省示例市示例县示例路2号"},
          reportFacts: "未按规定设置警示标志。\n证据：现场照片 2 张。", lawBasis: "《安全生产法》第九十九条第一项", decisionText: "罚款贰万元。", fine: 20000, surchargeStated: true
        }
        """;

    [Fact]
    public void The_decision_shows_the_fine_in_figures_and_in_capital_figures_and_dates_as_papers_write_them()
    {
        var text = TextOf(Make("decision", Acting.Feel(Case)));

        Assert.StartsWith("# 行政处罚决定书\n", text, StringComparison.Ordinal);
        Assert.Contains("文号：示应急罚〔2026〕3号\n", text, StringComparison.Ordinal);
        Assert.Contains("罚款金额：人民币 20000.00 元（大写：贰万元整）。", text, StringComparison.Ordinal);
        Assert.Contains("到 示例银行示例县支行（账号 0000 0000 0000 0000 000）缴纳罚款", text, StringComparison.Ordinal);
        Assert.EndsWith("示例县应急管理局（印章）\n\n2026年3月5日\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_kept_under_the_hash_of_what_it_says_and_stands_among_the_case_s_documents()
    {
        var result = Make("decision", Acting.Feel(Case));

        var file = Assert.IsType<Effect.KeepFile>(Assert.Single(result.Effects));
        Assert.Equal("text/markdown", file.MediaType);
        Assert.Equal(ContentAddress.Of(file.Content), file.Hash);
        Assert.Matches("^[0-9a-f]{64}$", file.Hash);
        var document = Assert.Single(result.Documents);
        Assert.Equal(("decision", "行政处罚决定书", null, file.Hash, "task"), (document.Name, document.Title.Zh, document.Number, document.Hash, document.Element));
        Assert.Equal(file.Hash, result.Outputs["hash"].ToString());
        Assert.Empty(result.Claims);
    }

    [Fact]
    public void The_same_case_makes_the_same_text() => Assert.Equal(TextOf(Make("decision", Acting.Feel(Case))), TextOf(Make("decision", Acting.Feel(Case))));

    [Fact]
    public void A_document_of_a_series_takes_its_number_and_prints_it()
    {
        var scope = Acting.Feel(Case).Merge(Acting.Feel("""{proposedPenaltyText: "罚款", proposedFine: 20000, discretionReason: "一般", hearingRight: true}"""));

        var result = Make("notice", scope, ("notice:2026", 12));

        Assert.Contains("文号：示应急告〔2026〕12号　案号：示应急立〔2026〕1号", TextOf(result), StringComparison.Ordinal);
        Assert.Equal("示应急告〔2026〕12号", result.Outputs["number"].ToString());
        Assert.Equal("示应急告〔2026〕12号", result.Numbers["notice"]);
        Assert.Equal("示应急告〔2026〕12号", result.Documents[0].Number);
        Assert.Equal([new Claim.Number("notice:2026", 12)], result.Claims.AsEnumerable());
    }

    [Fact]
    public void A_placeholder_without_a_value_is_refused_by_its_name()
    {
        var result = Make("decision", Acting.Feel(Case).Remove("lawBasis"));

        Assert.Equal("文书“行政处罚决定书”中的 {{ lawBasis }} 没有值。请先补全这一项内容，再制作文书。", result.Refusal!.Zh);
        Assert.StartsWith("Expected a value for {{ lawBasis }} in 'Penalty decision', but it has no value (", result.Refusal.En, StringComparison.Ordinal);
        Assert.Empty(result.Effects);
        Assert.Empty(result.Documents);
    }

    [Fact]
    public void A_refused_document_takes_no_number() => Assert.Empty(Make("notice", Acting.Feel(Case), ("notice:2026", 12)).Claims);

    [Fact]
    public void An_empty_text_is_a_value() => Assert.Equal("甲乙\n", TextOf(Acting.Run("make-document", Acting.Feel("""{document: "paper"}"""), null, Acting.Template("""甲{{ "" }}乙"""))));

    [Theory]
    [InlineData(true, "每日按罚款数额的百分之三加处罚款")]
    [InlineData(false, "到期不缴纳罚款的，不加处罚款。")]
    public void The_decision_says_whether_a_surcharge_follows(bool stated, string said) => // 国务院令第235号 art. 7
        Assert.Contains(said, TextOf(Make("decision", Acting.Feel(Case).Set("surchargeStated", FeelValue.Of(stated)))), StringComparison.Ordinal);

    [Fact]
    public void The_decision_tells_what_the_party_said_and_whether_it_was_adopted()
    {
        var text = TextOf(Make("decision", Acting.Feel(Case).Merge(Acting.Feel("""
            {fact: {defence: {
              received: {all: [{data: {defenceText: "标志已补设"}}]},
              answered: {all: [{data: {defenceAdopted: "part", defenceAnswer: "已补设属实，予以从轻"}}]}}}}
            """))));

        Assert.Contains("当事人提出：标志已补设。本机关复核认为：部分采纳，已补设属实，予以从轻。", text, StringComparison.Ordinal);
        Assert.Contains("当事人在告知书送达后未提出陈述、申辩。", TextOf(Make("decision", Acting.Feel(Case))), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "{{ missing }}", "{{ missing }} 没有值" },
        { "{{ \"罚款\" + 20000 }}", "{{ \"罚款\" + 20000 }} 没有值" },
        { "{{ capital(0.001) }}", "{{ capital(0.001) }} 没有值" },
        { "{{ {a: 1} }}", "的值不能写成文字" },
        { "{{ duration(\"P1D\") }}", "的值不能写成文字" },
        { "{{ 1 + }}", "不是 FEEL 表达式" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_written_is_refused(string template, string why)
    {
        var result = Acting.Run("make-document", Acting.Feel("""{document: "paper"}"""), null, Acting.Template(template));

        Assert.Contains(why, result.Refusal!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_values_are_written_as_people_read_them()
    {
        var text = TextOf(Acting.Run("make-document", Acting.Feel("""{document: "paper"}"""), null,
            Acting.Template("""{{ true }} {{ ["甲", "乙"] }} {{ 1.50 }} {{ date and time("2026-03-05T09:30:00") }} {{ time("08:05:00") }}""")));

        Assert.Equal("是 甲、乙 1.50 2026年3月5日9时30分 8时05分\n", text);
    }

    [Fact]
    public void An_unknown_template_is_refused_with_those_that_there_are() => Assert.StartsWith(
        "程序“penalty”的 documents/ 中没有文书模板“x”（现有：correction-order, decision, filing-refusal, late-request-refusal, no-penalty-decision, notice）。", Make("x", FeelContext.Empty).Refusal!.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_series_that_the_authority_does_not_write_is_refused()
    {
        var result = Acting.Run("make-document", Acting.Feel("""{document: "paper"}"""), null, Acting.Template("x", "letter"), ("letter:2026", 1));

        Assert.StartsWith("agency.yaml 的 numbers 中没有“letter”的编号式样。", result.Refusal!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_authority_writes_the_numbers_of_every_series_of_the_product_s_documents()
    {
        var templates = Directory.GetFiles(SourceTree.Combine("workflows"), "*.md", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "documents")
            .Select(f => DocumentTemplateReader.Read(Path.GetFileNameWithoutExtension(f), f, File.ReadAllText(f))).ToList();

        Assert.All(templates, t => Assert.Empty(t.Findings));
        Assert.NotEmpty(templates);
        Assert.Empty(templates.Select(t => t.Value!.Series).OfType<string>().Except(Acting.Authority.NumberPatterns.Keys));
    }

    private static ActionResult Make(string document, FeelContext scope, params (string Series, int Next)[] offers) =>
        Acting.Run("make-document", FeelContext.Empty.Set("document", FeelValue.Of(document)), scope, Acting.Procedure("penalty"), offers);

    private static string TextOf(ActionResult result) => result.Refusal is { } why
        ? throw new InvalidOperationException(why.Zh)
        : Assert.IsType<Effect.KeepFile>(Assert.Single(result.Effects)).Content;
}

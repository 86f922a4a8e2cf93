using System.Net;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Documents;

namespace Workflows.Enforcement.Tests.Documents;

public sealed partial class DocumentHtmlTests
{
    public static TheoryData<string> Hostile => new(
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[点](javascript:alert(1))", "![图](http://example.test/x.png)", "<javascript:alert(1)>",
        "<https://example.test>", "# 标题", "## 标题", "- 项", "+ 项", "* 项", "1. 项", "12) 项", "> 引", "---", "===", "***", "`码`", "```", "~~~", "    缩进", "a | b | c", "| a | b |\n|---|---|",
        "**粗**", "_斜_", "~~删~~", "&lt;b&gt;", "&#24352;", "\\", "末尾\\", "[x]: http://example.test", "[x]", "{{ party.name }}", "1. 2. 3.", "-5", "50% #1 a+b=c", "x\n===", "x\n---");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_value_is_read_as_the_text_that_it_is_and_makes_nothing_else(string value)
    {
        var html = DocumentHtml.Of(Written("前：{{ x }}\n\n{{ x }}\n", value));

        Assert.Empty(Tag().Matches(html).Select(m => m.Value).Except(["<p>", "</p>", "<br />"]));
        Assert.Equal(2, Text(html).Split(Text(WebUtility.HtmlEncode(value))).Length - 1);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void In_a_row_of_a_table_it_stays_in_its_cell(string value)
    {
        var html = DocumentHtml.Of(Written("| 项 | 容 |\n|---|---|\n| 甲 | {{ x }} |\n| 乙 | {{ x }} |\n", value));

        Assert.Equal(4, html.Split("<td>").Length - 1);
        Assert.Empty(Tag().Matches(html).Select(m => m.Value).Except(["<table>", "</table>", "<thead>", "</thead>", "<tbody>", "</tbody>", "<tr>", "</tr>", "<th>", "</th>", "<td>", "</td>"]));
        Assert.Contains($"<td>{Text(WebUtility.HtmlEncode(value))}</td>", Text(html, "td"), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_stay_lines_and_blank_lines_part_paragraphs()
    {
        var html = DocumentHtml.Of(Written("{{ x }}", "一\r\n二\n\n三"));

        Assert.Equal("<p>一<br />\n二</p>\n<p>三</p>\n", html);
    }

    [Fact]
    public void In_a_heading_and_in_a_row_lines_become_one() =>
        Assert.Equal("<h1>一　二</h1>\n", DocumentHtml.Of(Written("# {{ x }}", "一\n\n二")));

    [Fact]
    public void Signs_that_are_not_seen_or_turn_the_writing_are_left_out() =>
        Assert.Equal("<p>张三abc</p>\n", DocumentHtml.Of(Written("{{ x }}", "张\u200b三\u202eabc\u0000")));

    [Theory]
    [InlineData("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n")]
    [InlineData("[x](javascript:alert(1))", "<p><a href=\"\">x</a></p>\n")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "<p><a href=\"\">x</a></p>\n")]
    [InlineData("[x](data:text/html,y)", "<p><a href=\"\">x</a></p>\n")]
    [InlineData("[x](//example.test/y)", "<p><a href=\"\">x</a></p>\n")]
    [InlineData("[x](javascript&#58;alert(1))", "<p><a href=\"\">x</a></p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("![图](https://example.test/x.png)", "<p>图</p>\n")]
    [InlineData("[x](https://example.test/y)", "<p><a href=\"https://example.test/y\">x</a></p>\n")]
    [InlineData("[x](/portal)", "<p><a href=\"/portal\">x</a></p>\n")]
    public void Even_a_template_brings_no_raw_HTML_no_images_and_no_dangerous_links(string markdown, string html) => Assert.Equal(html, DocumentHtml.Of(markdown));

    private static string Written(string template, string value)
    {
        var result = Acting.Run("make-document", Acting.Feel("""{document: "paper"}"""), FeelContext.Empty.Set("x", FeelValue.Of(value)), Acting.Template(template));
        return Assert.IsType<Engine.Commands.Effect.KeepFile>(Assert.Single(result.Effects)).Content;
    }

    // What is read, without blanks: those at the ends of lines are not kept.
    private static string Text(string html, string? keep = null) => Blanks().Replace(
        Regex.Replace(html, keep is null ? "<[^>]*>" : $"<(?!/?{keep}>)[^>]*>", ""), "").Replace("&#39;", "'", StringComparison.Ordinal).Replace("&#24352;", "&amp;#24352;", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

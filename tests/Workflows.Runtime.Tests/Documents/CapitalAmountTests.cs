using Workflows.Decisions.Feel;
using Workflows.Runtime.Documents;

namespace Workflows.Runtime.Tests.Documents;

public sealed class CapitalAmountTests
{
    public static TheoryData<string, string> Amounts => new()
    {
        { "0", "零元整" },
        { "0.05", "伍分" },
        { "0.50", "伍角整" },
        { "0.55", "伍角伍分" },
        { "1", "壹元整" },
        { "10", "壹拾元整" },
        { "10.01", "壹拾元零壹分" },
        { "12.50", "壹拾贰元伍角整" },
        { "101", "壹佰零壹元整" },
        { "110", "壹佰壹拾元整" },
        { "325.04", "叁佰贰拾伍元零肆分" },
        { "1001", "壹仟零壹元整" },
        { "1010", "壹仟零壹拾元整" },
        { "1409.50", "壹仟肆佰零玖元伍角整" },
        { "1680.32", "壹仟陆佰捌拾元叁角贰分" },
        { "6007.14", "陆仟零柒元壹角肆分" },
        { "10000", "壹万元整" },
        { "10001", "壹万零壹元整" },
        { "16409.02", "壹万陆仟肆佰零玖元零贰分" },
        { "20000", "贰万元整" },
        { "100010", "壹拾万零壹拾元整" },
        { "107000.53", "壹拾万柒仟元伍角叁分" },
        { "300000", "叁拾万元整" },
        { "1000000", "壹佰万元整" },
        { "10000000", "壹仟万元整" },
        { "20500000", "贰仟零伍拾万元整" },
        { "100000000", "壹亿元整" },
        { "100000001", "壹亿零壹元整" },
        { "100001000", "壹亿零壹仟元整" },
        { "100010000", "壹亿零壹万元整" },
        { "110000000", "壹亿壹仟万元整" },
        { "1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分" },
        { "999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_is_written_in_capital_figures(string yuan, string written) =>
        Assert.Equal(written, CapitalAmount.Of(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("-1")]
    [InlineData("0.001")]
    [InlineData("1000000000000")]
    public void What_cannot_be_written_exactly_is_not_written(string yuan) =>
        Assert.Null(CapitalAmount.Of(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("""capital(20000)""", "贰万元整")]
    [InlineData("""money(20000)""", "20000.00")]
    [InlineData("""money(1.5)""", "1.50")]
    [InlineData("""dateText(date("2026-03-05"))""", "2026年3月5日")]
    [InlineData("""dateText(date and time("2026-03-05T09:05:00"))""", "2026年3月5日9时05分")]
    public void Templates_write_amounts_and_dates_as_papers_do(string feel, string written) =>
        Assert.Equal(FeelValue.Of(written), FeelExpression.Parse(feel, DocumentFunctions.Names).Expression!.Evaluate(DocumentFunctions.All).Value);

    [Theory]
    [InlineData("capital(null)")]
    [InlineData("money(0.005)")]
    [InlineData("""capital("20000")""")]
    [InlineData("dateText(20260305)")]
    public void What_they_cannot_write_is_null(string feel) =>
        Assert.True(FeelExpression.Parse(feel, DocumentFunctions.Names).Expression!.Evaluate(DocumentFunctions.All).Value.IsNull);
}

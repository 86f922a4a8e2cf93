using System.Collections.Immutable;
using System.Globalization;
using Elsa.Host.Frame;
using Elsa.Host.Procedures;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;

namespace Elsa.Host.Tests.Procedures;

/// <summary>A cell of a decision table as an officer reads it.</summary>
public sealed class CellWordsTests
{
    private static readonly ImmutableDictionary<string, ColumnWord> s_words = ImmutableDictionary<string, ColumnWord>.Empty
        .Add("\"penalty\"", new(new("给予行政处罚", "Penalty")))
        .Add("\"stop\"", new(new("责令停产停业", "Stop"), Heed: true))
        .Add("null", new(new("未知", "Not known"), Unread: true));

    [Theory]
    [InlineData("-", null, "不限", "Any")]
    [InlineData("", null, "不限", "Any")]
    [InlineData(">= date(\"2026-02-01\")", null, "2026-02-01起", "From 2026-02-01")]
    [InlineData("< date(\"2026-02-01\")", null, "2026-02-01之前", "Before 2026-02-01")]
    [InlineData("> date(\"2026-02-01\")", null, "2026-02-01之后", "After 2026-02-01")]
    [InlineData("<= date(\"2026-02-01\")", null, "至2026-02-01", "Until 2026-02-01")]
    [InlineData("[date(\"2008-01-01\")..date(\"2026-01-31\")]", null, "2008-01-01至2026-01-31", "2008-01-01 to 2026-01-31")]
    [InlineData("[date(\"2008-01-01\")..date(\"2026-02-01\"))", null, "2008-01-01起、2026-02-01之前", "From 2008-01-01, Before 2026-02-01")]
    [InlineData("\"penalty\"", null, "给予行政处罚", "Penalty")]
    [InlineData("not(\"penalty\")", null, "不是给予行政处罚", "Not Penalty")]
    [InlineData("\"penalty\", \"stop\"", null, "给予行政处罚或者责令停产停业", "Penalty or Stop")]
    [InlineData(">= 50000", "yuan", "50,000元以上", "CNY 50,000 or more")]
    [InlineData("< 50000.5", "yuan", "不满50,000.50元", "Less than CNY 50,000.5")]
    [InlineData("> 3", "people", "超过3人", "More than 3 people")]
    [InlineData("<= 12", "months", "12个月以下", "At most 12 months")]
    [InlineData("[5000..20000)", "yuan", "5,000元以上、不满20,000元", "CNY 5,000 or more, Less than CNY 20,000")]
    [InlineData("true", null, "是", "Yes")]
    [InlineData("null", null, "未知", "Not known")]
    [InlineData("? > fine * 2", null, null, null)] // only its FEEL says it
    [InlineData("count(fines) > 3", null, null, null)]
    public void A_test_is_said_in_words_where_there_are_words(string feel, string? unit, string? zh, string? en)
    {
        Assert.Equal(zh, In(Languages.Chinese, () => CellWords.Test(Column(unit), new(feel, null))));
        Assert.Equal(en, In(Languages.English, () => CellWords.Test(Column(unit), new(feel, null))));
    }

    [Fact]
    public void A_cell_that_its_file_puts_into_words_is_said_so() =>
        Assert.Equal("公告日后第60日", In(Languages.Chinese, () => CellWords.Output(Column(null), new("postedOn + duration(\"P60D\")", new("公告日后第60日", "The 60th day")))));

    [Fact]
    public void A_value_is_said_in_the_words_of_its_column_and_what_is_to_be_heeded_is_known()
    {
        Assert.Equal("80,000元", In(Languages.Chinese, () => CellWords.Value(Column("yuan"), FeelValue.Of(80_000))));
        Assert.Equal("未知", In(Languages.Chinese, () => CellWords.Value(Column("yuan"), FeelValue.Nothing)));
        Assert.Equal("否", In(Languages.Chinese, () => CellWords.Value(Column(null), FeelValue.False)));
        Assert.Equal("2026-10-19", In(Languages.Chinese, () => CellWords.Value(Column(null), FeelValue.Of(new DateOnly(2026, 10, 19)))));
        Assert.Null(In(Languages.Chinese, () => CellWords.Value(Column(null), FeelValue.Of("示例省"))));
        Assert.Equal((true, false), (CellWords.IsHeeded(Column(null), FeelValue.Of("stop")), CellWords.IsHeeded(Column(null), FeelValue.Of("penalty"))));
    }

    private static TableColumn Column(string? unit) => new("x", new("列", "Column"), unit, null, s_words);

    private static string? In(string culture, Func<string?> words)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

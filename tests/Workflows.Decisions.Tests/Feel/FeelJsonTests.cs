using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

public class FeelJsonTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("1.50", "1.50")]
    [InlineData("-0.001", "-0.001")]
    [InlineData("1e300", "1E+300")]
    [InlineData("\"罚款\"", "\"罚款\"")]
    [InlineData("[1, [true, null]]", "[1,[true,null]]")]
    [InlineData("{b: 1, a: \"x\"}", "{\"b\":1,\"a\":\"x\"}")]
    [InlineData("{\"$date\": 1}", "{\"$$date\":1}")]
    [InlineData("@\"2026-03-10\"", "{\"$date\":\"2026-03-10\"}")]
    [InlineData("@\"15:00:00.5\"", "{\"$time\":\"15:00:00.5\"}")]
    [InlineData("@\"2026-03-10T15:00:00+08:00\"", "{\"$dateTime\":\"2026-03-10T15:00:00+08:00\"}")]
    [InlineData("@\"P1DT2H\"", "{\"$duration\":\"P1DT2H\"}")]
    [InlineData("@\"-P3M\"", "{\"$duration\":\"-P3M\"}")]
    [InlineData("duration(\"-P9223372036854775807M\") - duration(\"P1M\")", "{\"$duration\":\"-P768614336404564650Y8M\"}")]
    [InlineData("time(1, 0, 0, duration(\"-PT14H\"))", "{\"$time\":\"01:00:00-14:00\"}")]
    [InlineData("\"\\uD83D\\uDC0E\"", "\"\\uD83D\\uDC0E\"")]
    [InlineData("[1..5)", "{\"$range\":[\"[)\",1,5]}")]
    public void A_value_is_stored_and_read_back_unchanged(string text, string stored)
    {
        var value = Evaluating.Full(text).Value;
        Assert.Equal(stored, FeelJson.ToText(value).Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(value, FeelJson.FromText(stored));
        Assert.Equal(value.ToString(), FeelJson.FromText(stored).ToString());
    }

    [Fact]
    public void A_zoned_instant_is_read_back_without_the_rules_of_its_zone()
    {
        var surroundings = new FeelSurroundings { ZoneOffset = (id, _) => id == "Asia/Shanghai" ? 8 * 3600 : null };
        var value = Evaluating.Full("@\"2026-03-10T15:00:00@Asia/Shanghai\"", surroundings: surroundings).Value;
        Assert.Equal(value, FeelJson.FromText(FeelJson.ToText(value)));
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 7, 0, 0, TimeSpan.Zero), ((FeelValue.DateTime)value).ToInstant());
    }

    [Fact]
    public void A_function_has_no_stored_form() =>
        Assert.Throws<NotSupportedException>(() => FeelJson.ToText(Evaluating.Full("function(x) x").Value));

    [Theory]
    [InlineData("{\"$date\":\"2026-02-30\"}")]
    [InlineData("{\"$wombat\":\"x\"}")]
    [InlineData("{\"$date\":3}")]
    [InlineData("1e99999")]
    public void A_text_that_no_value_has_is_refused(string stored) => Assert.Throws<FormatException>(() => FeelJson.FromText(stored));
}

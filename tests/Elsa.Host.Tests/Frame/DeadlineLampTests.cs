using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Elsa.Host.Tests.Frame;

public sealed class DeadlineLampTests(HostUnderTest host) : IClassFixture<HostUnderTest>
{
    [Theory]
    [InlineData("Ample", 12, "WorkingDay", "剩 12 个工作日")]
    [InlineData("Near", 1, "WorkingDay", "剩 1 个工作日")]
    [InlineData("Near", 0, "WorkingDay", "今日到期")]
    [InlineData("Near", 0, "Hour", "剩 0 小时")]
    [InlineData("Overdue", 2, "WorkingDay", "超期 2 个工作日")]
    [InlineData("Overdue", 3, "Day", "超期 3 日")]
    [InlineData("Paused", 4, "Day", "中止计时")]
    [InlineData("MetInTime", 0, "Hour", "按期完成")]
    [InlineData("MetLate", 1, "WorkingDay", "逾期 1 个工作日完成")]
    public void A_lamp_says_its_word_and_number(string state, int amount, string unit, string expected)
    {
        var lamp = new DeadlineLamp(Enum.Parse<LampState>(state), amount, Enum.Parse<LampUnit>(unit));

        Assert.Equal(expected, Text(lamp));
    }

    [Fact]
    public void Every_lamp_has_a_text() => Assert.All(
        from state in Enum.GetValues<LampState>()
        from unit in Enum.GetValues<LampUnit>()
        from amount in new[] { 0, 1, 2 }
        select new DeadlineLamp(state, amount, unit),
        lamp => Assert.DoesNotContain("Lamp.", Text(lamp), StringComparison.Ordinal));

    [Fact]
    public async Task No_two_states_share_a_shape()
    {
        var visitor = host.Visit();
        using var signedIn = await visitor.SignInAsync("officer1");

        var page = await visitor.ReadAsync("/help");

        var shapes = System.Text.RegularExpressions.Regex.Matches(page, "lamp lamp-(\\w+)\">\\s*<svg[^>]*>\\s*(<[^>]+>)")
            .GroupBy(match => match.Groups[2].Value, match => match.Groups[1].Value);
        Assert.Equal(6, shapes.Count());
        Assert.All(shapes, shape => Assert.Single(shape.Distinct()));
    }

    private string Text(DeadlineLamp lamp) =>
        host.Services.GetRequiredService<IStringLocalizer<PartTexts>>()[lamp.TextKey, lamp.Amount];
}

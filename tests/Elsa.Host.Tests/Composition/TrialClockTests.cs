using Elsa.Host.Composition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace Elsa.Host.Tests.Composition;

public sealed class TrialClockTests
{
    [Theory]
    [InlineData("2026-03-02T09:00+08:00", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-02T09:00:30+08:00", "2026-03-02T01:00:30Z")]
    [InlineData("2026-03-02T01:00Z", "2026-03-02T01:00:00Z")]
    public void The_clock_goes_on_from_the_instant_that_it_was_set_to(string setting, string instant)
    {
        var clock = Clock(setting);

        var first = clock.GetUtcNow();
        var second = clock.GetUtcNow();

        Assert.Equal(TimeSpan.Zero, first.Offset);
        Assert.InRange(first - DateTimeOffset.Parse(instant, null), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.True(second >= first, $"Expected the clock to go on, but after {first:O} it shows {second:O}.");
    }

    [Fact]
    public void Without_the_setting_the_time_is_the_true_one() => Assert.Same(TimeProvider.System, Clock(""));

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T09:00")]
    [InlineData("tomorrow")]
    public void An_instant_without_its_offset_is_refused_because_it_is_none(string setting)
    {
        var refusal = Assert.Throws<SettingRefusedException>(() => Clock(setting));

        Assert.Equal($"Expected Demo:Clock to be an instant with its offset, such as 2026-03-02T09:00+08:00, but got '{setting}'.", refusal.Message);
    }

    [Fact]
    public void Outside_Development_no_clock_can_be_set()
    {
        var refusal = Assert.Throws<SettingRefusedException>(() => Clock("2026-03-02T09:00+08:00", "Production"));

        Assert.Equal(
            "Expected no Demo:Clock outside Development, but it is '2026-03-02T09:00+08:00' in Production: deadlines run by the true time. Take the setting away.",
            refusal.Message);
    }

    private static TimeProvider Clock(string setting, string environment = "Development") => TrialClock.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("Demo:Clock", setting)]).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}

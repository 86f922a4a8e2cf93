using System.Diagnostics;
using System.Globalization;

namespace Elsa.Host.Composition;

/// <summary>
/// A clock that was set to an instant when the host started and goes on from there, so that somebody who tries the product out need not wait for a
/// deadline: <c>Demo:Clock</c>, in Development only.
/// </summary>
internal sealed class TrialClock(DateTimeOffset start) : TimeProvider
{
    public const string Setting = "Demo:Clock";

    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    private readonly DateTimeOffset _start = start.ToUniversalTime();
    private readonly long _since = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + Stopwatch.GetElapsedTime(_since);

    /// <summary>The system's clock, unless the setting names an instant.</summary>
    /// <exception cref="SettingRefusedException">The setting is no instant, or this is not Development.</exception>
    public static TimeProvider From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Setting] is not { Length: > 0 } text) return System;
        if (!environment.IsDevelopment())
        {
            throw new SettingRefusedException(
                $"Expected no {Setting} outside Development, but it is '{text}' in {environment.EnvironmentName}: deadlines run by the true time. Take the setting away.");
        }
        return Instant(text) is { } instant
            ? new TrialClock(instant)
            : throw new SettingRefusedException($"Expected {Setting} to be an instant with its offset, such as 2026-03-02T09:00+08:00, but got '{text}'.");
    }

    private static DateTimeOffset? Instant(string text) =>
        text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal)
            ? DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null
            : null;
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>What stands behind a dot: an entry of a context, of each context of a list, or a part of a value (DMN, properties of dates, times and durations).</summary>
internal static class Properties
{
    public static FeelValue Of(Run run, Spot spot, FeelValue value, string name)
    {
        switch (value)
        {
            case FeelValue.Context context when context.Value.TryGet(name, out var entry):
                return entry;
            case FeelValue.List list:
                run.Spend(list.Items.Length);
                return new FeelValue.List([.. list.Items.Select(item => Of(run, spot, item, name))]);
            case FeelValue.Null:
                return run.Mismatch(spot, $"a value with '{name}'", value);
            default:
                return Part(value, name) ?? run.Fail(spot, $"Expected a value with '{name}', but got {FeelText.KindOf(value)} without it.");
        }
    }

    /// <summary>The values under the name in a context or a list of them and in all that they hold, outer ones before inner (DMN 1.6, descendant expression).</summary>
    public static FeelValue Deep(Run run, Spot spot, FeelValue value, string name)
    {
        if (value is not (FeelValue.Context or FeelValue.List)) return run.Mismatch(spot, $"a context with '{name}' in it", value);
        var found = ImmutableArray.CreateBuilder<FeelValue>();
        Gather(run, value, name, found);
        return new FeelValue.List(found.ToImmutable());
    }

    private static void Gather(Run run, FeelValue value, string name, ImmutableArray<FeelValue>.Builder found)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        run.Spend();
        if (value is FeelValue.List list)
        {
            foreach (var item in list.Items) Gather(run, item, name, found);
        }
        if (value is not FeelValue.Context context) return;
        foreach (var (key, entry) in context.Value.Entries())
        {
            if (key == name) found.Add(entry);
            Gather(run, entry, name, found);
        }
    }

    private static FeelValue? Part(FeelValue value, string name) => value switch
    {
        FeelValue.Date x => OfDay(x.Day, name),
        FeelValue.DateTime x => OfDay(x.Day, name) ?? OfClock(x.Nanoseconds, x.Zone, name),
        FeelValue.Time x => OfClock(x.Nanoseconds, x.Zone, name),
        FeelValue.DaysDuration x => OfSpan(x.Nanoseconds, name),
        FeelValue.MonthsDuration x => name switch
        {
            "years" => Number(x.Months / 12),
            "months" => Number(x.Months % 12),
            _ => null,
        },
        FeelValue.Range x => name switch
        {
            "start" => x.Low,
            "end" => x.High,
            "start included" => FeelValue.Of(x.LowIncluded),
            "end included" => FeelValue.Of(x.HighIncluded),
            _ => null,
        },
        _ => null,
    };

    private static FeelValue? OfDay(CivilDate day, string name) => name switch
    {
        "year" => FeelValue.Of(day.Year),
        "month" => FeelValue.Of(day.Month),
        "day" => FeelValue.Of(day.Day),
        "weekday" => FeelValue.Of(day.DayOfWeek),
        _ => null,
    };

    private static FeelValue? OfClock(long nanos, ZoneSpot zone, string name) => name switch
    {
        "hour" => Number(nanos / TemporalText.NanosPerSecond / 3600),
        "minute" => Number(nanos / TemporalText.NanosPerSecond / 60 % 60),
        "second" => FeelValue.Of(FeelNumber.Rounded(nanos % (60 * TemporalText.NanosPerSecond), -9)?.Stripped().Plain() ?? FeelNumber.Zero),
        "time offset" => zone.Offset is { } offset ? new FeelValue.DaysDuration((Int128)offset * TemporalText.NanosPerSecond) : FeelValue.Nothing,
        "timezone" => FeelValue.Of(zone.Id),
        _ => null,
    };

    private static FeelValue? OfSpan(Int128 nanos, string name)
    {
        var (seconds, fraction) = Int128.DivRem(nanos, TemporalText.NanosPerSecond);
        return name switch
        {
            "days" => Number((long)(seconds / 86_400)),
            "hours" => Number((long)(seconds / 3600 % 24)),
            "minutes" => Number((long)(seconds / 60 % 60)),
            "seconds" => FeelValue.Of(FeelNumber.Rounded(seconds % 60 * TemporalText.NanosPerSecond + fraction, -9)?.Stripped().Plain() ?? FeelNumber.Zero),
            _ => null,
        };
    }

    private static FeelValue Number(long value) => FeelValue.Of(FeelNumber.From(value));
}

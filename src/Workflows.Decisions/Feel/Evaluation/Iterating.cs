namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>What a for or a quantifier may run over: a list, a single value, or a count up or down of numbers or days (DMN, semantics of for and of quantified expressions).</summary>
internal static class Iterating
{
    public static IEnumerable<FeelValue>? Over(Run run, Spot spot, FeelValue domain)
    {
        switch (domain)
        {
            case FeelValue.List list:
                return list.Items;
            case FeelValue.Range range:
                return Count(run, spot, range.Low, range.High, range.LowIncluded, range.HighIncluded);
            case FeelValue.Null:
                run.Mismatch(spot, "a list", domain);
                return null;
            default:
                return [domain];
        }
    }

    public static IEnumerable<FeelValue>? Count(Run run, Spot spot, FeelValue from, FeelValue to, bool first = true, bool last = true)
    {
        if (from is FeelValue.Number low && to is FeelValue.Number high && low.Value.ToInt64() is { } a && high.Value.ToInt64() is { } b)
        {
            return Numbers(a, b, first, last);
        }
        if (from is FeelValue.Date start && to is FeelValue.Date end) return Days(start.Day.DayNumber, end.Day.DayNumber, first, last);
        run.Fail(spot, $"Expected two whole numbers or two dates to count between, but got {FeelText.KindOf(from)} and {FeelText.KindOf(to)}.");
        return null;
    }

    private static IEnumerable<FeelValue> Numbers(long from, long to, bool first, bool last) =>
        Steps(from, to, first, last).Select(value => FeelValue.Of(FeelNumber.From(value)));

    private static IEnumerable<FeelValue> Days(long from, long to, bool first, bool last) =>
        Steps(from, to, first, last).Select(day => (FeelValue)new FeelValue.Date(Time.CivilDate.FromDayNumber(day)!.Value));

    private static IEnumerable<long> Steps(long from, long to, bool first, bool last)
    {
        var step = from <= to ? 1 : -1;
        var value = first ? from : from == to ? to + step : from + step;
        var end = last ? to : to - step;
        while (step > 0 ? value <= end : value >= end)
        {
            yield return value;
            value += step;
        }
    }
}

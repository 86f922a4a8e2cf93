using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>FEEL's arithmetic by kinds of operands (DMN, semantics of arithmetic); every other pair is null.</summary>
internal static partial class Operators
{
    /// <summary>Characters that are copied or looked at for the price of a step.</summary>
    public const int CharactersAStep = 8;

    private const int CostOfPower = 50;

    public static FeelValue Add(Run run, Spot spot, FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => Number(run, spot, FeelNumber.Add(a.Value, b.Value)),
        (FeelValue.String a, FeelValue.String b) => Joined(run, a.Value, b.Value),
        (FeelValue.MonthsDuration a, FeelValue.MonthsDuration b) => new FeelValue.MonthsDuration(a.Months + b.Months),
        (FeelValue.DaysDuration a, FeelValue.DaysDuration b) => new FeelValue.DaysDuration(a.Nanoseconds + b.Nanoseconds),
        ((FeelValue.Date or FeelValue.DateTime or FeelValue.Time) and var a, (FeelValue.MonthsDuration or FeelValue.DaysDuration) and var b) => Moved(run, spot, a, b, 1),
        ((FeelValue.MonthsDuration or FeelValue.DaysDuration) and var a, (FeelValue.Date or FeelValue.DateTime or FeelValue.Time) and var b) => Moved(run, spot, b, a, 1),
        var (a, b) => Unfit(run, spot, "+", a, b),
    };

    public static FeelValue Subtract(Run run, Spot spot, FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => Number(run, spot, FeelNumber.Subtract(a.Value, b.Value)),
        (FeelValue.MonthsDuration a, FeelValue.MonthsDuration b) => new FeelValue.MonthsDuration(a.Months - b.Months),
        (FeelValue.DaysDuration a, FeelValue.DaysDuration b) => new FeelValue.DaysDuration(a.Nanoseconds - b.Nanoseconds),
        ((FeelValue.Date or FeelValue.DateTime or FeelValue.Time) and var a, (FeelValue.MonthsDuration or FeelValue.DaysDuration) and var b) => Moved(run, spot, a, b, -1),
        ((FeelValue.Date or FeelValue.DateTime or FeelValue.Time) and var a, (FeelValue.Date or FeelValue.DateTime or FeelValue.Time) and var b) =>
            TimeLine.Between(b, a) is { } span ? new FeelValue.DaysDuration(span) : Unfit(run, spot, "-", a, b),
        var (a, b) => Unfit(run, spot, "-", a, b),
    };

    public static FeelValue Multiply(Run run, Spot spot, FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => Number(run, spot, FeelNumber.Multiply(a.Value, b.Value)),
        (FeelValue.MonthsDuration a, FeelValue.Number b) => Months(run, spot, FeelNumber.Multiply(FeelNumber.From(a.Months), b.Value)),
        (FeelValue.Number a, FeelValue.MonthsDuration b) => Months(run, spot, FeelNumber.Multiply(FeelNumber.From(b.Months), a.Value)),
        (FeelValue.DaysDuration a, FeelValue.Number b) => Days(run, spot, FeelNumber.Multiply(TimeLine.Seconds(a), b.Value)),
        (FeelValue.Number a, FeelValue.DaysDuration b) => Days(run, spot, FeelNumber.Multiply(TimeLine.Seconds(b), a.Value)),
        var (a, b) => Unfit(run, spot, "*", a, b),
    };

    public static FeelValue Divide(Run run, Spot spot, FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => Number(run, spot, FeelNumber.Divide(a.Value, b.Value)),
        (FeelValue.MonthsDuration a, FeelValue.Number b) => Months(run, spot, FeelNumber.Divide(FeelNumber.From(a.Months), b.Value)),
        (FeelValue.MonthsDuration a, FeelValue.MonthsDuration b) => Number(run, spot, FeelNumber.Divide(FeelNumber.From(a.Months), FeelNumber.From(b.Months))),
        (FeelValue.DaysDuration a, FeelValue.Number b) => Days(run, spot, FeelNumber.Divide(TimeLine.Seconds(a), b.Value)),
        (FeelValue.DaysDuration a, FeelValue.DaysDuration b) => Number(run, spot, FeelNumber.Divide(TimeLine.Seconds(a), TimeLine.Seconds(b))),
        var (a, b) => Unfit(run, spot, "/", a, b),
    };

    public static FeelValue Power(Run run, Spot spot, FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => Number(run, spot, Raised(run, a.Value, b.Value)),
        var (a, b) => Unfit(run, spot, "**", a, b),
    };

    /// <summary>A power is many multiplications of long numbers, or a logarithm and an exponential.</summary>
    private static FeelNumber? Raised(Run run, FeelNumber value, FeelNumber power)
    {
        run.Spend(CostOfPower);
        return FeelNumber.Power(value, power);
    }

    public static FeelValue Negate(Run run, Spot spot, FeelValue value) => value switch
    {
        FeelValue.Number x => FeelValue.Of(x.Value.Negate()),
        FeelValue.MonthsDuration x => new FeelValue.MonthsDuration(-x.Months),
        FeelValue.DaysDuration x => new FeelValue.DaysDuration(-x.Nanoseconds),
        var x => run.Mismatch(spot, "a number or a duration to negate", x),
    };

    /// <summary>A number that an operation gave, or null with a warning where it gave none.</summary>
    public static FeelValue Number(Run run, Spot spot, FeelNumber? result) =>
        result is { } number ? FeelValue.Of(number) : run.Fail(spot, "Expected a result that is a number, but it is undefined or too large.");

    private static FeelValue Months(Run run, Spot spot, FeelNumber? months) =>
        months?.Quantize(0, FeelNumber.Rounding.Down)?.ToInt64() is { } whole ? new FeelValue.MonthsDuration(whole) : Number(run, spot, null);

    private static FeelValue Days(Run run, Spot spot, FeelNumber? seconds) =>
        seconds is { } known && TimeLine.FromSeconds(known) is { } duration ? duration : Number(run, spot, null);

    private static FeelValue Joined(Run run, string left, string right)
    {
        run.CheckSize((long)left.Length + right.Length);
        run.Spend((left.Length + right.Length) / CharactersAStep);
        return FeelValue.Of(left + right);
    }

    private static FeelValue Moved(Run run, Spot spot, FeelValue from, FeelValue by, int sign) =>
        TimeLine.Move(from, by, sign, run.Surroundings) ?? Unfit(run, spot, sign > 0 ? "+" : "-", from, by);

    private static FeelValue Unfit(Run run, Spot spot, string sign, FeelValue left, FeelValue right) =>
        run.Fail(spot, $"Expected operands that '{sign}' is defined for, but got {FeelText.KindOf(left)} and {FeelText.KindOf(right)}.");
}

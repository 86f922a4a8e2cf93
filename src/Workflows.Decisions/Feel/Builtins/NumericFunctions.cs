namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4.5.</summary>
internal static class NumericFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("abs", Signature.Of("n", Abs)),
        new("floor", Signature.Of("n", call => Whole(call, FeelNumber.Rounding.Floor)), Signature.Of("n, scale", call => Whole(call, FeelNumber.Rounding.Floor))),
        new("ceiling", Signature.Of("n", call => Whole(call, FeelNumber.Rounding.Ceiling)), Signature.Of("n, scale", call => Whole(call, FeelNumber.Rounding.Ceiling))),
    ];

    private static FeelValue Abs(Call call) => call.Single(0) switch
    {
        FeelValue.Number x => FeelValue.Of(x.Value.Abs()),
        FeelValue.DaysDuration x => new FeelValue.DaysDuration(Int128.Abs(x.Nanoseconds)),
        FeelValue.MonthsDuration x => new FeelValue.MonthsDuration(Math.Abs(x.Months)),
        _ => call.Mismatch(0, "a number or a duration"),
    };

    private static FeelValue Whole(Call call, FeelNumber.Rounding mode)
    {
        if (call.Number(0) is not { } number) return FeelValue.Nothing;
        var scale = 0;
        if (call.Count > 1)
        {
            if (call.Number(1)?.ToInt32() is not ({ } given and >= -6111 and <= 6176)) return call.Mismatch(1, "a scale from -6111 to 6176");
            scale = given;
        }
        return number.Quantize(-scale, mode) is { } rounded ? FeelValue.Of(rounded) : call.Fail("Expected a result that is a number, but it is too large.");
    }
}

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, numeric functions.</summary>
internal static class NumericFunctions
{
    /// <summary>What a root, an exponential or a logarithm costs beside a step.</summary>
    private const int CostOfSeries = 100;

    public static BuiltinFunction[] All { get; } =
    [
        new("abs", Signature.Of("n: number|days|months", "first", Abs)),
        new("decimal", Signature.Of("n: number, scale: number", "number", call => Round(call, FeelNumber.Rounding.HalfEven))),
        new("floor", Signature.Of("n: number, scale?: number", "number", call => Round(call, FeelNumber.Rounding.Floor))),
        new("ceiling", Signature.Of("n: number, scale?: number", "number", call => Round(call, FeelNumber.Rounding.Ceiling))),
        new("round up", Signature.Of("n: number, scale: number", "number", call => Round(call, FeelNumber.Rounding.Up))),
        new("round down", Signature.Of("n: number, scale: number", "number", call => Round(call, FeelNumber.Rounding.Down))),
        new("round half up", Signature.Of("n: number, scale: number", "number", call => Round(call, FeelNumber.Rounding.HalfUp))),
        new("round half down", Signature.Of("n: number, scale: number", "number", call => Round(call, FeelNumber.Rounding.HalfDown))),
        new("modulo", Signature.Of("dividend: number, divisor: number", "number", Modulo)),
        new("sqrt", Signature.Of("number: number", "number", call => Of(call, number => number.Sqrt()))),
        new("exp", Signature.Of("number: number", "number", call => Of(call, number => number.Exp()))),
        new("log", Signature.Of("number: number", "number", call => Of(call, number => number.Log()))),
        new("odd", Signature.Of("number: number", "boolean", call => Parity(call, odd: true))),
        new("even", Signature.Of("number: number", "boolean", call => Parity(call, odd: false))),
    ];

    private static FeelValue Abs(Call call) => call.Single(0) switch
    {
        FeelValue.Number x => FeelValue.Of(x.Value.Abs()),
        FeelValue.DaysDuration x => new FeelValue.DaysDuration(Int128.Abs(x.Nanoseconds)),
        FeelValue.MonthsDuration x => new FeelValue.MonthsDuration(Math.Abs(x.Months)),
        _ => call.Mismatch(0, "a number or a duration"),
    };

    private static FeelValue Round(Call call, FeelNumber.Rounding mode)
    {
        if (call.Number(0) is not { } number) return FeelValue.Nothing;
        var scale = 0;
        if (call.Has(1))
        {
            if (call.Number(1) is not { } given) return FeelValue.Nothing;
            if (given.Quantize(0, FeelNumber.Rounding.Down)?.ToInt32() is not ({ } whole and >= -FeelNumber.MaxExponent and <= -FeelNumber.MinExponent))
            {
                return call.Fail($"Expected a scale from -6111 to 6176, but got {given}.");
            }
            scale = whole;
        }
        return Known(call, number.Quantize(-scale, mode)?.Plain());
    }

    private static FeelValue Modulo(Call call)
    {
        if (call.Number(0) is not { } dividend || call.Number(1) is not { } divisor) return FeelValue.Nothing;
        // The numbers are brought to one exponent first: their digits are the work.
        call.Run.Spend(Math.Abs(dividend.Exponent - divisor.Exponent));
        return Known(call, FeelNumber.Modulo(dividend, divisor));
    }

    private static FeelValue Of(Call call, Func<FeelNumber, FeelNumber?> function)
    {
        call.Run.Spend(CostOfSeries);
        return call.Number(0) is { } number ? Known(call, function(number)) : FeelValue.Nothing;
    }

    private static FeelValue Parity(Call call, bool odd)
    {
        if (call.Number(0) is not { } number) return FeelValue.Nothing;
        return FeelValue.Of(number.IsInteger && FeelNumber.Modulo(number, 2)!.Value.Sign == (odd ? 1 : 0));
    }

    private static FeelValue Known(Call call, FeelNumber? result) =>
        result is { } number ? FeelValue.Of(number) : call.Fail("Expected a result that is a number, but it is undefined or too large.");
}

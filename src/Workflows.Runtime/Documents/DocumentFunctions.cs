using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;

namespace Workflows.Runtime.Documents;

/// <summary>The functions that templates of documents may call besides those of FEEL and of legal time. They answer null for anything that they cannot write.</summary>
public static class DocumentFunctions
{
    /// <summary>The names to be declared when a placeholder is parsed.</summary>
    public static ImmutableArray<string> Names { get; } = ["capital", "money", "dateText"];

    /// <summary>
    /// The functions as entries of a scope: <c>capital(20000)</c> is 贰万元整, <c>money(20000)</c> is 20000.00, <c>dateText(date)</c> is 2026年3月5日.
    /// </summary>
    public static FeelContext All { get; } = FeelContext.From(
    [
        Entry(Names[0], "amount", value => Amount(value) is { } yuan ? CapitalAmount.Of(yuan) : null),
        Entry(Names[1], "amount", value => Amount(value) is { } yuan ? Money(yuan) : null),
        Entry(Names[2], "date", DateText),
    ]);

    /// <summary>An amount in yuan with two decimals.</summary>
    public static string Money(decimal yuan) => yuan.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A date as papers write it, 2026年3月5日, with 9时30分 behind it where there is a time; null for other values.</summary>
    public static string? DateText(FeelValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return value switch
            {
                FeelValue.Date date => Text(date.Value),
                FeelValue.DateTime moment => Text(moment.LocalDate) + Text(moment.LocalTime),
                FeelValue.Time time => Text(time.Value),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException) // FEEL knows years that a date of ours does not
        {
            return null;
        }
    }

    private static string Text(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    private static string Text(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}时{time.Minute:00}分");

    // Two decimals are what yuan have: an amount with more was worked out wrongly and is not rounded away here.
    private static decimal? Amount(FeelValue value) =>
        value is FeelValue.Number number && number.Value.ToDecimal() is { } yuan && decimal.Round(yuan, 2) == yuan ? yuan : null;

    private static KeyValuePair<string, FeelValue> Entry(string name, string parameter, Func<FeelValue, string?> body) =>
        new(name, new FeelValue.Function(FeelFunction.Of(name, [parameter], arguments => FeelValue.Of(body(arguments[0])))));
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Workflows.Statute.Periods;

/// <summary>The units in which the law counts. Days are calendar days; hours run around the clock.</summary>
public enum PeriodUnit { Hours, Days, WorkingDays, Months, Years }

/// <summary>A length of legal time, such as <c>7 working days</c>: a whole number and its unit, never one without the other.</summary>
public readonly partial record struct Period(int Count, PeriodUnit Unit)
{
    private const string Example = "a number and a unit, such as '7 working days', '15 days', '24 hours', '3 months' or '2 years'";

    /// <summary>Reads <c>7 working days</c>, <c>1 day</c>, <c>24 hours</c>, <c>3 months</c>, <c>2 years</c>; one blank between the words.</summary>
    /// <param name="error">What was expected instead, in a sentence; null where the text is a period.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period, [NotNullWhen(false)] out string? error)
    {
        period = default;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return Fail("Expected {0}, but got nothing.", Example, out error);

        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var (number, unitText) = blank < 0 ? (text, "") : (text[..blank], text[(blank + 1)..]);
        if (!number.All(char.IsAsciiDigit)) return Fail("Expected {0}, but got '{1}'.", Example, out error, text);
        if (unitText.Length == 0) return Fail("Expected {0}, but '{1}' has no unit.", Example, out error, text);
        if (UnitOf(unitText) is not { } unit) return Fail("Expected {0}, but '{1}' is no unit.", Example, out error, unitText);
        if (number.All(c => c == '0')) return Fail("Expected {0}, but '{1}' is no length of time.", Example, out error, text);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > Longest(unit))
        {
            return Fail("Expected at most {0}, but got '{1}'.", new Period(Longest(unit), unit).ToString(), out error, text);
        }
        (period, error) = (new Period(count, unit), null);
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, out Period, out string?)"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period period) => TryParse(text, out period, out _);

    /// <exception cref="FormatException">The text is no period; the message says what was expected.</exception>
    public static Period Parse(string text) => TryParse(text, out var period, out var error) ? period : throw new FormatException(error);

    /// <summary>As it is written in <c>law.yaml</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
    {
        var unit = Unit switch
        {
            PeriodUnit.Hours => "hour",
            PeriodUnit.Days => "day",
            PeriodUnit.WorkingDays => "working day",
            PeriodUnit.Months => "month",
            _ => "year",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Count} {unit}{(Count == 1 ? "" : "s")}");
    }

    /// <summary>For people: <c>7个工作日</c>, <c>7 working days</c>.</summary>
    public Bilingual ToText()
    {
        var unit = Unit switch
        {
            PeriodUnit.Hours => "小时",
            PeriodUnit.Days => "日",
            PeriodUnit.WorkingDays => "个工作日",
            PeriodUnit.Months => "个月",
            _ => "年",
        };
        return new(string.Create(CultureInfo.InvariantCulture, $"{Count}{unit}"), ToString());
    }

    private static PeriodUnit? UnitOf(string text) => text switch
    {
        "hour" or "hours" => PeriodUnit.Hours,
        "day" or "days" => PeriodUnit.Days,
        "working day" or "working days" => PeriodUnit.WorkingDays,
        "month" or "months" => PeriodUnit.Months,
        "year" or "years" => PeriodUnit.Years,
        _ => null,
    };

    // Half a century: longer than any term of administrative law, short enough that a slip of the keyboard is noticed and no date overflows.
    private static int Longest(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Hours => 50 * 365 * 24,
        PeriodUnit.Days => 50 * 365,
        PeriodUnit.WorkingDays => 50 * 250,
        PeriodUnit.Months => 50 * 12,
        _ => 50,
    };

    private static bool Fail(string sentence, string expected, out string error, string got = "")
    {
        error = string.Format(CultureInfo.InvariantCulture, sentence, expected, got.Length <= 60 ? got : got[..60] + "…");
        return false;
    }
}

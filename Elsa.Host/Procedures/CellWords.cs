using System.Globalization;
using System.Text.RegularExpressions;
using Elsa.Host.Frame;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;

namespace Elsa.Host.Procedures;

/// <summary>
/// Says the cells of a decision table in words: <c>&gt;= date("2026-02-01")</c> is 2026-02-01起, <c>not("penalty")</c> is 不是给予行政处罚. A cell of another
/// shape stays as its file has it.
/// </summary>
internal static partial class CellWords
{
    private const string Any = "-";

    /// <summary>A test in words; null where only its FEEL says it.</summary>
    public static string? Test(TableColumn column, TableCell cell)
    {
        if (cell.Words is { } words) return words.ForReader();
        if (IsAny(cell)) return Languages.Pick("不限", "Any");
        return Not().Match(cell.Feel) is { Success: true } not
            ? Alternatives(column, not.Groups["tests"].Value) is { } barred ? Languages.Pick($"不是{barred}", $"Not {barred}") : null
            : Alternatives(column, cell.Feel);
    }

    /// <summary>An output in words; null where only its FEEL says it.</summary>
    public static string? Output(TableColumn column, TableCell cell) => cell.Words?.ForReader() ?? Literal(column, cell.Feel);

    /// <summary>Whether every value passes.</summary>
    public static bool IsAny(TableCell cell) => cell.Feel is "" or Any;

    /// <summary>Whether the test names a day.</summary>
    public static bool IsDays(TableCell cell) => cell.Feel.Contains("date(\"", StringComparison.Ordinal);

    /// <summary>The days on which a rule applies, as its first column of dates has them; null where it has none.</summary>
    public static string? DaysOf(TableText table, TableRule rule) =>
        table.Inputs.Zip(rule.When).Where(x => IsDays(x.Second)).Select(x => Test(x.First, x.Second)).FirstOrDefault(words => words is not null);

    /// <summary>A value in the words of its column; null where the column has none for it and its kind needs none.</summary>
    public static string? Value(TableColumn column, FeelValue value) => value switch
    {
        FeelValue.Null => WordOf(column, "null"),
        FeelValue.Boolean yes => WordOf(column, yes.Value ? "true" : "false"),
        FeelValue.String text => WordOf(column, $"\"{text.Value}\""),
        FeelValue.Number number when number.Value.ToDecimal() is { } amount => Amount(column, amount),
        FeelValue.Date day => day.Value.InTable(),
        _ => null,
    };

    /// <summary>Whether who decides after it has to take heed of the value.</summary>
    public static bool IsHeeded(TableColumn column, FeelValue value) => value is FeelValue.String text && column.Words.GetValueOrDefault($"\"{text.Value}\"") is { Heed: true };

    private static string? Alternatives(TableColumn column, string tests)
    {
        var parts = Comma().Split(tests).Select(test => One(column, test.Trim())).ToList();
        if (parts.Contains(null)) return null;
        return parts.Count == 1 ? parts[0] : Languages.Pick(
            $"{string.Join("、", parts.SkipLast(1))}或者{parts[^1]}", $"{string.Join(", ", parts.SkipLast(1))} or {parts[^1]}");
    }

    private static string? One(TableColumn column, string test)
    {
        if (Bound().Match(test) is { Success: true } bound) return Bounded(column, bound.Groups["op"].Value, bound.Groups["end"].Value);
        if (Range().Match(test) is not { Success: true } range) return Literal(column, test);
        if (Literal(column, range.Groups["from"].Value) is not { } from || Literal(column, range.Groups["to"].Value) is not { } to) return null;
        var (closedBelow, closedAbove) = (range.Groups["open"].Value == "[", range.Groups["close"].Value == "]");
        if (IsDate(range.Groups["from"].Value) && closedBelow && closedAbove) return Languages.Pick($"{from}至{to}", $"{from} to {to}");
        return Bounded(column, closedBelow ? ">=" : ">", range.Groups["from"].Value) + Languages.Pick("、", ", ") + Bounded(column, closedAbove ? "<=" : "<", range.Groups["to"].Value);
    }

    private static string? Bounded(TableColumn column, string op, string end) => Literal(column, end) is not { } said ? null : (op, IsDate(end)) switch
    {
        (">=", true) => Languages.Pick($"{said}起", $"From {said}"),
        (">", true) => Languages.Pick($"{said}之后", $"After {said}"),
        ("<", true) => Languages.Pick($"{said}之前", $"Before {said}"),
        ("<=", true) => Languages.Pick($"至{said}", $"Until {said}"),
        (">=", _) => Languages.Pick($"{said}以上", $"{said} or more"),
        (">", _) => Languages.Pick($"超过{said}", $"More than {said}"),
        ("<", _) => Languages.Pick($"不满{said}", $"Less than {said}"),
        _ => Languages.Pick($"{said}以下", $"At most {said}"),
    };

    private static string? Literal(TableColumn column, string feel)
    {
        if (column.Words.GetValueOrDefault(feel) is { } word) return word.Text.ForReader();
        if (Day().Match(feel) is { Success: true } day) return day.Groups["day"].Value;
        if (feel is "true" or "false") return YesNo(feel == "true");
        if (feel == "null") return Languages.Pick("没有填写", "Not given");
        if (decimal.TryParse(feel, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)) return Amount(column, amount);
        return Text().Match(feel) is { Success: true } text ? text.Groups["text"].Value : null;
    }

    private static string? WordOf(TableColumn column, string feel) =>
        column.Words.GetValueOrDefault(feel)?.Text.ForReader() ?? feel switch { "true" => YesNo(true), "false" => YesNo(false), _ => null };

    private static string Amount(TableColumn column, decimal amount)
    {
        var figure = amount.ToString("#,##0.############", CultureInfo.InvariantCulture);
        return column.Unit switch
        {
            "yuan" => Languages.Pick($"{(decimal.Truncate(amount) == amount ? figure : amount.ToString("#,##0.00##########", CultureInfo.InvariantCulture))}元", $"CNY {figure}"),
            "months" => Languages.Pick($"{figure}个月", amount == 1 ? "1 month" : $"{figure} months"),
            "people" => Languages.Pick($"{figure}人", amount == 1 ? "1 person" : $"{figure} people"),
            _ => figure,
        };
    }

    private static string YesNo(bool yes) => yes ? Languages.Pick("是", "Yes") : Languages.Pick("否", "No");

    private static bool IsDate(string feel) => Day().IsMatch(feel);

    [GeneratedRegex("""\A(?:date\("(?<day>[^"]+)"\)|@"(?<day>[^"]+)")\z""")]
    private static partial Regex Day();

    [GeneratedRegex("""\A"(?<text>[^"]*)"\z""")]
    private static partial Regex Text();

    [GeneratedRegex("""\Anot\((?<tests>.*)\)\z""")]
    private static partial Regex Not();

    [GeneratedRegex("""\A(?<op><=|>=|<|>)\s*(?<end>.+)\z""")]
    private static partial Regex Bound();

    [GeneratedRegex("""\A(?<open>[\[(\]])(?<from>.+)\.\.(?<to>.+)(?<close>[\])\[])\z""")]
    private static partial Regex Range();

    // A comma between tests, not one inside a text or a range.
    [GeneratedRegex(""",(?=(?:[^"]*"[^"]*")*[^"]*\z)(?![^\[(]*[\])])""")]
    private static partial Regex Comma();
}

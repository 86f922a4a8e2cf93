using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;
using Workflows.Runtime.Documents;
using Workflows.Runtime.Timing;
using Workflows.Statute;

namespace Workflows.Runtime.Forms;

/// <summary>One field's answer as text: read, shown, and fitted to its kind.</summary>
internal static partial class FieldText
{
    /// <summary>The answer; null where the text is none of the kind.</summary>
    /// <param name="texts">At least one, none of them blank.</param>
    public static FeelValue? Read(FieldType type, ImmutableArray<string> texts, AuthorityZone zone) => type switch
    {
        FieldType.Text or FieldType.Choice => FeelValue.Of(Clean(texts[0]).Trim()),
        FieldType.LongText or FieldType.Opinion => FeelValue.Of(Clean(texts[0]).TrimEnd()),
        FieldType.WholeNumber or FieldType.Money => AmountText.Read(texts[0]) is { } number ? FeelValue.Of(number) : null,
        FieldType.Date => DayText.ReadDay(texts[0]) is { } day ? FeelValue.Of(day) : null,
        FieldType.DateTime => DayText.ReadMoment(texts[0], zone) is { } moment ? new FeelValue.DateTime(moment) : null,
        FieldType.YesNo => YesNo(texts),
        FieldType.Choices or FieldType.People => FeelValue.Of(texts.Select(t => FeelValue.Of(t.Trim()))),
        FieldType.File => FileAnswer().IsMatch(texts[0]) ? FeelValue.Of(texts[0]) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static ImmutableArray<string> Show(FieldType type, FeelValue answer, AuthorityZone zone) => answer switch
    {
        FeelValue.List list => [.. list.Items.Select(i => i.ToString())],
        FeelValue.Number number when type == FieldType.Money && number.Value.ToDecimal() is { } yuan && decimal.Round(yuan, 2) == yuan => [DocumentFunctions.Money(yuan)],
        FeelValue.DateTime moment when moment.ToInstant() is { } instant => [Local(zone.Local(instant))],
        _ => [answer.ToString()],
    };

    /// <summary>The value as an answer of the kind; FEEL's null where it cannot be one.</summary>
    public static FeelValue Fit(FieldType type, FeelValue value) => (type, value) switch
    {
        (FieldType.Text or FieldType.LongText or FieldType.Opinion, FeelValue.Number or FeelValue.Date) => FeelValue.Of(value.ToString()),
        (FieldType.Text or FieldType.LongText or FieldType.Opinion or FieldType.Choice or FieldType.File, FeelValue.String) => value,
        (FieldType.WholeNumber or FieldType.Money, FeelValue.Number) => value,
        (FieldType.Date, FeelValue.Date) or (FieldType.DateTime, FeelValue.DateTime) or (FieldType.YesNo, FeelValue.Boolean) => value,
        (FieldType.Date, FeelValue.DateTime moment) => FeelValue.Of(moment.LocalDate),
        (FieldType.Choices or FieldType.People, FeelValue.List list) when list.Items.All(i => i is FeelValue.String) => value,
        (FieldType.Choices or FieldType.People, FeelValue.String) => FeelValue.Of([value]),
        _ => FeelValue.Nothing,
    };

    /// <summary>What a text of the kind looks like, for sentences.</summary>
    public static Bilingual Expected(FieldType type) => type switch
    {
        FieldType.WholeNumber => new("整数，如 12", "a whole number such as 12"),
        FieldType.Money => new("金额（元），如 12000.50", "an amount in yuan such as 12000.50"),
        FieldType.Date => new("日期，如 2026-03-05 或 2026年3月5日", "a date such as 2026-03-05"),
        FieldType.DateTime => new("日期和时间，如 2026-03-05 09:30 或 2026年3月5日9时30分", "a date and time such as 2026-03-05 09:30"),
        FieldType.YesNo => new("“是”或者“否”", "yes or no"),
        FieldType.File => new("已上传的文件", "a file that was handed in"),
        _ => new("文字", "text"),
    };

    // A checkbox posts its own value and, by custom, a hidden no behind it: one yes is a yes.
    private static FeelValue? YesNo(ImmutableArray<string> texts)
    {
        var words = texts.Select(t => t.Trim().ToLowerInvariant()).ToList();
        if (words.Any(w => w is "true" or "on" or "yes" or "1" or "是")) return FeelValue.True;
        return words.All(w => w is "false" or "off" or "no" or "0" or "否") ? FeelValue.False : null;
    }

    // Browsers end lines with two signs; unseen signs have no place in a record.
    private static string Clean(string text) => string.Concat(PlainText.Whole(text).ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static string Local(DateTimeOffset at) => at.ToString(at.Second == 0 && at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    // The hash of the content, a colon, and the name that the file had.
    [GeneratedRegex(@"\A[0-9a-f]{64}:[^/\\\p{Cc}]{1,255}\z")]
    private static partial Regex FileAnswer();
}

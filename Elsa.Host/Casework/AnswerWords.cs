using System.Collections.Immutable;
using System.Globalization;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Casework;

/// <summary>An answer as a reader sees it.</summary>
/// <param name="Was">What the same field held the time before, where it is another; else null.</param>
/// <param name="Href">Where the file is read, for a file.</param>
internal sealed record ShownAnswer(FormField Field, string Text, string? Was, string? Href)
{
    public string Label => Field.Label.ForReader();
}

/// <summary>Says answers in words: labels for choices, names for people, yuan for money.</summary>
internal sealed class AnswerWords(ReadersWords words, AuthorityZone zone)
{
    /// <summary>Every answered field of a form, in its order.</summary>
    /// <param name="before">The answers of the round before; null for the first.</param>
    public ImmutableArray<ShownAnswer> Of(CaseId id, FormDefinition form, FeelContext answers, FeelContext? before = null) =>
    [
        .. from field in form.Fields
           let value = answers[field.Name]
           where !value.IsNull
           let was = before is null || before[field.Name].Equals(value) ? null : before[field.Name].IsNull ? "—" : Text(field, before[field.Name])
           select new ShownAnswer(field, Text(field, value), was, HrefOf(id, field, value)),
    ];

    public string Text(FormField field, FeelValue value) => (field.Type, value) switch
    {
        (FieldType.YesNo, FeelValue.Boolean yes) => YesNo(yes.Value),
        (FieldType.Choice, FeelValue.String choice) => OptionOf(field, choice.Value),
        (FieldType.Choices, FeelValue.List list) => string.Join(ReadersWords.Separator, list.Items.Select(i => OptionOf(field, i.ToString()))),
        (FieldType.People, FeelValue.List list) => words.People(list.Items.Select(i => i.ToString())),
        (FieldType.File, FeelValue.String file) => KeptAnswer.Parse(file.Value)?.Name ?? file.Value,
        (FieldType.Money, FeelValue.Number number) when number.Value.ToDecimal() is { } yuan => Money(yuan),
        _ => Text(value),
    };

    /// <summary>A value of which no form tells the kind.</summary>
    public string Text(FeelValue value) => value switch
    {
        FeelValue.Null => "—",
        FeelValue.Boolean yes => YesNo(yes.Value),
        FeelValue.DateTime moment when moment.ToInstant() is { } instant => zone.Local(instant).InTable(),
        FeelValue.List list => string.Join(ReadersWords.Separator, list.Items.Select(Text)),
        FeelValue.Context context => string.Join(Languages.ReaderWantsEnglish ? "; " : "；", context.Value.Entries().Select(e => $"{e.Key}: {Text(e.Value)}")),
        _ => value.ToString(),
    };

    private static string Money(decimal yuan) => Languages.ReaderWantsEnglish
        ? string.Create(CultureInfo.InvariantCulture, $"CNY {yuan:#,##0.00}")
        : string.Create(CultureInfo.InvariantCulture, $"{yuan:#,##0.00} 元");

    private static string YesNo(bool yes) => yes ? Languages.Pick("是", "Yes") : Languages.Pick("否", "No");

    private static string OptionOf(FormField field, string value) => field.Options.FirstOrDefault(o => o.Value == value)?.Label.ForReader() ?? value;

    private static string? HrefOf(CaseId id, FormField field, FeelValue value) =>
        field.Type == FieldType.File && value is FeelValue.String text && KeptAnswer.Parse(text.Value) is { } kept ? $"/cases/{id}/files/{kept.Hash}" : null;
}

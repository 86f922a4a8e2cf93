using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads the fields of one form, one by one.</summary>
internal sealed partial class FormFieldReader(Vocabulary? vocabulary, FindingBag findings)
{
    private const int LongestText = 100_000;

    // What every expression sees already; an answer of that name would hide it.
    private static readonly ImmutableHashSet<string> s_taken = ["today", "case", "agency", "extendable", "fact", "deadline", "event", "person"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _hasLegalDate;

    public FormField? Read(YamlFields fields)
    {
        var name = fields.RequiredText("name");
        CheckName(name);
        var label = fields.RequiredBilingual("label");
        var type = Type(fields);
        var (required, requiredWhen) = (fields.Text("required"), fields.Text("required-when"));
        var isRequired = YesNo(fields, required);
        if (isRequired && requiredWhen is not null) findings.Add(requiredWhen.Line, requiredWhen.Column, "FORM0003", "Expected either 'required: true' or 'required-when', but got both.");
        var field = new FormField(
            name?.Text ?? "", label ?? new("", ""), type ?? FieldType.Text, isRequired, YamlFeel.Read(requiredWhen, findings), YamlFeel.Read(fields.Text("show-when"), findings),
            MaxLength(fields, type), Limit(fields, "min", type), Limit(fields, "max", type), Options(fields, type),
            LegalDate(fields, type), OnlyFor(fields, "proof", type, FieldType.File), Duty(fields, type),
            YamlFeel.Read(fields.Text("value"), findings), YamlFields.Read(fields.Optional("help"), "'help' of a field", findings, YamlFields.Bilingual))
        {
            WithdrawsWhen = WithdrawsWhen(fields, type),
        };
        if (field.Min > field.Max) findings.Add(fields.Line, fields.Column, "FORM0003", $"Expected 'min' not above 'max', but {field.Min} is above {field.Max}.");
        return name is null || label is null || type is null ? null : field;
    }

    private void CheckName(YamlValue.Scalar? name)
    {
        if (name is null) return;
        if (!Name().IsMatch(name.Text) || name.Text.Split('.').Any(part => FeelExpression.Parse(part).Expression?.Names is not [var read] || read != part))
            findings.Add(name.Line, name.Column, "FORM0001", $"Expected a name that expressions can use, like servedOn or party.name, but got {name.Kind}.");
        else if (s_taken.Contains(name.Text.Split('.')[0]))
            findings.Add(name.Line, name.Column, "FORM0001", $"Expected a name that expressions use for nothing else, but got {name.Kind}.");
        else if (_names.Contains(name.Text))
            findings.Add(name.Line, name.Column, "FORM0002", $"Expected each field once, but '{name.Text}' stands here a second time.");
        else if (_names.FirstOrDefault(n => IsBeginning(n, name.Text) || IsBeginning(name.Text, n)) is { } other)
            findings.Add(name.Line, name.Column, "FORM0002", $"Expected no field that is the beginning of another, but '{name.Text}' and '{other}' are that.");
        else
            _names.Add(name.Text);
    }

    private static bool IsBeginning(string path, string of) => of.StartsWith(path + ".", StringComparison.Ordinal);

    private static FieldType? Type(YamlFields fields) => fields.OneOf(
        fields.RequiredText("type"), ("text", FieldType.Text), ("long-text", FieldType.LongText), ("integer", FieldType.WholeNumber), ("money", FieldType.Money),
        ("date", FieldType.Date), ("date-time", FieldType.DateTime), ("choice", FieldType.Choice), ("choices", FieldType.Choices), ("yes-no", FieldType.YesNo),
        ("people", FieldType.People), ("file", FieldType.File), ("opinion", FieldType.Opinion));

    private static bool YesNo(YamlFields fields, YamlValue.Scalar? text) => fields.OneOf(text, ("true", true), ("false", false)) ?? false;

    /// <summary>A yes or no that makes sense for some types only.</summary>
    private bool OnlyFor(YamlFields fields, string key, FieldType? type, params ReadOnlySpan<FieldType> types)
    {
        var text = fields.Text(key);
        if (!YesNo(fields, text)) return false;
        Fits(text!, key, type, types);
        return true;
    }

    private bool LegalDate(YamlFields fields, FieldType? type)
    {
        var isLegalDate = OnlyFor(fields, "legal-date", type, FieldType.Date, FieldType.DateTime);
        if (isLegalDate && _hasLegalDate) findings.Add(fields.Line, fields.Column, "FORM0004", "Expected one field at most that is the legal day of the event, but this is a second one.");
        _hasLegalDate |= isLegalDate;
        return isLegalDate;
    }

    private string? Duty(YamlFields fields, FieldType? type)
    {
        if (fields.Text("duty") is not { } duty) return null;
        Fits(duty, "duty", type, FieldType.People);
        if (vocabulary?.Duties.Contains(duty.Text) == false) findings.Add(duty.Line, duty.Column, "LAW0004", $"Expected a duty of the vocabulary, but got {duty.Kind}.");
        return duty.Text;
    }

    private FeelExpression? WithdrawsWhen(YamlFields fields, FieldType? type)
    {
        if (fields.Text("withdraws-when") is not { } text) return null;
        Fits(text, "withdraws-when", type, FieldType.People);
        return YamlFeel.Read(text, findings);
    }

    private int? MaxLength(YamlFields fields, FieldType? type)
    {
        if (fields.Text("max-length") is not { } text) return null;
        Fits(text, "max-length", type, FieldType.Text, FieldType.LongText, FieldType.Opinion);
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= LongestText) return length;
        findings.Add(text.Line, text.Column, "FORM0003", $"Expected a number of characters from 1 to {LongestText} for 'max-length', but got {text.Kind}.");
        return null;
    }

    private decimal? Limit(YamlFields fields, string key, FieldType? type)
    {
        if (fields.Text(key) is not { } text) return null;
        Fits(text, key, type, FieldType.WholeNumber, FieldType.Money);
        if (decimal.TryParse(text.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)) return limit;
        findings.Add(text.Line, text.Column, "FORM0003", $"Expected a number for '{key}', but got {text.Kind}.");
        return null;
    }

    private ImmutableArray<FieldOption> Options(YamlFields fields, FieldType? type)
    {
        var isChoice = type is FieldType.Choice or FieldType.Choices;
        if (isChoice) fields.Required("options");
        else if (type is not null && fields.Optional("options") is { } stray) findings.Add(stray.Line, stray.Column, "FORM0003", "Expected 'options' only for the types choice and choices.");
        var values = new HashSet<string>(StringComparer.Ordinal);
        return [.. fields.Items("options").Select(item => YamlFields.Read(item, "an option", findings, Option)).OfType<FieldOption>()];

        FieldOption? Option(YamlFields option)
        {
            var (value, label) = (option.RequiredText("value"), YamlFields.Bilingual(option));
            if (value is not null && !values.Add(value.Text)) findings.Add(value.Line, value.Column, "FORM0002", $"Expected each option once, but '{value.Text}' stands here a second time.");
            return value is null || label is null ? null : new(value.Text, label);
        }
    }

    private void Fits(YamlValue.Scalar place, string key, FieldType? type, params ReadOnlySpan<FieldType> types)
    {
        if (type is not { } known || types.Contains(known)) return;
        findings.Add(place.Line, place.Column, "FORM0003", $"Expected '{key}' only for a field of the type {string.Join(" or ", types.ToArray())}, but this one is {known}.");
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z")]
    private static partial Regex Name();
}

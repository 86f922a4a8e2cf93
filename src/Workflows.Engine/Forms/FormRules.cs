using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Engine.Forms;

/// <summary>Whether answers fit a form: types, limits, conditions. The same function serves the page and the command.</summary>
public static class FormRules
{
    /// <summary>Every problem with the answers; none means that they are good.</summary>
    /// <param name="scope">What the form's expressions see besides the answers.</param>
    /// <param name="today">The legal day; a legal date may not lie after it.</param>
    /// <param name="unreadable">Fields in which something was typed that is no answer: what needs them is not judged yet.</param>
    public static ImmutableArray<FormProblem> Check(FormDefinition form, FeelContext answers, FeelContext scope, DateOnly today, IEnumerable<string>? unreadable = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(scope);
        var seen = Answers.Overlay(Answers.Overlay(scope, Answers.Nested(Unanswered(form))), Answers.Nested(answers));
        var problems = form.Fields.SelectMany(f => Check(f, answers[f.Name], seen, today)).ToList();
        problems.AddRange(answers.Names.Where(n => form.Fields.All(f => f.Name != n))
            .Select(n => new FormProblem(n, new($"表单没有名为“{n}”的字段。", $"The form has no field named '{n}'."))));
        // A condition over several answers is told in the same round as what is wrong with others; only one that needs a broken answer has to wait.
        var broken = problems.Select(p => p.Field).Concat(unreadable ?? []).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(
            from check in form.Checks
            let asked = form.Fields.Where(f => check.That.Names.Contains(Root(f.Name))).ToImmutableArray()
            where asked.All(f => !broken.Contains(f.Name)) && check.That.Evaluate(seen).Value != FeelValue.True
            select new FormProblem("", Told(check, asked)));
        return [.. problems];
    }

    /// <summary>The message; of one about days, which days they are.</summary>
    private static Bilingual Told(FormCheck check, ImmutableArray<FormField> asked)
    {
        var days = asked.Where(f => f.Type is FieldType.Date or FieldType.DateTime).ToList();
        return days.Count == 0 ? check.Message : new(
            $"{string.Join("、", days.Select(f => $"“{f.Label.Zh}”"))}：{check.Message.Zh}",
            $"{string.Join(", ", days.Select(f => $"'{f.Label.En}'"))}: {check.Message.En}");
    }

    /// <summary>The variable that a field's answer becomes part of: <c>party</c> of <c>party.name</c>.</summary>
    private static string Root(string name) => name.Split('.')[0];

    /// <summary>The answers that become variables, nested: all but opinions, every field named, unanswered ones as null.</summary>
    public static FeelContext Variables(FormDefinition form, FeelContext answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return Answers.Nested(form.Fields.Where(f => f.Type != FieldType.Opinion).Aggregate(FeelContext.Empty, (all, f) => all.Set(f.Name, answers[f.Name])));
    }

    /// <summary>Whether the field is shown, given what the form's expressions see.</summary>
    public static bool IsShown(FormField field, FeelContext seen)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.ShowWhen is null || field.ShowWhen.Evaluate(seen).Value == FeelValue.True;
    }

    private static FeelContext Unanswered(FormDefinition form) =>
        FeelContext.From(form.Fields.Select(f => KeyValuePair.Create(f.Name, FeelValue.Nothing)));

    private static IEnumerable<FormProblem> Check(FormField field, FeelValue answer, FeelContext seen, DateOnly today)
    {
        var shown = IsShown(field, seen);
        if (answer.IsNull || IsBlank(answer))
        {
            if (shown && (field.Required || field.RequiredWhen?.Evaluate(seen).Value == FeelValue.True))
                yield return Problem(field, "必须填写", "is required");
            yield break;
        }
        if (!shown) yield return Problem(field, "在当前情形下不应填写", "must be left empty here");
        else if (Misfit(field, answer, today) is { } misfit) yield return misfit;
    }

    private static bool IsBlank(FeelValue answer) => answer switch
    {
        FeelValue.String s => string.IsNullOrWhiteSpace(s.Value),
        FeelValue.List l => l.Items.IsEmpty,
        _ => false,
    };

    private static FormProblem? Misfit(FormField field, FeelValue answer, DateOnly today) => (field.Type, answer) switch
    {
        (FieldType.Text or FieldType.LongText or FieldType.Opinion or FieldType.File, FeelValue.String s) =>
            s.Value.Length > (field.MaxLength ?? 10_000)
                ? Problem(field, $"最多 {field.MaxLength ?? 10_000} 个字，现有 {s.Value.Length} 个", $"may have {field.MaxLength ?? 10_000} characters at most, but has {s.Value.Length}")
                : null,
        (FieldType.WholeNumber or FieldType.Money, FeelValue.Number n) => OutOfBounds(field, n),
        (FieldType.Date, FeelValue.Date d) => Future(field, d.Value, today),
        (FieldType.DateTime, FeelValue.DateTime d) => Future(field, d.LocalDate, today),
        (FieldType.YesNo, FeelValue.Boolean) => null,
        (FieldType.Choice, FeelValue.String s) => NotOffered(field, [s]),
        (FieldType.Choices, FeelValue.List l) => NotOffered(field, l.Items),
        (FieldType.People, FeelValue.List l) => l.Items.All(i => i is FeelValue.String) && l.Items.Distinct().Count() == l.Items.Length
            ? null
            : Problem(field, "须为互不相同的人员", "must name different people"),
        _ => Problem(field, $"类型不符：{answer}", $"has the wrong kind of answer: {answer}"),
    };

    private static FormProblem? Future(FormField field, DateOnly day, DateOnly today) => field.IsLegalDate && day > today
        ? Problem(field, $"不得晚于今天 {today:yyyy-MM-dd}，但填的是 {day:yyyy-MM-dd}", $"may not lie after today, {today:yyyy-MM-dd}, but is {day:yyyy-MM-dd}")
        : null;

    private static FormProblem? OutOfBounds(FormField field, FeelValue.Number n)
    {
        if (n.Value.ToDecimal() is not { } value) return Problem(field, "数值过大", "is too large a number");
        if (field.Type == FieldType.WholeNumber && value != decimal.Truncate(value)) return Problem(field, "须为整数", "must be a whole number");
        if (field.Type == FieldType.Money && decimal.Round(value, 2) != value) return Problem(field, "最多两位小数", "may have two decimals at most");
        if (field.Min is { } min && value < min) return Problem(field, $"不得小于 {min}，但填的是 {value}", $"may not be less than {min}, but is {value}");
        if (field.Max is { } max && value > max) return Problem(field, $"不得大于 {max}，但填的是 {value}", $"may not be more than {max}, but is {value}");
        return null;
    }

    private static FormProblem? NotOffered(FormField field, IEnumerable<FeelValue> chosen) =>
        chosen.FirstOrDefault(c => c is not FeelValue.String s || field.Options.All(o => o.Value != s.Value)) is { } bad
            ? Problem(field, $"没有“{bad}”这一选项", $"does not offer '{bad}'")
            : null;

    private static FormProblem Problem(FormField field, string zh, string en) =>
        new(field.Name, new($"“{field.Label.Zh}”{zh}。", $"'{field.Label.En}' {en}."));
}

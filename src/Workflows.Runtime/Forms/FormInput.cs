using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Runtime.Timing;

namespace Workflows.Runtime.Forms;

/// <summary>Between the texts of a page's form and the answers that a command takes.</summary>
public static class FormInput
{
    /// <summary>Reads what was posted. Names that are no fields of the form are left aside.</summary>
    /// <param name="posted">Texts by the field's name; a field with several answers has several.</param>
    /// <param name="zone">Whose local time a date and time is.</param>
    public static FormPosting Read(FormDefinition form, IReadOnlyDictionary<string, ImmutableArray<string>> posted, AuthorityZone zone)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(zone);
        var answers = FeelContext.Empty;
        var problems = ImmutableArray.CreateBuilder<FormProblem>();
        var typed = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (!posted.TryGetValue(field.Name, out var texts) || texts.IsDefaultOrEmpty) continue;
            typed[field.Name] = texts;
            var filled = texts.Where(t => !string.IsNullOrWhiteSpace(t)).ToImmutableArray();
            if (filled.IsEmpty) continue;
            if (FieldText.Read(field.Type, filled, zone) is { } answer) answers = answers.Set(field.Name, answer);
            else problems.Add(Unreadable(field, filled[0]));
        }
        return new(answers, problems.ToImmutable(), typed.ToImmutable());
    }

    /// <summary>The answers as a page's fields hold them, so that reading them gives the answers again.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> Show(FormDefinition form, FeelContext answers, AuthorityZone zone)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(zone);
        return form.Fields.Where(f => !answers[f.Name].IsNull).ToImmutableDictionary(f => f.Name, f => FieldText.Show(f.Type, answers[f.Name], zone), StringComparer.Ordinal);
    }

    /// <summary>What the fields show at first, by their <c>value</c> expressions. One that gives null or something of another kind leaves its field empty.</summary>
    /// <param name="scope">What the expressions see.</param>
    public static FeelContext Initial(FormDefinition form, FeelContext scope)
    {
        ArgumentNullException.ThrowIfNull(form);
        return FeelContext.From(form.Fields.Where(f => f.Initial is not null)
            .Select(f => KeyValuePair.Create(f.Name, FieldText.Fit(f.Type, f.Initial!.Evaluate(scope).Value)))
            .Where(e => !e.Value.IsNull));
    }

    private static FormProblem Unreadable(FormField field, string typed)
    {
        var expected = FieldText.Expected(field.Type);
        var quoted = typed.Length <= 40 ? typed : typed[..39] + "…";
        return new(field.Name, new(
            $"“{field.Label.Zh}”须为{expected.Zh}，但填的是“{quoted}”。", $"'{field.Label.En}' must be {expected.En}, but is '{quoted}'."));
    }
}

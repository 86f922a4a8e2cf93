using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;

namespace Workflows.Engine.Deciding;

/// <summary>Reads from answers what the law needs of them.</summary>
internal static class FormAnswers
{
    public static Happening Happening(FormDefinition? form, FeelContext answers)
    {
        var what = new Happening(Answers.Nested(answers), null, null) { Kept = form is null ? FeelContext.Empty : FormRules.Variables(form, answers) };
        return (form?.LegalDate is { } field ? answers[field.Name] : null) switch
        {
            FeelValue.Date d => what with { LegalDay = d.Value },
            FeelValue.DateTime d => what with { LegalDay = d.LocalDate, Instant = d.ToInstant() },
            _ => what,
        };
    }

    public static ImmutableArray<string> People(FeelValue answer) =>
        answer is FeelValue.List list ? [.. list.Items.OfType<FeelValue.String>().Select(s => s.Value)] : [];
}

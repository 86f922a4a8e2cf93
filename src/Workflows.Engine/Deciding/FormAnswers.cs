using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;

namespace Workflows.Engine.Deciding;

/// <summary>Reads from answers what the law needs of them.</summary>
internal static class FormAnswers
{
    public static Occurrence Occurrence(FormDefinition? form, FeelContext answers) => (form?.LegalDate is { } field ? answers[field.Name] : null) switch
    {
        FeelValue.Date d => new(answers, d.Value, null),
        FeelValue.DateTime d => new(answers, d.LocalDate, null) { Instant = d.ToInstant() },
        _ => new(answers, null, null),
    };

    public static ImmutableArray<string> People(FeelValue answer) =>
        answer is FeelValue.List list ? [.. list.Items.OfType<FeelValue.String>().Select(s => s.Value)] : [];
}

using System.Globalization;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Decisions.Feel;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;

namespace Elsa.Host.Procedures;

/// <summary>Says rules in the reader's language: events and roles by the vocabulary, templates as sentences.</summary>
internal sealed class RuleWords(Vocabulary vocabulary, IStringLocalizer<DeskTexts> texts)
{
    public string Events(IEnumerable<string> names) => string.Join(texts["ListSeparator"], names.Select(n => In(vocabulary.Events.TextOf(n))));

    // In the marks of the sentence: any of them will do.
    private string OneOf(IEnumerable<string> names) => string.Join(texts["ListOr"], names.Select(n => In(vocabulary.Events.TextOf(n))));

    public string Roles(IEnumerable<string> roles) => string.Join(texts["ListSeparator"], roles.Select(r => In(vocabulary.Roles.TextOf(r))));

    public string Duties(IEnumerable<string> duties) => string.Join(texts["ListSeparator"], duties.Select(d => In(vocabulary.Duties.TextOf(d))));

    public static string Period(DeadlinePeriod period) => In(period.Length.ToText());

    public string Rung(Rung rung) => texts[rung.WorkingDays switch { < 0 => "Rung.Before", 0 => "Rung.On", _ => "Rung.After" }, Math.Abs(rung.WorkingDays), Roles(rung.Roles)];

    /// <summary>What a constraint demands, as a sentence.</summary>
    public string Sentence(ConstraintTemplate template) => template switch
    {
        ConstraintTemplate.Occurs t => texts[$"Template.{t.Kind}{(t is { Kind: Occurrence.Absence, Times: > 0 } ? ".AtMost" : "")}", Events([t.Event]), t.Times],
        ConstraintTemplate.Relates { Within: { } within } t => texts["Template.Within", texts[$"Template.{t.Kind}", OneOf(t.First), OneOf(t.Then)].Value, In(within.ToText())],
        ConstraintTemplate.Relates t => texts[$"Template.{t.Kind}", OneOf(t.First), OneOf(t.Then)],
        ConstraintTemplate.Guard t => texts["Template.Guard", OneOf(t.Before)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The expression that a guard demands to be true; null for other templates.</summary>
    public static FeelExpression? Demanded(ConstraintTemplate template) => (template as ConstraintTemplate.Guard)?.That;

    /// <summary>The days on which a version counts; null where it always does.</summary>
    public string? Validity(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } first, null) => texts["Validity.From", Day(first)].Value,
        (null, { } last) => texts["Validity.To", Day(last)].Value,
        ({ } first, { } last) => texts["Validity.Between", Day(first), Day(last)].Value,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string In(Bilingual text) => text.In(CultureInfo.CurrentUICulture.Name);
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;

namespace Workflows.Engine.Forms;

/// <summary>What kind of answer a field takes.</summary>
public enum FieldType
{
    Text, LongText, WholeNumber, Money, Date, DateTime, Choice, Choices, YesNo, People, File,

    /// <summary>Text for the opinion trail: kept in the log, not among the variables.</summary>
    Opinion,
}

/// <summary>One of the answers a choice offers.</summary>
public sealed record FieldOption(string Value, Bilingual Label);

/// <summary>A field of a form; its name is the variable that its answer becomes.</summary>
/// <param name="RequiredWhen">FEEL over answers and variables; null with <paramref name="Required"/> false means optional.</param>
/// <param name="IsLegalDate">This date is the legal day of the event; it may not lie in the future.</param>
/// <param name="IsProof">This file proves the event.</param>
/// <param name="Duty">For people: naming them here is doing this duty.</param>
/// <param name="Initial">FEEL for what the field shows at first.</param>
public sealed record FormField(
    string Name, Bilingual Label, FieldType Type, bool Required, FeelExpression? RequiredWhen, FeelExpression? ShowWhen,
    int? MaxLength, decimal? Min, decimal? Max, ImmutableArray<FieldOption> Options,
    bool IsLegalDate, bool IsProof, string? Duty, FeelExpression? Initial, Bilingual? Help)
{
    /// <summary>For people: where this is true, naming them here is deciding that they must withdraw from the case. Null for every other field.</summary>
    public FeelExpression? WithdrawsWhen { get; init; }
}

/// <summary>A condition over several answers.</summary>
public sealed record FormCheck(FeelExpression That, Bilingual Message, string? Law);

/// <summary>A form of a task, a message or a start event.</summary>
public sealed record FormDefinition(
    string Name, Bilingual Title, string? Law, ImmutableArray<FormField> Fields, ImmutableArray<FormCheck> Checks)
{
    public FormField? LegalDate => Fields.FirstOrDefault(f => f.IsLegalDate);
}

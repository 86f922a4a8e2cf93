using System.Collections.Immutable;
using Workflows.Statute;

namespace Workflows.Engine.Procedures;

/// <summary>A decision table in words: what its file calls the table, its columns and their values, in both languages.</summary>
/// <param name="Id">The decision's id.</param>
/// <param name="HitPolicy">As the file has it: <c>UNIQUE</c>, <c>FIRST</c>, …</param>
/// <param name="Notes">The names of the annotations, without the status.</param>
public sealed record TableText(
    string Id, Bilingual Name, Bilingual? Description, string HitPolicy,
    ImmutableArray<TableColumn> Inputs, ImmutableArray<TableColumn> Outputs, ImmutableArray<string> Notes, ImmutableArray<TableRule> Rules)
{
    /// <summary>Whether the rule of that number, from 1, leaves open a figure that nobody has read.</summary>
    public bool IsUnread(int index) => Rules.FirstOrDefault(r => r.Index == index) is { } rule
        && rule.Then.Zip(Outputs).Any(cell => cell.Second.Words.GetValueOrDefault(cell.First.Feel) is { Unread: true });

    /// <summary>The answer of a decision is a value of one output, or a context of several by their names.</summary>
    public TableColumn? Output(string name) => Outputs.FirstOrDefault(o => o.Name == name);
}

/// <summary>A column of a decision table.</summary>
/// <param name="Name">Of an input the expression; of an output the name under which its answer is kept.</param>
/// <param name="Unit">What a number of the column counts: <c>yuan</c>, <c>months</c> or <c>people</c>; null where it is a bare number.</param>
/// <param name="Speech">The language of texts that are meant for people as they stand, <c>zh</c> or <c>en</c>; null where texts are code words.</param>
/// <param name="Words">By the value in FEEL, its words: those of the file, then those of the form's choice that the column asks for.</param>
public sealed record TableColumn(string Name, Bilingual Label, string? Unit, string? Speech, ImmutableDictionary<string, ColumnWord> Words);

/// <summary>A value in words.</summary>
/// <param name="Heed">Whether who decides after it has to take heed: a time bar that has run, a criterion that is not met.</param>
/// <param name="Unread">Whether it stands for a figure that nobody has read: a rule with it cannot be confirmed, only replaced.</param>
public sealed record ColumnWord(Bilingual Text, bool Heed = false, bool Unread = false);

/// <summary>A rule of a table.</summary>
/// <param name="Index">Its place in the table, from 1.</param>
/// <param name="Notes">The annotations, without the status.</param>
public sealed record TableRule(int Index, ImmutableArray<TableCell> When, ImmutableArray<TableCell> Then, ImmutableArray<string> Notes);

/// <summary>A cell.</summary>
/// <param name="Feel">The test or the output as the file has it.</param>
/// <param name="Words">What it says; null where the words of its column say it.</param>
public sealed record TableCell(string Feel, Bilingual? Words);

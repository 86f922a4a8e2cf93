using Workflows.Statute;

namespace Workflows.Runtime.Law;

/// <summary>A version of a rule of which more can be known than the files say: one that nobody has read in the text in force.</summary>
/// <param name="Subject">What it is: <c>deadline:hearing-hold</c>, <c>rule:33a</c>, <c>decision:penalty/hearing-threshold#1</c>.</param>
/// <param name="Version">Another version is another thing to confirm.</param>
/// <param name="Law">The article or the source, as the file has it.</param>
public sealed record RuleVersion(string Subject, string Version, Bilingual Title, string Law)
{
    /// <summary>Whether it leaves open a figure that nobody has read: there is nothing to confirm, the rule has to be replaced by one with the figure.</summary>
    public bool IsUnread { get; init; }

    /// <summary>The rule of a decision table that it is; null for a rule of another kind.</summary>
    public RowOfTable? Row { get; init; }
}

/// <summary>A rule of a decision table in force.</summary>
/// <param name="Hash">Of the bundle that it stands in.</param>
/// <param name="Index">Its place in the table, from 1.</param>
public sealed record RowOfTable(string Procedure, string Hash, string Decision, int Index);

/// <summary>That somebody read a version of a rule in its source, and found it so.</summary>
/// <param name="Source">Where it was read: the document, its number, its article.</param>
/// <param name="By">Who confirms it.</param>
public sealed record RuleConfirmation(string Subject, string Version, string Source, string By, DateTimeOffset At);

/// <summary>What was confirmed; nothing of it is ever taken back, and another version of a rule asks for a confirmation of its own.</summary>
public interface IRuleConfirmations
{
    Task<IReadOnlyList<RuleConfirmation>> AllAsync(CancellationToken cancellationToken);

    /// <returns>False where that version was confirmed before: the first confirmation stays.</returns>
    Task<bool> ConfirmAsync(RuleConfirmation confirmation, CancellationToken cancellationToken);
}

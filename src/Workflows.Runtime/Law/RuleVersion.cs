using Workflows.Statute;

namespace Workflows.Runtime.Law;

/// <summary>A version of a rule of which more can be known than the files say: one that nobody has read in the text in force.</summary>
/// <param name="Subject">What it is: <c>deadline:hearing-hold</c>, <c>rule:33a</c>, <c>decision:penalty/hearing-threshold#1</c>.</param>
/// <param name="Version">Another version is another thing to confirm.</param>
/// <param name="Law">The article or the source, as the file has it.</param>
public sealed record RuleVersion(string Subject, string Version, Bilingual Title, string Law);

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

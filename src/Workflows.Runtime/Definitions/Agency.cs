using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;

namespace Workflows.Runtime.Definitions;

/// <summary>The authority that uses the product.</summary>
/// <param name="Facts">What expressions and documents see under <c>agency</c>: name, unit, address, phone, bank, bankAccount, government, court, creditCode, province.</param>
/// <param name="NumberPatterns">How the numbers of each series are written, with <c>{year}</c> and <c>{n}</c>.</param>
public sealed record Agency(FeelContext Facts, ImmutableSortedDictionary<string, string> NumberPatterns)
{
    /// <summary>The province in which it lies, by whose rules it acts besides the country's; null where it has none.</summary>
    public string? Province { get; init; }

    /// <summary>The procedures as this authority runs them.</summary>
    public ProcedureSet Running(ProcedureSet procedures)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        return procedures with { Agency = Facts, NumberPatterns = NumberPatterns };
    }
}

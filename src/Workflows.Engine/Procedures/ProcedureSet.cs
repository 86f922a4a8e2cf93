using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;

namespace Workflows.Engine.Procedures;

/// <summary>Every bundle that a running case may have pinned, the current one of each procedure, and the product's actions.</summary>
/// <param name="ByHash">All bundles ever accepted that are still in use.</param>
/// <param name="Current">The hash in force by procedure id: what a new case or a new call pins.</param>
/// <param name="Actions">The pure actions that service tasks name.</param>
public sealed record ProcedureSet(
    ImmutableDictionary<string, Procedure> ByHash, ImmutableDictionary<string, string> Current,
    ImmutableDictionary<string, CaseAction> Actions)
{
    /// <summary>The authority that uses the product, as expressions see it under <c>agency</c>: name, address, bank and so on.</summary>
    public FeelContext Agency { get; init; } = FeelContext.Empty;

    /// <summary>How the numbers of a series are written, such as <c>示应急罚〔{year}〕{n}号</c>.</summary>
    public ImmutableSortedDictionary<string, string> NumberPatterns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The series of numbers that a case may ask for: its own, those of the authority, and those of the documents.</summary>
    public ImmutableArray<string> NumberSeries =>
        [.. ByHash.Values.SelectMany(p => p.Documents.Values).Select(d => d.Series).OfType<string>().Concat(NumberPatterns.Keys).Append("case")
            .Distinct().Order(StringComparer.Ordinal)];

    public bool TryGetCurrent(string id, [NotNullWhen(true)] out Procedure? procedure)
    {
        procedure = null;
        return Current.TryGetValue(id, out var hash) && ByHash.TryGetValue(hash, out procedure);
    }

    /// <summary>A set of the given bundles, each of them current.</summary>
    public static ProcedureSet Of(IEnumerable<Procedure> procedures, ImmutableDictionary<string, CaseAction> actions)
    {
        var all = procedures.ToImmutableArray();
        return new(all.ToImmutableDictionary(p => p.Hash), all.ToImmutableDictionary(p => p.Id, p => p.Hash), actions);
    }
}

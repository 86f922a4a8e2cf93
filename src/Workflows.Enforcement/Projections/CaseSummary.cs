using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Enforcement.Projections;

/// <summary>The agency's open deadline that comes first; one that stands still has no date and comes not at all.</summary>
public sealed record NextDeadline(string Key, Bilingual Title, DateOnly Target, DateOnly Due);

/// <summary>A case on one line, as lists and searches show it.</summary>
/// <param name="Title">The party's name, from the variable <c>party.name</c>; empty before it is known.</param>
/// <param name="PartyKind">From <c>party.kind</c>, such as <c>unit</c> or <c>person</c>.</param>
/// <param name="Stages">Those that it is in.</param>
/// <param name="Officers">Who did the duty <c>investigate</c> in the case, in order of their first act.</param>
public sealed record CaseSummary(
    CaseId Case, string? Number, string Procedure, string Title, string? PartyKind, ImmutableArray<string> Stages, bool IsEnded, string? EndedAt, DateOnly OpenedOn,
    NextDeadline? Next, ImmutableArray<string> Officers)
{
    /// <summary>The duty that makes somebody an officer of the case.</summary>
    private const string Investigate = "investigate";

    public static CaseSummary Of(CaseState state, ProcedureSet procedures)
    {
        ArgumentNullException.ThrowIfNull(state);
        var party = state.Record.Variables.GetValueOrDefault(0)?["party"] as FeelValue.Context;
        return new(
            state.Id, state.Number, state.Procedure ?? "", Text(party, "name") ?? "", Text(party, "kind"), [.. CaseStages.Of(procedures, state).Select(s => s.Stage)], state.IsEnded, state.EndedAt, state.OpenedOn,
            state.IsEnded ? null : First(state), [.. state.Record.Acts.Where(a => a.Duty == Investigate).Select(a => a.Person).Distinct()]);
    }

    private static NextDeadline? First(CaseState state) =>
        state.Record.Register.Where(d => d is { IsOpen: true, Owner: DeadlineOwner.Agency, OpenSpell: null }).MinBy(d => (d.Target, d.Due)) is { } entry
            ? new(entry.Key, entry.Title, entry.Target, entry.Due)
            : null;

    private static string? Text(FeelValue.Context? context, string name) => (context?.Value[name] as FeelValue.String)?.Value;
}

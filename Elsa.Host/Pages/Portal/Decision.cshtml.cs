using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Pages.Portal;

/// <summary>One published decision, at an address that never changes.</summary>
internal sealed class DecisionModel(CaseQueries queries, ProcedureLibrary library) : PageModel
{
    public PortalDecision Decision { get; private set; } = null!;

    /// <summary>Every release of the decision on every channel; of what was replaced only that it was.</summary>
    public ImmutableArray<PortalDecision> History { get; private set; } = [];

    /// <summary>Who takes an application for reconsideration.</summary>
    public string Government { get; } = library.Current.Procedures.Agency["government"].ToString();

    /// <summary>Who takes a suit.</summary>
    public string Court { get; } = library.Current.Procedures.Agency["court"].ToString();

    public async Task<IActionResult> OnGetAsync([FromRoute] string channel, [FromRoute] string caseId, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(caseId, out var id)) return NotFound();
        History = [.. (await queries.PublicationHistoryAsync(id, cancellationToken)).Select(PortalDecision.Of)];
        var wanted = channel == "system" ? PortalDecision.System : PortalDecision.Portal;
        if (History.FirstOrDefault(d => d.Channel == wanted && !d.IsReplaced) is not { } decision) return NotFound();
        Decision = decision;
        return Page();
    }
}

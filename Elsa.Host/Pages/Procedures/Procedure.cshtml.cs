using System.Collections.Immutable;
using Elsa.Host.Procedures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Pages.Procedures;

/// <summary>A procedure in force: its flow as picture and list, its decision tables.</summary>
internal sealed class ProcedureModel(ProcedureLibrary library) : PageModel
{
    public Procedure Procedure { get; private set; } = null!;

    public DeclaredWorld World { get; } = library.Current;

    public ImmutableArray<FlowStep> Steps { get; private set; } = [];

    public ImmutableArray<DecisionSheet> Decisions { get; private set; } = [];

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!World.Procedures.TryGetCurrent(id, out var procedure)) return NotFound();
        Procedure = procedure;
        Steps = [.. FlowSteps.Of(procedure.Process.Root)];
        Decisions = [.. DecisionSheet.Of(procedure)];
        return Page();
    }
}

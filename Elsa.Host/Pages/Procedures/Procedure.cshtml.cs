using System.Collections.Immutable;
using Elsa.Host.Procedures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Bundles;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Pages.Procedures;

/// <summary>A procedure in force: its flow as picture and list, its decision tables.</summary>
internal sealed class ProcedureModel(ProcedureLibrary library, BundleStore bundles) : PageModel
{
    public Procedure Procedure { get; private set; } = null!;

    public DeclaredWorld World { get; } = library.Current;

    public ImmutableArray<FlowStep> Steps { get; private set; } = [];

    public ImmutableArray<DecisionSheet> Decisions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!World.Procedures.TryGetCurrent(id, out var procedure)) return NotFound();
        Procedure = procedure;
        Steps = [.. FlowSteps.Of(procedure.Process.Root)];
        if (await bundles.FindAsync(procedure.Hash, cancellationToken) is { } bundle)
            Decisions = [.. bundle.Files.Where(f => f.Key.EndsWith(".dmn", StringComparison.Ordinal)).SelectMany(f => DecisionSheet.In(f.Value, procedure.Rows))];
        return Page();
    }
}

using System.Collections.Immutable;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Microsoft.AspNetCore.Mvc;
using Workflows.Decisions.Dmn;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using RunningProcedure = Workflows.Engine.Cases.Frame;

namespace Elsa.Host.Pages.Cases;

/// <summary>The flow as it was drawn, with how far the case has come in it, and the decision tables that it asks.</summary>
internal sealed class ProcessModel(CaseFiles files, Progress progress) : CasePage(files)
{
    /// <summary>The number of the procedure that is shown; the case's own is 0.</summary>
    [BindProperty(SupportsGet = true)]
    public int Run { get; set; }

    /// <summary>The id of the decision that is shown; null for none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Table { get; set; }

    public RunningProcedure Shown { get; private set; } = null!;

    public Procedure? Procedure { get; private set; }

    public ImmutableArray<PictureStep> Steps { get; private set; } = [];

    public DmnDecision? Decision { get; private set; }

    /// <summary>What the tables of this procedure answered in the case, in order.</summary>
    public ImmutableArray<(DateTimeOffset At, CaseEvent.RuleEvaluated Answer)> Answers { get; private set; } = [];

    /// <summary>The procedure's name; of a called one also the step that called it.</summary>
    public string NameOf(RunningProcedure run, ReadersWords words) =>
        Case.CallOf(run.Id) is { } call
            ? LogLine.NameOf(Case, call.Frame, call.Element)
            : words.Procedure(run.Procedure);

    public bool IsRunning(int frame) => Case.State.Marking.Frames.ContainsKey(frame);

    public IActionResult OnGet()
    {
        if (!Case.Frames.TryGetValue(Run, out var shown)) return NotFound();
        Shown = shown;
        Procedure = Case.ProcedureOf(Run);
        Steps = progress.Of(Case, Run);
        Decision = Table is not null ? Procedure?.Decisions.Values.FirstOrDefault(d => d.Id == Table) : null;
        Answers = [.. Case.Log.Where(e => e.Event is CaseEvent.RuleEvaluated rule && rule.Frame == Run).Select(e => (e.At, (CaseEvent.RuleEvaluated)e.Event))];
        return Page();
    }
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using RunningProcedure = Workflows.Engine.Cases.Frame;

namespace Elsa.Host.Casework;

/// <summary>A case as its pages read it: the log, the state that it folds into, and the declared world that explains both.</summary>
/// <param name="Now">The instant of reading, in the authority's offset.</param>
internal sealed record CaseFile(CaseState State, ImmutableArray<LoggedEvent> Log, DeclaredWorld World, DateTimeOffset Now)
{
    public CaseId Id => State.Id;

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Every procedure that ever ran in the case, by the number of its frame: the ended ones too.</summary>
    public ImmutableSortedDictionary<int, RunningProcedure> Frames { get; } = Log.Select(e => e.Event).OfType<CaseEvent.FrameOpened>()
        .ToImmutableSortedDictionary(e => e.Frame, e => new RunningProcedure(e.Frame, e.Caller, e.Procedure, e.Hash));

    /// <summary>The procedure of a frame; null where its bundle does not read with this version of the product.</summary>
    public Procedure? ProcedureOf(int frame) => Frames.TryGetValue(frame, out var running) ? World.Procedures.ByHash.GetValueOrDefault(running.Hash) : null;

    public FlowNode? NodeOf(int frame, string element) =>
        ProcedureOf(frame) is { } procedure && procedure.Process.Has(element) ? procedure.Process.Node(element) : null;

    /// <summary>The form of a person's task, or of the message that an event waits for; null for an element without one.</summary>
    public FormDefinition? FormOf(int frame, string element) => NodeOf(frame, element) switch
    {
        FlowNode.PersonTask { Form: { } form } => ProcedureOf(frame)!.Forms[form],
        FlowNode.StartEvent { Form: { } form } => ProcedureOf(frame)!.Forms[form],
        FlowNode.CatchEvent { Trigger: Trigger.Message { Spec.Form: { } form } } => ProcedureOf(frame)!.Forms[form],
        FlowNode.BoundaryEvent { Trigger: Trigger.Message { Spec.Form: { } form } } => ProcedureOf(frame)!.Forms[form],
        _ => null,
    };

    /// <summary>The name and kind of the party, as the form that opened the case has them; null before.</summary>
    public string? PartyName => (Answers.At(State.Record.Variables.GetValueOrDefault(0, OpeningAnswers), "party.name") as FeelValue.String)?.Value;

    /// <summary>What the case was opened with; it outlives the variables, which go with their procedure.</summary>
    public FeelContext OpeningAnswers { get; } =
        Log.Select(e => e.Event).OfType<CaseEvent.VariablesSet>().FirstOrDefault(e => e.Frame == 0)?.Values ?? FeelContext.Empty;
}

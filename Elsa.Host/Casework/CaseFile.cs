using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
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

    /// <summary>By the number of a frame, the step that called it; the case's own procedure was called by none.</summary>
    private readonly ImmutableDictionary<int, NodeInstance> _calls = Log.Select(e => e.Event).OfType<CaseEvent.NodeEntered>()
        .Where(e => e.Node.Wait is NodeWait.Called).Select(e => e.Node).DistinctBy(n => n.Id).ToImmutableDictionary(n => n.Id);

    /// <summary>The step that called the procedure of a frame; null for the case's own.</summary>
    public NodeInstance? CallOf(int frame) => _calls.GetValueOrDefault(frame);

    /// <summary>
    /// What the procedure of a frame is there for: the steps that called it, outermost first. The same step done once for the notice and once for the
    /// decision is two different things; done again for another notice it is the same thing once more.
    /// </summary>
    public string PathOf(int frame) => CallOf(frame) is { } call ? $"{PathOf(call.Frame)}/{call.Element}" : Frames.TryGetValue(frame, out var own) ? own.Procedure : "";

    /// <summary>The name of the step that called the procedure of a frame, where steps of several names call that procedure: which document was served.</summary>
    public Bilingual? PurposeOf(int frame) => CallOf(frame) is { } call && NodeOf(call.Frame, call.Element) is FlowNode.CallActivity step && World.Procedures.ByHash.Values
        .SelectMany(p => p.Process.AllNodes).OfType<FlowNode.CallActivity>().Any(other => other.Called == step.Called && other.Info.Name.Zh != step.Info.Name.Zh)
        ? step.Info.Name : null;

    /// <summary>The name of a step, and behind it what its procedure was called for where that says more.</summary>
    public Bilingual Titled(Bilingual step, int frame) => PurposeOf(frame) is { } purpose ? new($"{step.Zh}（{purpose.Zh}）", $"{step.En} ({purpose.En})") : step;

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

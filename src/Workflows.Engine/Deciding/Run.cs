using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>Where a token stands: the scope that holds it, the procedure it runs in, and the arrow it came by.</summary>
internal readonly record struct Place(int Scope, int Frame, string? Via);

/// <summary>
/// One command at work: every event is folded into the state the moment it is emitted, so that the state at the end is the
/// fold of the events and nothing else. It lives for one call of <see cref="CaseDecider"/>.
/// </summary>
internal sealed class Run(ProcedureSet procedures, RuleBook law, CaseState start, CommandContext context)
{
    private const int MaxSteps = 10_000;
    private readonly ImmutableArray<CaseEvent>.Builder events = ImmutableArray.CreateBuilder<CaseEvent>();
    private readonly LinkedList<Work> agenda = [];
    private int steps;

    public ProcedureSet Procedures => procedures;

    public RuleBook Law => law;

    public CommandContext Context => context;

    /// <summary>The context with the numbers that are still on offer: what an action of this command took is gone for the next.</summary>
    public CommandContext ContextWithOffersLeft => context with
    {
        Offers = Claims.OfType<Claim.Number>().Aggregate(context.Offers, (left, taken) => left.SetItem(taken.Series, taken.Value + 1)),
    };

    public CaseState State { get; private set; } = start;

    /// <summary>The delegation by which the actor does this; null where he acts for himself.</summary>
    public Delegation? Under { get; private set; }

    /// <summary>Who acts, with the role of the delegation that he acts under.</summary>
    public Person Actor { get; private set; } = context.Actor;

    public ExpressionScope Expressions { get; } = new(law, context.Today, procedures.Agency);

    /// <summary>The timer that is what this command is about; null for another.</summary>
    public string? Fired { get; init; }

    /// <summary>Whether this only looks at where a step leads: the order of the law is not asked of single events then, for an unfinished form breaks it for nothing.</summary>
    public bool IsTrial { get; init; }

    public List<Effect> Effects { get; } = [];

    public List<Claim> Claims { get; } = [];

    /// <summary>The first refusal; from then on nothing more happens.</summary>
    public Rejection? Refusal { get; private set; }

    public bool IsRefused => Refusal is not null;

    public void Refuse(Rejection why) => Refusal ??= why;

    /// <summary>From here on the actor acts in another's place, or for himself.</summary>
    public void ActUnder(Delegation? delegation)
    {
        Under = delegation;
        Actor = delegation is null ? context.Actor : context.Actor with { Roles = [.. context.Actor.Roles, delegation.Role] };
    }

    public void Emit(CaseEvent e)
    {
        e = e with { At = context.Now, By = context.Actor.Id, For = Under?.Principal };
        events.Add(e);
        State = CaseEvolution.Evolve(State, e);
    }

    public Decision Outcome() => Refusal is { } why
        ? new Decision.Rejected(why)
        : new Decision.Accepted(events.ToImmutable(), [.. Effects], [.. Claims], State);

    public Procedure ProcedureOf(int frame) => procedures.ByHash.GetValueOrDefault(State.Marking.Frames[frame].Hash)
        ?? throw new InvalidOperationException(
            $"Expected the bundle {State.Marking.Frames[frame].Hash} that case {State.Id} pinned, but it is not loaded.");

    public FlowNode NodeOf(NodeInstance node) => ProcedureOf(node.Frame).Process.Node(node.Element);

    public FeelContext ScopeAt(int frame) => Expressions.At(State, frame);

    public FeelValue Evaluate(FeelExpression expression, int frame) => expression.Evaluate(ScopeAt(frame)).Value;

    /// <summary>Sets variables of a procedure; contexts are laid over what is there entry by entry.</summary>
    public void Set(int frame, FeelContext values)
    {
        var there = State.Record.Variables.GetValueOrDefault(frame, FeelContext.Empty);
        Emit(new CaseEvent.VariablesSet(frame, FeelContext.From(values.Names.Select(n =>
            KeyValuePair.Create(n, Answers.Overlay(FeelContext.Empty.Set(n, there[n]), FeelContext.Empty.Set(n, values[n]))[n])))));
    }

    /// <summary>Sends a token to an element, after everything that is already on its way.</summary>
    public void Send(int scope, int frame, string element, string? via) => agenda.AddLast(new Work.Arrive(new(scope, frame, via), element));

    /// <summary>Sends a token along every arrow out of the element.</summary>
    public void SendOn(FlowNode node, int scope, int frame)
    {
        foreach (var flow in ProcedureOf(frame).Process.ScopeOf(node.Id).Outgoing(node.Id)) Send(scope, frame, flow.Target, flow.Id);
    }

    /// <summary>Tells the case's own waiting message events of a legal event, the one that recorded it excepted.</summary>
    public void Tell(LegalFact fact, int? except)
    {
        foreach (var node in State.Marking.Nodes.Values.Where(n => n.Id != except && n.Wait is NodeWait.Message m && m.Name == fact.Event))
            agenda.AddLast(new Work.Hear(node.Id, fact));
    }

    /// <summary>Forgets the tokens that are on their way inside a scope which a terminate end event ends.</summary>
    public void Forget(int scope)
    {
        for (var item = agenda.First; item is not null;)
        {
            var next = item.Next;
            if (item.Value is Work.Arrive a && a.Place.Scope == scope) agenda.Remove(item);
            item = next;
        }
    }

    /// <summary>A place of the marking, entered.</summary>
    public NodeInstance Enter(FlowNode node, Place place, NodeWait wait, int? attachedTo = null)
    {
        BeginStage(node);
        var entered = new NodeInstance(State.Marking.LastId + 1, place.Scope, place.Frame, node.Id, wait, attachedTo);
        Emit(new CaseEvent.NodeEntered(entered));
        return entered;
    }

    public void Pass(FlowNode node, Place place)
    {
        BeginStage(node);
        Emit(new CaseEvent.NodePassed(place.Frame, node.Id));
    }

    /// <summary>Works until nothing is on its way: tokens first, then scopes that nothing is left in, then the case.</summary>
    public void Settle()
    {
        while (!IsRefused)
        {
            if (agenda.First is { } next)
            {
                agenda.RemoveFirst();
                Do(next.Value);
                if (++steps > MaxSteps) Refuse(new Rejection.FlowNeverWaits(next.Value.Where(State), steps));
            }
            else if (State.Marking.Nodes.Values.Where(n => n.Wait is NodeWait.Children or NodeWait.Called)
                .LastOrDefault(n => !State.Marking.In(n.Id).Any()) is { } empty)
            {
                Activities.CompleteScope(this, empty);
            }
            else
            {
                if (State.Marking.Nodes.IsEmpty && State.Marking.Frames.Count > 0 && !State.IsEnded) EndCase();
                return;
            }
        }
    }

    private void EndCase()
    {
        var unanswered = Guards.Unanswered(this);
        if (unanswered is not null)
        {
            Refuse(unanswered);
            return;
        }
        var last = events.OfType<CaseEvent.NodePassed>().LastOrDefault(p => p.Frame == 0)?.Element ?? "";
        Emit(new CaseEvent.FrameClosed(0));
        Emit(new CaseEvent.CaseEnded(last));
    }

    private void BeginStage(FlowNode node)
    {
        if (node.Info.Stage is { } stage && stage != State.Stage) Emit(new CaseEvent.StageBegan(stage));
    }

    private void Do(Work work)
    {
        switch (work)
        {
            case Work.Arrive a when a.Place.Scope == 0 || State.Marking.Nodes.ContainsKey(a.Place.Scope):
                FlowRules.Arrive(this, ProcedureOf(a.Place.Frame).Process.Node(a.Element), a.Place);
                break;
            case Work.Hear h when State.Marking.Nodes.TryGetValue(h.Node, out var node):
                Events.Occur(this, node, new(h.Fact.Data, h.Fact.On, h.Fact.Event));
                break;
            default: // its scope was interrupted while it was on its way
                break;
        }
    }

    private abstract record Work
    {
        public sealed record Arrive(Place Place, string Element) : Work;

        public sealed record Hear(int Node, LegalFact Fact) : Work;

        public string Where(CaseState state) => this switch
        {
            Arrive a => a.Element,
            Hear h => state.Marking.Nodes.GetValueOrDefault(h.Node)?.Element ?? "",
            _ => "",
        };
    }
}

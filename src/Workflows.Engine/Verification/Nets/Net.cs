using System.Collections.Immutable;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Verification.Nets;

/// <summary>What a token does at an element of a net.</summary>
internal enum Stay
{
    /// <summary>It goes on at once.</summary>
    None,

    /// <summary>It waits for a person.</summary>
    Person,

    /// <summary>It waits for a timer or a message.</summary>
    Catch,

    /// <summary>It waits for the first of the events behind an event-based gateway.</summary>
    Gate,

    /// <summary>It waits for what runs inside: a sub-process or a called procedure.</summary>
    Scope,

    /// <summary>What runs inside has nothing to do with the question: it is done at some time, and that is all.</summary>
    Closed,
}

/// <summary>An arrow, by the number of its target.</summary>
/// <param name="Join">Where the target is a parallel gateway that joins: the place that the token waits in; else -1.</param>
internal sealed record NetFlow(SequenceFlow Flow, int Target, int Join);

/// <summary>A legal event that an element may be.</summary>
internal sealed record NetEmission(string Event, FeelQuestion? When);

/// <summary>An element of a flow, in the frame of one call of its procedure: a called procedure is there once for each call of it.</summary>
internal sealed class NetNode(int index, FlowNode element, int frame, int scope, Stay stay)
{
    public int Index => index;

    public FlowNode Element => element;

    /// <summary>The number of the procedure's frame.</summary>
    public int Frame => frame;

    /// <summary>The number of the scope that directly holds it.</summary>
    public int Scope => scope;

    public Stay Stay => stay;

    public ImmutableArray<NetFlow> Out { get; set; } = [];

    /// <summary>The conditions of the arrows out of an exclusive gateway, in their order; null for the default.</summary>
    public ImmutableArray<FeelQuestion?> Conditions { get; set; } = [];

    /// <summary>Of a parallel gateway with several arrows in: the places that their tokens wait in.</summary>
    public ImmutableArray<int> Joins { get; set; } = [];

    /// <summary>The boundary events of an activity; the events behind an event-based gateway.</summary>
    public ImmutableArray<int> Attached { get; set; } = [];

    /// <summary>Of a boundary event its activity, of an event behind a gateway the gateway; else -1.</summary>
    public int Host { get; set; } = -1;

    /// <summary>The scope inside; -1 where there is none, or none that matters.</summary>
    public int Inner { get; set; } = -1;

    /// <summary>Of a non-interrupting message event with a branch of its own: every place in that branch; else default.</summary>
    public ImmutableArray<int> Branch { get; set; }

    public ImmutableArray<NetEmission> Emits { get; set; } = [];

    /// <summary>Of a closed activity: the codes of the errors that may come out of it; null stands for every code.</summary>
    public ImmutableArray<string?> Throws { get; set; } = [];

    /// <summary>What completing it sets.</summary>
    public ImmutableArray<NetAssignment> Assigns { get; set; } = [];

    /// <summary>Of a call: what it hands in, set when it begins.</summary>
    public ImmutableArray<NetAssignment> Inputs { get; set; } = [];

    /// <summary>Of an internal message: whether it may come at any time, because nobody in the net is watched sending it.</summary>
    public bool ComesByItself { get; set; }

    public Trigger Trigger => element switch
    {
        FlowNode.CatchEvent e => e.Trigger,
        FlowNode.BoundaryEvent e => e.Trigger,
        _ => new Trigger.None(),
    };

    public bool IsInterrupting => element is FlowNode.BoundaryEvent { Interrupting: true };

    public override string ToString() => element.Id;
}

/// <summary>A variable that gets a new value.</summary>
/// <param name="Name">Its name, with dots as paths.</param>
/// <param name="Range">What it may be then.</param>
/// <param name="Value">The expression over <paramref name="ValueFrame"/> that gives the value; null where a person or an action does.</param>
/// <param name="Form">The form that it is an answer of, by procedure and name; null where it is none.</param>
internal sealed record NetAssignment(int Frame, string Name, AbstractValue Range, FeelQuestion? Value, int ValueFrame, NetForm? Form);

/// <summary>A form, as far as it says which answers go together.</summary>
internal sealed class NetForm(ImmutableArray<NetField> fields, ImmutableArray<FeelQuestion> checks)
{
    public ImmutableArray<NetField> Fields => fields;

    public ImmutableArray<FeelQuestion> Checks => checks;
}

internal sealed record NetField(string Name, FeelQuestion? Shown, bool Required, FeelQuestion? RequiredWhen);

/// <summary>A scope that holds tokens: a procedure or a sub-process.</summary>
/// <param name="Host">The node whose inside it is; -1 for the procedure that is verified.</param>
internal sealed record NetScope(int Index, int Host, int Frame, int Start)
{
    /// <summary>Whether a side branch that was left out may end it.</summary>
    public bool MayEnd { get; set; }

    /// <summary>Whether a side branch that was left out may keep it from ending, after everything in the net has ended in it.</summary>
    public bool MayLinger { get; set; }

    /// <summary>The places directly in it in which something may wait.</summary>
    public ImmutableArray<int> Places { get; set; } = [];
}

/// <summary>A procedure in one call of it.</summary>
/// <param name="Caller">The frame that called it; -1 for the procedure that is verified.</param>
internal sealed record NetFrame(int Index, int Caller, Procedure Procedure)
{
    /// <summary>Every variable that something in it sets, what was left out of the net included, with all that it may be set to.</summary>
    public Dictionary<string, List<NetAssignment>> Sets { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables that may change at any time, because what sets them was left out.</summary>
    public HashSet<string> Restless { get; } = new(StringComparer.Ordinal);
}

/// <summary>A procedure and what it calls, compiled for one question: what has nothing to do with it is left out.</summary>
internal sealed class Net
{
    public required ImmutableArray<NetNode> Nodes { get; init; }

    public required ImmutableArray<NetScope> Scopes { get; init; }

    public required ImmutableArray<NetFrame> Frames { get; init; }

    /// <summary>The number of places: one for each node, then one for each arrow into a join.</summary>
    public required int Places { get; init; }

    /// <summary>The legal events that are followed.</summary>
    public required ImmutableHashSet<string> Events { get; init; }

    /// <summary>Whether a case begins with it; else it is only called, and what happened before is not known.</summary>
    public required bool IsEntry { get; init; }

    /// <summary>The elements left out because they have nothing to do with the question.</summary>
    public required int LeftOut { get; init; }
}

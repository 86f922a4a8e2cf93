using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;

namespace Workflows.Decisions.Dmn;

/// <summary>A decision with everything it rests on (DMN 6.2 and 10.4).</summary>
public sealed class DmnDecision
{
    private readonly Requirements.DecisionNode node;

    internal DmnDecision(Requirements.DecisionNode node) => this.node = node;

    public string Id => node.Id;

    public string Name => node.Name;

    /// <summary>The names of the input data that this decision and those it rests on ask for.</summary>
    public ImmutableArray<string> Inputs => node.AllInputs();

    /// <summary>
    /// What it can answer where it answers at all: where no rule speaks, or two of a table that lets one speak, the answer is null, and nobody is to go on with that.
    /// Of a decision that is no table of its own: anything.
    /// </summary>
    public AbstractValue Range => node.Logic?.Target is Logic.DecisionTable table ? table.Range() : AbstractValue.Anything;

    /// <summary>Evaluates the required decisions, then this one.</summary>
    /// <param name="inputs">Input data by name. An entry with the name of a required decision is taken for its value.</param>
    /// <param name="surroundings">The clock's answer, zones and limits.</param>
    public DecisionResult Evaluate(FeelContext inputs, FeelSurroundings? surroundings = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var session = new Requirements.Session(inputs, surroundings ?? FeelSurroundings.None);
        var value = session.ValueOf(node, asked: true);
        return new(value, session.MatchedIn(node.Id), session.Warnings) { Trace = session.Trace, Asked = session.AskedIn(node.Id) };
    }
}

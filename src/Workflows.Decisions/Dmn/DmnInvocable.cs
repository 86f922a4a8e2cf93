using System.Collections.Immutable;
using Workflows.Decisions.Dmn.Requirements;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Dmn;

/// <summary>A business knowledge model or a decision service: logic that is called with arguments.</summary>
public sealed class DmnInvocable
{
    private readonly Node node;

    internal DmnInvocable(Node node) => this.node = node;

    public string Id => node.Id;

    public string Name => node.Name;

    /// <summary>The parameters in order: for a decision service its input data, then its input decisions.</summary>
    public ImmutableArray<string> Parameters => node switch
    {
        ServiceNode service => [.. service.Inputs.Select(input => input.Name)],
        KnowledgeNode knowledge => knowledge.Parameters,
        _ => [],
    };

    /// <summary>Calls it; a parameter that the context does not name is null.</summary>
    public DecisionResult Invoke(FeelContext arguments, FeelSurroundings? surroundings = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var session = new Session(arguments, surroundings ?? FeelSurroundings.None);
        var value = session.ValueOf(node) is FeelValue.Function function
            ? session.Run.Guarded((run, _) => function.Value.Invoke(run, [.. Parameters.Select(name => arguments[name])]), null)
            : FeelValue.Nothing;
        foreach (var warning in session.Run.NewWarnings()) session.Warn(node, warning);
        return new(value, session.MatchedIn(node.Id), session.Warnings) { Trace = session.Trace, Asked = session.AskedIn(node.Id) };
    }
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Verification.Nets;

/// <summary>What a flow can say to the rest of the case: the legal events it may record, those it waits to be told of, and the errors that leave it.</summary>
internal sealed record Utterance(ImmutableHashSet<string> Says, ImmutableHashSet<string> Hears, ImmutableArray<string?> Throws)
{
    public static Utterance None { get; } = new([], [], []);
}

/// <summary>Works out what procedures and their parts can say, called procedures included, each under the constants it is called with.</summary>
internal sealed class Utterances(ProcedureSet procedures)
{
    private readonly Dictionary<string, Utterance> byCall = new(StringComparer.Ordinal);
    private readonly Dictionary<Decisions.Feel.FeelExpression, FeelQuestion> questions = new(ReferenceEqualityComparer.Instance);

    /// <summary>The expression as a question, made once.</summary>
    public FeelQuestion Ask(Decisions.Feel.FeelExpression expression)
    {
        if (!questions.TryGetValue(expression, out var question)) questions[expression] = question = new FeelQuestion(expression);
        return question;
    }

    public Utterance OfCall(FlowNode.CallActivity call)
    {
        if (!procedures.TryGetCurrent(call.Called, out var called)) return Utterance.None;
        var constants = Constants(call);
        var key = $"{call.Called}({string.Join(",", constants.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={string.Join("|", c.Value.Values)}"))})";
        if (byCall.TryGetValue(key, out var known)) return known;
        byCall[key] = Utterance.None; // a procedure that calls itself says what it says
        var all = Of(called.Process.Root, called.Process, constants);
        return byCall[key] = all with { Hears = all.Hears.Except(all.Says) }; // what it tells itself is its own business
    }

    /// <summary>The inputs whose values are told by the call itself, and which the called procedure leaves alone.</summary>
    public Dictionary<string, AbstractValue> Constants(FlowNode.CallActivity call)
    {
        var constants = new Dictionary<string, AbstractValue>(StringComparer.Ordinal);
        if (!procedures.TryGetCurrent(call.Called, out var called)) return constants;
        foreach (var input in call.Inputs)
        {
            var range = Ask(input.Value).ValueUnder(Unknowing.Instance);
            if (range.IsNamed && !Sets(called, input.Name)) constants[input.Name] = range;
        }
        return constants;
    }

    public Utterance Of(FlowScope scope, ProcessDefinition process, IReadOnlyDictionary<string, AbstractValue> constants) =>
        Of(scope.Nodes, process, constants);

    /// <summary>What some elements of one scope can say.</summary>
    public Utterance Of(IEnumerable<FlowNode> nodes, ProcessDefinition process, IReadOnlyDictionary<string, AbstractValue> constants)
    {
        var knowledge = new OfConstants(constants);
        var says = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var hears = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var throws = ImmutableArray.CreateBuilder<string?>();
        foreach (var node in nodes)
        {
            foreach (var emission in node.Info.Emits)
            {
                if (emission.When is null || Ask(emission.When).TruthUnder(knowledge).Allows(Decisions.Feel.FeelValue.True)) says.Add(emission.Event);
            }
            if (node is FlowNode.CatchEvent { Trigger: Trigger.Message { Spec: { ComesFromOutside: false } spec } }) hears.Add(spec.Name);
            if (node is FlowNode.EndEvent { Kind: EndKind.Error } end) throws.Add(end.ErrorCode);
            var inner = node switch
            {
                FlowNode.SubProcess sub => Of(sub.Body, process, constants),
                FlowNode.CallActivity call => OfCall(call),
                _ => Utterance.None,
            };
            says.UnionWith(inner.Says);
            hears.UnionWith(inner.Hears);
            if (!inner.Throws.IsEmpty) throws.AddRange(inner.Throws.Where(code => !Caught(process, node.Id, code)));
        }
        return new(says.ToImmutable(), hears.ToImmutable(), [.. throws.Distinct()]);
    }

    private static bool Caught(ProcessDefinition process, string activity, string? code) =>
        process.ScopeOf(activity).BoundariesOf(activity).Any(b => b.Trigger is Trigger.Error e && (e.Code is null || e.Code == code));

    private static bool Sets(Procedure procedure, string name) => Assignments.NamesSet(procedure).Contains(name);

    /// <summary>Knows constants, and nothing else.</summary>
    private sealed class OfConstants(IReadOnlyDictionary<string, AbstractValue> constants) : IFeelKnowledge
    {
        public AbstractValue Of(string path) => constants.TryGetValue(path, out var range) ? range : AbstractValue.Anything;

        public AbstractValue Of(FeelAtom atom) => AbstractValue.Either;
    }
}

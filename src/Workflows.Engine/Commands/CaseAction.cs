using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Commands;

/// <summary>What an action may look at.</summary>
/// <param name="Inputs">The values of its <c>law:input</c> mappings.</param>
/// <param name="Scope">What an expression sees at the element: variables, facts, deadlines.</param>
public sealed record ActionInput(
    string Element, FeelContext Inputs, FeelContext Scope, CaseState State, Procedure Procedure, CommandContext Context)
{
    /// <summary>How the numbers of a series are written, such as <c>示应急罚〔{year}〕{n}号</c>.</summary>
    public ImmutableSortedDictionary<string, string> NumberPatterns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>What an action gives back: values for <c>law:output</c>, documents and numbers made, effects, claims; or a refusal.</summary>
public sealed record ActionResult(
    FeelContext Outputs, ImmutableArray<CaseDocument> Documents, ImmutableSortedDictionary<string, string> Numbers,
    ImmutableArray<Effect> Effects, ImmutableArray<Claim> Claims, Bilingual? Refusal)
{
    public static ActionResult Of(FeelContext outputs) =>
        new(outputs, [], ImmutableSortedDictionary<string, string>.Empty, [], [], null);

    public static ActionResult Refused(Bilingual why) => Of(FeelContext.Empty) with { Refusal = why };
}

/// <summary>A pure function that a service task names: it runs inside the command, so that the next task is there when the page returns.</summary>
public delegate ActionResult CaseAction(ActionInput input);

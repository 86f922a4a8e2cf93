using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;

namespace Workflows.Enforcement.Rehearsals;

/// <summary>A message that arrives in a rehearsal.</summary>
/// <param name="On">The day on which it is recorded, or null while it is not its time.</param>
/// <param name="Answers">Answers that differ from the usual ones.</param>
public sealed record ScenarioMessage(string Name, Func<CaseState, DateOnly?> On, FeelContext Answers);

/// <summary>How a rehearsed case differs from the usual one: other answers, people who wait, messages that arrive.</summary>
public sealed record Scenario(string Name)
{
    /// <summary>By the element of a task: answers that differ from the usual ones.</summary>
    public ImmutableDictionary<string, Func<CaseState, FeelContext>> Answers { get; init; } =
        ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty;

    /// <summary>By the element of a task: the first day on which somebody does it; null leaves it undone.</summary>
    public ImmutableDictionary<string, Func<CaseState, DateOnly?>> NotBefore { get; init; } =
        ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty;

    public ImmutableArray<ScenarioMessage> Messages { get; init; } = [];
}

/// <summary>What a person does next in a rehearsal.</summary>
public abstract record Move(string Actor, FeelContext Answers)
{
    public sealed record Complete(WaitingTask Task, string Actor, FeelContext Answers) : Move(Actor, Answers);

    public sealed record Deliver(ExpectedMessage Message, string Actor, FeelContext Answers) : Move(Actor, Answers);
}

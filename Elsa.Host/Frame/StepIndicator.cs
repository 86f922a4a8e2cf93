using System.Collections.Immutable;

namespace Elsa.Host.Frame;

/// <summary>The stages of something with an order, and where it stands. Partial <c>_Steps</c>.</summary>
/// <param name="Title">What the stages belong to, for readers who do not see them: "办理阶段".</param>
/// <param name="Steps">In their order.</param>
internal sealed record StepIndicator(string Title, ImmutableArray<Step> Steps)
{
    /// <summary>The steps in which something stands; several where they run side by side.</summary>
    public ImmutableArray<Step> Standing => [.. Steps.Where(step => step.State is StepState.Current or StepState.Waiting or StepState.Returned)];
}

/// <summary>One stage; the note says who holds it, a date, a round, or is null.</summary>
internal sealed record Step(string Title, StepState State, string? Note = null);

internal enum StepState
{
    Done,
    Current,

    /// <summary>Waits for somebody outside: the party, the police, a date.</summary>
    Waiting,

    /// <summary>Is to be done again.</summary>
    Returned,
    NotReached,
}

using Workflows.Engine.Commands;

namespace Workflows.Conformance.Osha;

/// <summary>Something recorded that the engine refused.</summary>
/// <param name="What">The step, and the recorded day or value that was refused.</param>
/// <param name="On">The simulated day on which it was tried.</param>
internal sealed record Refusal(string What, DateOnly On, Rejection Why);

namespace Workflows.Engine.People;

/// <summary>
/// A person acts in another's place, in one of his roles, for a period, by a writing. What he does under it says so, and counts for both.
/// It is not handed on: a delegated role is delegated by nobody but its holder.
/// </summary>
/// <param name="Id">The number of its record.</param>
/// <param name="Principal">The account in whose place he acts.</param>
/// <param name="Deputy">The account that acts.</param>
/// <param name="Role">The one role that it covers.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Document">The number or title of the writing.</param>
public sealed record Delegation(string Id, string Principal, string Deputy, string Role, DateOnly From, DateOnly To, string Document)
{
    /// <summary>The day on which it was ended early, and from which on it no longer counts; null while it runs its period.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool IsInForce(DateOnly on) => From <= on && on <= To && !(EndedOn <= on);
}

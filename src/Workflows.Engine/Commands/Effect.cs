using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;

namespace Workflows.Engine.Commands;

/// <summary>What the world should do because of a command: the core says it, the shell does it after the commit.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A mail and a message in the application, once per recipient.</summary>
    /// <param name="Identity">Stable within the case, such as <c>publish-system#1/after-1</c>.</param>
    /// <param name="Kind">What it is about: <c>reminder</c>, <c>escalation</c>, <c>date-changed</c>, <c>handed-back</c>.</param>
    /// <param name="People">Those of the roles' holders who already acted in the case and so are meant; empty means every holder.</param>
    public sealed record Mail(
        string Identity, string Kind, ImmutableArray<string> Roles, ImmutableDictionary<string, ImmutableArray<string>> People,
        Bilingual Title, FeelContext Data) : Effect
    {
        /// <summary>Whose holders of the roles come first; null means the unit that handles the case.</summary>
        public string? Unit { get; init; }

        /// <summary>Those who have it in hand: they come before the roles. Empty where no open task would settle it.</summary>
        public ImmutableArray<Doer> Doers { get; init; } = [];
    }

    /// <summary>A file to keep under the hash of its content.</summary>
    public sealed record KeepFile(string Hash, string MediaType, string Content) : Effect;
}

/// <summary>Who has an open task.</summary>
/// <param name="Person">Who took it; null while it waits for somebody to take it.</param>
/// <param name="Roles">To whom it is given.</param>
public sealed record Doer(string? Person, ImmutableArray<string> Roles);

/// <summary>What one case cannot decide alone; a unique key inserted with the commit.</summary>
public abstract record Claim
{
    private Claim() { }

    /// <summary>Takes the offered number of a series; the commit fails if it is no longer the next.</summary>
    public sealed record Number(string Series, int Value) : Claim;

    /// <summary>A key that no other case may hold, such as a clue already filed.</summary>
    public sealed record Unique(string Kind, string Key) : Claim;
}

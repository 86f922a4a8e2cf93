using System.Collections.Immutable;

namespace Workflows.Engine.Verification.Nets;

/// <summary>What a net is compiled for.</summary>
/// <param name="Procedure">The id of the procedure that is verified.</param>
/// <param name="IsEntry">Whether a case begins with it.</param>
/// <param name="Events">The legal events that are followed; what can record none of them and does nothing else to the question is left out.</param>
internal sealed record NetQuestion(string Procedure, bool IsEntry, ImmutableHashSet<string> Events)
{
    /// <summary>Whether the sub-processes and parallel branches of the procedure itself all stay in, as its soundness asks.</summary>
    public bool IsOfStructure { get; init; }

    /// <summary>Internal messages whose waiting matters: a call that waits for one is looked into.</summary>
    public ImmutableHashSet<string> Waits { get; init; } = [];

    /// <summary>Side branches of the procedure itself that stay in, by the id of the event that begins them.</summary>
    public ImmutableHashSet<string> Keeps { get; init; } = [];
}

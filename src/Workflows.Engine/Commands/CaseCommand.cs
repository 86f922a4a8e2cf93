using Workflows.Decisions.Feel;

namespace Workflows.Engine.Commands;

/// <summary>Everything that somebody may ask of a case. Accepted whole or refused whole.</summary>
public abstract record CaseCommand(CommandContext Context)
{
    /// <summary>Opens a case with a procedure. A case that exists already stays as it is: a redelivery.</summary>
    public sealed record StartCase(string Procedure, FeelContext Answers, CommandContext Context) : CaseCommand(Context)
    {
        /// <summary>The start event that sets it off, where a message or a timer does; null means the none start event.</summary>
        public string? By { get; init; }
    }

    public sealed record ClaimTask(int Node, CommandContext Context) : CaseCommand(Context);

    public sealed record ReleaseTask(int Node, CommandContext Context) : CaseCommand(Context);

    /// <summary>Gives the tasks that a person took back to the roles, and tells the head of his unit: before an account is closed.</summary>
    /// <param name="Person">Who leaves.</param>
    public sealed record HandBackTasks(string Person, CommandContext Context) : CaseCommand(Context);

    public sealed record CompleteTask(int Node, FeelContext Answers, CommandContext Context) : CaseCommand(Context);

    /// <param name="Node">The waiting event that is meant; null means the innermost of that name.</param>
    public sealed record DeliverMessage(string Name, int? Node, FeelContext Answers, CommandContext Context) : CaseCommand(Context);

    /// <summary>Fires a timer that is due. A timer that is gone, or not due, changes nothing.</summary>
    public sealed record FireTimer(string Timer, CommandContext Context) : CaseCommand(Context);
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;

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

    /// <summary>Stops a deadline on a ground that its rule names, or records that it had stopped for a while.</summary>
    /// <param name="Ground">The id of the ground.</param>
    /// <param name="From">The first day that does not count.</param>
    /// <param name="Until">The last of them; null while it goes on.</param>
    /// <param name="Document">The proof: a file of the case.</param>
    public sealed record SuspendDeadline(
        string Key, string Ground, DateOnly From, DateOnly? Until, string Reason, string Document, CommandContext Context) : CaseCommand(Context);

    /// <param name="Until">The last day that does not count.</param>
    public sealed record ResumeDeadline(string Key, DateOnly Until, string Document, CommandContext Context) : CaseCommand(Context);

    /// <param name="Count">How much is added, in the unit of the rule's cap.</param>
    public sealed record ExtendDeadline(string Key, int Count, string Reason, string Document, CommandContext Context) : CaseCommand(Context);

    /// <summary>Puts another legal day in the place of the one that was recorded with a fact.</summary>
    /// <param name="Fact">The number of the fact in the case.</param>
    /// <param name="Time">The time of day, where hours count from it; null keeps the day's beginning.</param>
    public sealed record CorrectFact(long Fact, DateOnly On, TimeOnly? Time, string Reason, string Document, CommandContext Context) : CaseCommand(Context)
    {
        /// <summary>The numbers of facts that the same act recorded, and that get the same day.</summary>
        public ImmutableArray<long> Also { get; init; } = [];

        /// <summary>The acts that it puts out of the order in which they were recorded, as its maker saw them and says that the days are true; others were not seen.</summary>
        public ImmutableArray<ActPair> OrderSeen { get; init; } = [];
    }

    /// <summary>Works the open deadlines out afresh by the calendar, or the rules, in force. A case in which nothing moves stays as it is.</summary>
    /// <param name="Version">Of the calendar, or the rules, that two people approved; where another is in force, it is refused.</param>
    public sealed record ApplyChange(string Change, MoveCause Cause, string Version, string ProposedBy, string ApprovedBy, CommandContext Context) : CaseCommand(Context);
}

using Workflows.Engine.Cases;
using Workflows.Engine.People;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Changes;

/// <summary>A new calendar, or new rules, for the deadlines that run: proposed by one person, approved by another, then applied case by case.</summary>
/// <param name="Subject">The calendar's id; <c>rules</c> for the rules.</param>
/// <param name="Text">The file of the calendar; empty for rules, which lie in <c>workflows/</c>.</param>
/// <param name="Preview">What it would move, as it was worked out after the proposal.</param>
public sealed record DeadlineChange(
    string Id, MoveCause Cause, string Subject, string FromVersion, string Version, string Text, string Reason, ChangePreview Preview,
    string ProposedBy, DateTimeOffset ProposedAt)
{
    /// <summary>The second person; null while it is only proposed.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it came into force.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>How far it has got: the last case that was done; null before the first.</summary>
    public CaseId? LastCase { get; init; }

    /// <summary>How many cases were looked at so far, those that it leaves as they are included.</summary>
    public int CasesDone { get; init; }

    /// <summary>How many deadlines moved so far, as the cases themselves committed it.</summary>
    public int DeadlinesMoved { get; init; }

    /// <summary>When it was done, or given up; null while it is proposed or goes on.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The version that came into force before it was approved, or before every case was done, so that the rest were spared; null where none did.</summary>
    public string? OvertakenBy { get; init; }

    /// <summary>The calendar that was in force when the product first looked: nobody changed anything.</summary>
    public static DeadlineChange First(LegalCalendar calendar, string text)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var then = DateTimeOffset.UnixEpoch; // before every change that people make
        return new($"first-{calendar.Id}", MoveCause.Calendar, calendar.Id, "", calendar.Version, text, "", ChangePreview.None, Person.System.Id, then)
        {
            ApprovedBy = Person.System.Id, ApprovedAt = then, FinishedAt = then,
        };
    }
}

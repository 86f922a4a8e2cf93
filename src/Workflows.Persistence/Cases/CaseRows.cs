using Workflows.Enforcement.Projections;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.Cases;

/// <summary>Projections as rows.</summary>
internal static class CaseRows
{
    public static CaseRow Of(CaseSummary summary, long version, string head, DateTimeOffset at) => new()
    {
        Id = summary.Case, Number = summary.Number, Procedure = summary.Procedure, Title = summary.Title, PartyKind = summary.PartyKind, Stage = Words.Of(summary.Stages),
        Status = summary.IsEnded ? CaseStatus.Ended : CaseStatus.Running, EndedAt = summary.EndedAt, OpenedOn = summary.OpenedOn,
        Version = version, HeadHash = head, NextKey = summary.Next?.Key, NextTitleZh = summary.Next?.Title.Zh, NextTitleEn = summary.Next?.Title.En,
        NextTarget = summary.Next?.Target, NextDue = summary.Next?.Due, Officers = Words.Of(summary.Officers), UpdatedAt = at,
    };

    public static TaskRow Of(CaseId id, TaskSummary task) => new()
    {
        CaseId = id, Node = task.Node, Procedure = task.Procedure, Element = task.Element, TitleZh = task.Title.Zh, TitleEn = task.Title.En,
        Roles = Words.Of(task.Roles), Duty = task.Duty, Form = task.Form, DeadlineKey = task.Deadline?.Key, Target = Dated(task)?.Target, Due = Dated(task)?.Due,
        OpenedAt = task.OpenedAt, ClaimedBy = task.ClaimedBy, IsAgain = task.IsAgain,
    };

    // One that stands still has no date to work towards.
    private static DeadlineEntry? Dated(TaskSummary task) => task.Deadline is { OpenSpell: null } entry ? entry : null;

    public static DeadlineRow Of(CaseId id, DeadlineEntry entry) => new()
    {
        CaseId = id, Key = entry.Key, Round = entry.Round, TitleZh = entry.Title.Zh, TitleEn = entry.Title.En, Owner = entry.Owner, Law = entry.Law,
        Means = entry.Means, Status = entry.Status, Anchor = entry.Dates.Anchor, Target = entry.Target, Due = entry.Due, DueAt = entry.Dates.DueAt,
        MetOn = entry.MetOn, IsOpen = entry.IsOpen, IsLate = entry.IsLate, IsProvisional = entry.Dates.IsProvisional,
    };

    public static TimerRow Of(CaseId id, CaseTimer timer, DateTimeOffset dueAt) => new() { CaseId = id, Timer = timer.Id, DueAt = dueAt };
}

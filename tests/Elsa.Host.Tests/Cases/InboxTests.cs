using Elsa.Host.Casework;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Tests.Cases;

/// <summary>How the inbox sorts: Friday 2026-03-06, with an ordinary weekend after it.</summary>
public sealed class InboxTests
{
    private static readonly DateTimeOffset s_friday = new(2026, 3, 6, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly LegalCalendar s_weeks = new("test", new("测试", "Test"), "1", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [],
        [new(2026, [], [], [])]);

    public static TheoryData<string?, string?, bool, string> Tasks => new()
    {
        { "2026-03-05", "2026-03-05", false, nameof(Urgency.Overdue) },
        { "2026-03-06", "2026-03-06", false, nameof(Urgency.Today) },
        { "2026-03-06", "2026-03-08", false, nameof(Urgency.Today) },   // the law's last day is a Sunday
        { "2026-03-11", "2026-03-11", true, nameof(Urgency.Soon) },     // three working days on, over the weekend
        { "2026-03-12", "2026-03-12", false, nameof(Urgency.Later) },
        { "2026-03-12", "2026-03-12", true, nameof(Urgency.Returned) },
        { null, null, false, nameof(Urgency.Later) },
        { null, null, true, nameof(Urgency.Returned) },
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_stands_where_its_deadline_puts_it(string? target, string? due, bool again, string expected)
    {
        var group = Assert.Single(TaskGroup.Of([Task(target, due, again)], s_friday, s_weeks));

        Assert.Equal(expected, group.Urgency.ToString());
        Assert.Equal(target is null, group.Lines.Single().Lamp is null);
    }

    [Fact]
    public void The_most_urgent_come_first_and_empty_groups_are_left_out()
    {
        var groups = TaskGroup.Of([Task(null, null, false), Task("2026-03-05", "2026-03-05", false), Task("2026-03-04", "2026-03-04", false)], s_friday, s_weeks);

        Assert.Equal([(Urgency.Overdue, 2), (Urgency.Later, 1)], groups.Select(g => (g.Urgency, g.Lines.Length)));
    }

    [Theory]
    [InlineData("2026-03-07T09:30", "Near 24 Hour", nameof(Urgency.Soon))] // tomorrow, a Saturday
    [InlineData("2026-03-06T09:00", "Overdue 1 Hour", nameof(Urgency.Overdue))]
    public void A_deadline_in_hours_is_told_by_its_hour(string end, string lamp, string urgency)
    {
        var at = DateTimeOffset.Parse(end + ":00+08:00", System.Globalization.CultureInfo.InvariantCulture);
        var task = TaskOf(end[..10], end[..10], false) with { DueAt = at };

        var group = Assert.Single(TaskGroup.Of([new(task, TaskGroup.LampOf(task, s_friday, s_weeks))], s_friday, s_weeks));

        Assert.Equal(urgency, group.Urgency.ToString());
        var shown = group.Lines.Single().Lamp!;
        Assert.Equal(lamp, $"{shown.State} {shown.Amount} {shown.Unit}");
    }

    private static InboxLine Task(string? target, string? due, bool again)
    {
        var task = TaskOf(target, due, again);
        return new(task, TaskGroup.LampOf(task, s_friday, s_weeks));
    }

    private static InboxTask TaskOf(string? target, string? due, bool again) => new(
        CaseId.Parse("c-1"), null, "", [], 1, "penalty", "step", new("步骤", "Step"), ["case-officer"], null, null, null,
        Day(target), Day(due), s_friday, null, again);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

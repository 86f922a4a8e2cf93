using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Persistence.Tests.Samples;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    [Fact]
    public async Task The_rows_of_a_running_case_tell_what_a_new_calendar_does_to_it_as_the_case_itself_does()
    {
        var state = await AppendAsync(SampleCase.Opened());
        state = await AppendAsync(state.Then(
            new CaseEvent.DeadlineSuspended("decide", 1, new(SampleCase.Today.AddDays(1), SampleCase.Today.AddDays(2), "appraisal", new("鉴定", "Appraisal"), "法", "委托检测", "proof")),
            new CaseEvent.DeadlineExtended("decide", 1, new(Workflows.Statute.Periods.Period.Parse("2 days"), "法", SampleCase.Today, "head", "疑难", "proof"))));
        var calendar = new Workflows.Statute.Calendars.LegalCalendar("cn", new("试", "Test"), "another", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);
        CommandContext context = new(SampleCase.Noon, SampleCase.Today, Person.System, ImmutableDictionary<string, Person>.Empty, ImmutableDictionary<string, int>.Empty);

        var read = Assert.Single(await Db.Changes.RunningCasesAsync(null, 10, None));

        var (fromRow, fromCase) = (Assert.Single(read.Open!.Value), state.Record.Deadline("decide")!);
        Assert.Equal((fromCase.Name, fromCase.Due, fromCase.Target, fromCase.RuleVersion, fromCase.Status), (fromRow.Name, fromRow.Due, fromRow.Target, fromRow.RuleVersion, fromRow.Status));
        Assert.Equal(fromCase.Spells.ToArray(), fromRow.Spells.ToArray());
        var (planned, expected) = (ChangeApplication.ByCalendar(fromRow, calendar, OwnSources.None, context)!, ChangeApplication.ByCalendar(fromCase, calendar, OwnSources.None, context)!);
        Assert.Equal((expected.Dates.Due, expected.Dates.Target, expected.IsEarlier, expected.IsOverdue), (planned.Dates.Due, planned.Dates.Target, planned.IsEarlier, planned.IsOverdue));
        Assert.NotEqual(fromCase.Due, planned.Dates.Due);
    }

    [Fact]
    public async Task A_case_whose_rows_an_older_version_wrote_has_to_be_read()
    {
        await AppendAsync(SampleCase.Opened());
        await using (var db = Db.Database.Open()) await db.Database.ExecuteSqlRawAsync("DELETE FROM deadline_reckonings");
        Assert.Null(Assert.Single(await Db.Changes.RunningCasesAsync(null, 10, None)).Open);
    }

    [Fact]
    public async Task A_deadline_that_stands_still_says_so_on_the_board_and_has_no_timer()
    {
        var state = await AppendAsync(SampleCase.Opened());
        var spell = new Workflows.Statute.Deadlines.SuspendedSpell(SampleCase.Today.AddDays(1), null, "appraisal", new("鉴定", "Appraisal"), null, "委托检测", "proof");
        state = await AppendAsync(state.Then(new CaseEvent.DeadlineSuspended("decide", 1, spell)));

        var entry = Assert.Single((await Db.Queries.BoardAsync(new(2026, 12, 31), null, 0, 10, None)).Items);
        Assert.Equal((DeadlineStatus.Suspended, true), (entry.Deadline.Status, entry.Deadline.IsOpen));
        Assert.Null(await Db.Store.NextDueAsync(None));

        await AppendAsync(state.Then(new CaseEvent.DeadlineResumed("decide", 1, SampleCase.Today.AddDays(3), "proof")));
        Assert.NotNull(await Db.Store.NextDueAsync(None));
        Assert.Equal(SampleCase.Today.AddDays(3), (await Db.AnotherStore().LoadAsync(SampleCase.Id(), None)).Record.Deadline("decide")!.Spells[0].Until);
    }
}

using System.Globalization;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;
using Workflows.TestKit.Files;
using Workflows.TestKit.Running;

namespace Workflows.Runtime.Tests.Law;

/// <summary>Working days as another program counts them: the npm package chinese-days, whose data was compiled by others.</summary>
public sealed class ChineseDaysTests
{
    private const int First = 2020;
    private const int Last = 2026;

    [Fact]
    public async Task Every_day_of_2020_to_2026_is_a_working_day_or_not_for_both_and_seven_working_days_end_on_the_same_day()
    {
        await NodePackages.EnsureInstalledAsync();
        var calendar = CalendarReader.Read("cn", "cn.yaml", await File.ReadAllTextAsync(SourceTree.Combine("workflows", "calendars", "cn.yaml")), null).Value!;
        var days = 0;
        await using var node = TetheredProcess.Start(new("node",
            [
                SourceTree.Combine("tests", "Workflows.Runtime.Tests", "Law", "working-days.cjs"), SourceTree.Combine("tests", "node_modules", "chinese-days"), $"{First}", $"{Last}",
            ]) { Install = "nodejs npm" });
        await node.SucceedAsync();
        var lines = node.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var day = new DateOnly(First, 1, 1); day.Year <= Last; day = day.AddDays(1), days++)
        {
            var said = lines[days];
            Assert.StartsWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), said, StringComparison.Ordinal);
            var (works, seventh) = (said.Split(' ')[1] == "1", said.Split(' ')[2]);
            Assert.True(works == calendar.IsWorkingDay(day), $"{said}, but the calendar has {calendar.KindOf(day)}");
            if (seventh == "-") continue; // beyond the last year
            var due = DeadlineCalculator.Compute(DeadlineOwner.Agency, new Period(7, PeriodUnit.WorkingDays), null, day, calendar.StartOf(day), calendar).Due;
            Assert.Equal(seventh, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        Assert.Equal(2557, days);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Workflows.EndToEnd.Tests.Demo;

public sealed partial class DemoTests(TwoDemos demos) : IClassFixture<TwoDemos>
{
    [Fact]
    public void Two_runs_print_the_same_byte_for_byte()
    {
        Assert.True(demos.First.ExitCode == 0, demos.First.Everything);
        Assert.Equal(demos.First.Output, demos.Second.Output);
        Assert.Equal(0, demos.Second.ExitCode);
    }

    [Fact]
    public void The_folder_is_named_on_standard_error_and_not_in_the_output()
    {
        Assert.Contains(demos.FirstFolder, demos.First.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(demos.FirstFolder, demos.First.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_are_in_the_order_of_time_case_and_number()
    {
        var order = demos.Lines.OrderBy(l => l.At).ThenBy(l => l.Case, StringComparer.Ordinal).ThenBy(l => l.Seq);

        Assert.Equal(order, demos.Lines);
        Assert.All(demos.Lines.GroupBy(l => l.Case), of => Assert.Equal(Enumerable.Range(1, of.Count()), of.Select(l => l.Seq)));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)), demos.Lines[0].At);
    }

    [Fact]
    public void The_last_line_counts_what_was_printed_and_mailed()
    {
        Assert.Matches("^cases=4 events=[0-9]+ tasks=[0-9]+ timers=[0-9]+ mails=[0-9]+ late=[0-9]+$", demos.Summary);
        var counts = Count().Matches(demos.Summary).ToDictionary(m => m.Groups["name"].Value, m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture));

        Assert.Equal(demos.Lines.Select(l => l.Case).Distinct().Count(), counts["cases"]);
        Assert.Equal(demos.Lines.Count, counts["events"]);
        Assert.Equal(demos.Lines.Count(l => l.Kind == "task-completed"), counts["tasks"]);
        Assert.Equal(demos.Lines.Count(l => l.Kind == "timer-fired"), counts["timers"]);
        Assert.Equal(Directory.GetFiles(Path.Combine(demos.FirstFolder, "outbox"), "*.eml").Length, counts["mails"]);
        Assert.Equal(Late(), counts["late"]);
        Assert.All(counts.Values, count => Assert.InRange(count, 1, int.MaxValue));
    }

    [Theory]
    [InlineData("demo-1", "hearing.requested", "decision.made")]
    [InlineData("demo-2", "decision.made", "case.closed")]
    [InlineData("demo-3", "publication.released-on-portal", "case.closed")]
    [InlineData("demo-4", "referral.handed-over", "police.filed")]
    public void Every_case_takes_the_way_that_it_is_there_to_show(string @case, string first, string then)
    {
        var facts = demos.Lines.Where(l => l.Case == @case && l.Kind == "fact-recorded").Select(l => l.Event.Split(' ')[1]).ToList();

        Assert.Contains(first, facts);
        Assert.Contains(then, facts.Skip(facts.IndexOf(first)));
        Assert.Contains(demos.Lines, l => l.Case == @case && l.Kind == "case-ended");
    }

    [Fact]
    public void The_missed_publication_escalates_to_the_supervision_office()
    {
        var missed = demos.Lines.Where(l => l.Case == "demo-3" && l.Kind == "deadline-missed").Select(l => l.Deadline).ToList();
        var mailed = Directory.GetFiles(Path.Combine(demos.FirstFolder, "outbox")).Select(f => Path.GetFileName(f)!).ToList();

        foreach (var deadline in new[] { "publish-system", "publish-portal" })
        {
            Assert.Contains($"{deadline}#1", missed);
            Assert.Contains($"demo-3_{deadline}_1_after-3_supervisor.eml", mailed);
        }
    }

    /// <summary>Agency deadlines that the lines tell as missed or met late; whose a deadline is stands in the database.</summary>
    private int Late()
    {
        var missed = demos.Lines.Where(l => l.Kind == "deadline-missed" || (l.Kind == "deadline-met" && l.Event.EndsWith(" late", StringComparison.Ordinal)));
        using var database = new SqliteConnection($"Data Source={Path.Combine(demos.FirstFolder, "workflows.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT case_id || '/' || key || '#' || round FROM deadlines WHERE owner = 'agency'";
        using var rows = command.ExecuteReader();
        var agency = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read()) agency.Add(rows.GetString(0));
        return missed.Select(l => $"{l.Case}/{l.Deadline}").Where(agency.Contains).Distinct().Count();
    }

    [GeneratedRegex("(?<name>[a-z]+)=(?<count>[0-9]+)")]
    private static partial Regex Count();
}

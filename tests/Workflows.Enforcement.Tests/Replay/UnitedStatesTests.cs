using System.Collections.Immutable;
using System.Globalization;
using Workflows.Conformance.Osha;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Replay;

/// <summary>The law is data: the same procedures under the OSH Act, which stands in files, on the history that was made under it.</summary>
public sealed class UnitedStatesTests
{
    [Fact]
    public void The_extract_is_replayed_with_fifteen_working_days_and_a_case_that_is_still_open()
    {
        var (exit, output, errors) = Replaying.Run(Replaying.Extract, ruleSet: Replaying.UsOsha);

        Assert.True(exit == 0, errors);
        Assert.Equal("rows=23 cited=21 decided=20 hearings=8 refused=4 open=1 stuck=0", output[^1]);
        Assert.Equal(["row 5 (line 6)", "row 6 (line 7)", "row 12 (line 13)", "row 13 (line 14)"], output.Where(l => l.Contains("refused:", StringComparison.Ordinal)).Select(l => l[..l.IndexOf(')', StringComparison.Ordinal)] + ")"));
        Assert.Contains("row 23 (line 24) open: no decision is recorded | OSH Act section 10(c), 29 U.S.C. 659(c)", output);
    }

    // Counted from the file alone by another program: contested within fifteen working days of the notice, later, and in time without a final order.
    [Fact]
    [Trait("Needs", "shared-data")]
    public void The_whole_file_agrees_with_an_independent_count()
    {
        var (exit, output, errors) = Replaying.Run(Path.Combine(PublicDataSets.Folder("osha"), "violations.csv"), ruleSet: Replaying.UsOsha);

        Assert.True(exit == 0, errors);
        Assert.Equal("rows=527 cited=372 decided=362 hearings=110 refused=70 open=10 stuck=0", output[^1]);
        Assert.Equal(9, output.Count(l => l.Contains("recorded: window.waived", StringComparison.Ordinal)));
        Assert.Equal(70, output.Count(l => l.Contains("| rule us-10a | OSH Act section 10(a), 29 U.S.C. 659(a) |", StringComparison.Ordinal)));
    }

    // The notice of Thursday 17 May 2012: Memorial Day is no working day, so the fifteenth is Friday 8 June.
    [Theory]
    [InlineData("2012-06-08", true)]
    [InlineData("2012-06-11", false)]
    public void A_citation_is_contested_within_fifteen_working_days_whatever_its_amount(string contest, bool heard)
    {
        var played = Play(("issuance_date", "2012-05-17"), ("contest_date", contest), ("final_order_date", "2012-12-20"));

        Assert.Equal(heard, played.WasHeard);
        Assert.Equal(heard ? [] : [$"us-10a hearing.requested dated {contest}"], played.Refused());
        Assert.Equal(new DateOnly(2012, 12, 20), played.State.Record.Last("decision.made")?.On);
    }

    [Fact]
    public void A_contest_in_time_without_a_final_order_stays_open_and_is_not_stuck()
    {
        var played = Play(("issuance_date", "2012-05-17"), ("contest_date", "2012-05-30"), ("initial_penalty", "280"));

        Assert.Equal((true, true, null), (played.IsOpen, played.WasHeard, played.StuckAt));
        Assert.False(played.State.IsEnded);
        Assert.False(played.IsDecided);
    }

    [Fact]
    public void A_contest_out_of_time_without_a_final_order_leaves_the_citation_an_order_when_the_window_is_over()
    {
        var played = Play(("issuance_date", "2012-05-17"), ("contest_date", "2012-07-02"), ("initial_penalty", "280"));

        Assert.False(played.IsOpen);
        Assert.Equal(["us-10a hearing.requested dated 2012-07-02"], played.Refused());
        Assert.True(played.IsDecided);
    }

    [Theory]
    [InlineData("2012-05-17")] // the day of the notice itself
    [InlineData("2012-05-25")]
    [InlineData("2012-06-08")] // the last day of the window
    public void A_final_order_inside_the_window_of_an_uncontested_citation_is_a_waiver_of_that_day(string ordered)
    {
        var played = Play(("issuance_date", "2012-05-17"), ("final_order_date", ordered), ("initial_penalty", "280"));

        Assert.Empty(played.Refusals);
        var day = DateOnly.ParseExact(ordered, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal((day, day), (played.State.Record.Last("window.waived")!.On, played.State.Record.Last("decision.made")!.On));
    }

    [Theory]
    [InlineData("2012-06-11", null)] // after the window nothing had to be given up
    [InlineData("2012-05-16", null)] // before the notice there was nothing to give up
    [InlineData("2012-05-25", "2012-07-02")] // contested, though out of time: not given up
    [InlineData("2012-05-25", "2012-05-30")]
    public void No_other_final_order_is_a_waiver(string ordered, string? contest)
    {
        var played = Play(("issuance_date", "2012-05-17"), ("final_order_date", ordered), ("contest_date", contest ?? ""));

        Assert.Null(played.State.Record.Last("window.waived"));
        Assert.True(played.IsDecided);
    }

    [Fact]
    public void The_same_row_at_home_is_no_waiver_and_decided_when_the_window_is_over()
    {
        var played = Replaying.Play(("issuance_date", "2012-05-17"), ("final_order_date", "2012-05-18"), ("initial_penalty", "280"));

        Assert.Null(played.State.Record.Last("window.waived"));
        Assert.Equal(new DateOnly(2012, 5, 25), played.State.Record.Last("decision.made")?.On);
    }

    [Fact]
    public void There_is_no_term_for_the_decision_no_clock_of_publication_and_no_surcharge()
    {
        var law = Replaying.UnitedStates.World.Law;
        var played = Play(("issuance_date", "2012-05-17"), ("final_order_date", "2013-12-20"), ("initial_penalty", "280"));

        Assert.Equal(["decision", "publish-system"], law.NotSet.Select(d => d.Key).Intersect(["decision", "publish-system", "publish-portal"]).Order());
        Assert.Contains(law.Constraints, c => c is { No: "us-17-surcharge", Template: Statute.Order.ConstraintTemplate.Occurs { Kind: Statute.Order.Occurrence.Absence, Event: "surcharge.decided" } });
        Assert.DoesNotContain(played.State.Record.Register, d => d.Key is "decision" or "publish-system" or "publish-portal");
        Assert.DoesNotContain(played.State.Record.Register, d => d.Law.Contains('法', StringComparison.Ordinal));
        Assert.True(played.State.IsEnded);
    }

    [Theory]
    [InlineData("message: window.waived", "message: window.waved", "error LAW0004: Expected an event of the vocabulary, but got 'window.waved'.")]
    [InlineData("row.finalOrderOn = null", "row.finalOrder = null", "after 'row.', but got 'finalOrder'.")]
    [InlineData("calendar: us-federal", "calendar: us", "calendars/us.yaml(0,0): error FILE0006")]
    [InlineData("title:", "titel:", "error LAW0001: Expected one of calendar, history, title for a rule set, but got 'titel'.")]
    public void A_slip_in_the_manifest_is_told(string right, string wrong, string expected)
    {
        using var folder = Copy();
        Write(folder, "ruleset.yaml", File.ReadAllText(folder.Combine("ruleset.yaml")).Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(Findings(folder), f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("penalty/law.yaml", "period: 15 working days", "period: 15", "/penalty/law.yaml(")]
    [InlineData("penalty/law.yaml", "  \"*\": { none: The Act sets no other terms for the steps of the agency, law: \"OSH Act, 29 U.S.C. 651 and following\" }\n  decision: { none", "  decison: { none", "PROC0021: report: Expected a deadline of a law.yaml, but there is no 'decision'.")]
    [InlineData("penalty/law.yaml", "law: \"OSH Act section 10, 29 U.S.C. 659\" }", "}", "Expected 'law', the article, for there being no 'decision'")]
    [InlineData("calendars/us-federal.yaml", "fourth thursday of november", "fifth thursday of november", "error CAL0008: Expected first, second, third, fourth or last")]
    [InlineData("calendars/us-federal.yaml", "fourth thursday of november", "fourth 4 of november", "error CAL0008")]
    [InlineData("calendars/us-federal.yaml", "saturday: friday", "saturday: fridag", "Expected one of monday")]
    public void A_slip_in_its_law_is_told_with_the_rule_sets_own_file(string file, string right, string wrong, string expected)
    {
        using var folder = Copy();
        Write(folder, file, File.ReadAllText(folder.Combine(file)).Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(Findings(folder), f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void What_takes_the_place_of_nothing_is_refused()
    {
        using var folder = Copy();
        Write(folder, "penalty/more.dmn", "<x/>");
        Write(folder, "penalty/penalty.bpmn", "<x/>");

        Assert.Equal(2, Findings(folder).Count(f => f.Code == "PROC0001"));
    }

    [Fact]
    public void A_rule_set_that_is_not_there_is_refused()
    {
        var (exit, output, errors) = Replaying.Run(Replaying.Extract, ruleSet: "no-such-rules");

        Assert.Equal((2, []), (exit, output));
        Assert.Contains("Expected a rule set with the file ruleset.yaml", errors, StringComparison.Ordinal);
    }

    private static ReplayedRow Play(params (string Column, string Value)[] fields) => Replaying.Play(Replaying.UnitedStates, fields);

    private static ImmutableArray<Finding> Findings(TemporaryFolder folder) => Jurisdiction.Read(Replaying.Procedures, folder.Path).Findings;

    private static void Write(TemporaryFolder folder, string file, string text)
    {
        var path = folder.Combine(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Replaying.UsOsha, "*", SearchOption.AllDirectories))
            Write(folder, Path.GetRelativePath(Replaying.UsOsha, file), File.ReadAllText(file));
        return folder;
    }
}

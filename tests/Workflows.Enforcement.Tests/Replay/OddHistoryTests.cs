using System.Globalization;

namespace Workflows.Enforcement.Tests.Replay;

/// <summary>Rows whose dates and amounts do not fit the law: nothing is bent, what is refused is listed, and the case goes on to its end.</summary>
public sealed class OddHistoryTests
{
    [Fact]
    public void An_inspection_without_a_citation_ends_the_case_with_nothing_found()
    {
        var played = Replaying.Play(("citation_id", ""));

        Assert.Empty(played.Refusals);
        Assert.False(played.IsDecided);
        Assert.Equal(new DateOnly(2012, 3, 5), played.State.Record.Last("inspection.nothing-found")?.On);
    }

    [Fact]
    public void A_case_that_nobody_contests_is_decided_on_the_first_day_after_the_window()
    {
        // Thursday 17 May 2012 + 5 working days = Thursday 24 May: the window closes with that day.
        var played = Replaying.Play(("issuance_date", "2012-05-17"), ("initial_penalty", "280"));

        Assert.Equal(new DateOnly(2012, 5, 17), played.State.Record.Last("notice.served")?.On);
        Assert.Equal(new DateOnly(2012, 5, 25), played.State.Record.Last("decision.made")?.On);
        Assert.True(played.State.IsEnded);
    }

    [Fact]
    public void A_decision_recorded_within_the_window_is_made_when_the_window_is_over() =>
        Assert.Equal(new DateOnly(2012, 5, 25), Replaying.Play(("issuance_date", "2012-05-17"), ("final_order_date", "2012-05-18")).State.Record.Last("decision.made")?.On);

    [Fact]
    public void A_request_on_the_last_day_of_the_window_is_heard_and_the_decision_waits_for_the_recorded_day()
    {
        var played = Replaying.Play(("issuance_date", "2012-05-17"), ("contest_date", "2012-05-24"), ("initial_penalty", "280"), ("final_order_date", "2012-12-20"));

        Assert.Empty(played.Refusals);
        Assert.True(played.WasHeard);
        Assert.Equal(new DateOnly(2012, 12, 20), played.State.Record.Last("decision.made")?.On);
    }

    [Fact]
    public void A_request_one_day_late_is_refused_and_told_so_and_no_hearing_is_held()
    {
        var played = Replaying.Play(("issuance_date", "2012-05-17"), ("contest_date", "2012-05-25"), ("initial_penalty", "280"));

        Assert.Equal(["28a hearing.requested dated 2012-05-25"], played.Refused());
        Assert.False(played.WasHeard);
        Assert.NotNull(played.State.Record.Last("hearing.late-request-refused"));
        Assert.True(played.IsDecided);
    }

    [Fact]
    public void A_request_out_of_time_is_late_where_only_a_warning_is_proposed_too() =>
        Assert.Equal(["28a hearing.requested dated 2012-06-25"], Replaying.Play(("issuance_date", "2012-05-17"), ("contest_date", "2012-06-25")).Refused());

    [Fact]
    public void Correction_during_the_inspection_leaves_nothing_to_order()
    {
        var played = Replaying.Play(("abate_complete", "I"), ("abate_date", "2012-04-02"));

        Assert.NotNull(played.State.Record.Last("correction.not-needed"));
        Assert.Null(played.State.Record.Last("correction.ordered"));
    }

    [Fact]
    public void A_completed_correction_is_reported_on_its_day_and_one_not_recorded_is_re_checked_when_its_term_is_over()
    {
        var completed = Replaying.Play(("abate_complete", "X"), ("abate_date", "2012-04-12"));
        var unknown = Replaying.Play(("abate_complete", "2"), ("abate_date", "2012-04-12"));

        Assert.Equal(new DateOnly(2012, 4, 12), completed.State.Record.Last("rectification.reported")?.On);
        Assert.Null(unknown.State.Record.Last("rectification.reported"));
        Assert.Equal(new DateOnly(2012, 4, 13), unknown.State.Record.Facts.First(f => f.Event == "rectification.rechecked").On); // then it is ordered again
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        // a notice before its inspection
        { "issuance_date=2012-03-01", "64c serve: notice served on 2012-03-01", "2012-03-13" },
        // a request before the notice
        { "issuance_date=2012-05-17 contest_date=2012-05-16", "28a hearing.requested dated 2012-05-16", "2012-05-25" },
        { "issuance_date=2012-05-17 contest_date=2012-01-16", "28a hearing.requested dated 2012-01-16", "2012-05-25" },
        // a request after the final order, while the case still runs
        { "issuance_date=2012-05-17 final_order_date=2012-05-28 contest_date=2012-06-25 close_case_date=2013-01-15", "28a hearing.requested dated 2012-06-25", "2012-05-28" },
        // a request after the end
        { "issuance_date=2012-05-17 final_order_date=2012-05-28 contest_date=2019-06-25", "CaseIsEnded hearing.requested dated 2019-06-25", "2012-05-28" },
        // a penalty above the one in the notice
        { "issuance_date=2012-05-17 initial_penalty=280 current_penalty=900", "26a final-proposal: last recorded penalty: 900", "2012-05-25" },
        // amounts that no paper can state
        { "issuance_date=2012-05-17 initial_penalty=-500 current_penalty=0", "FormInvalid report: penalty proposed: -500", "2012-05-25" },
        { "issuance_date=2012-05-17 initial_penalty=1e30 current_penalty=0", "FormInvalid report: penalty proposed: 1000000000000000000000000000000", "2012-05-25" },
        // an order to correct that ran out before it was made
        { "issuance_date=2012-05-17 abate_date=2012-03-01 abate_complete=X", "FormInvalid order-correction: to be corrected by 2012-03-01", "2012-05-25" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_law_refuses_is_listed_and_the_case_goes_on(string fields, string refused, string decidedOn)
    {
        var played = Replaying.Play([.. fields.Split(' ').Select(f => f.Split('=')).Select(f => (f[0], f[1]))]);

        Assert.Equal([refused], played.Refused());
        Assert.Equal(DateOnly.ParseExact(decidedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture), played.State.Record.Last("decision.made")?.On);
        Assert.Null(played.StuckAt);
        Assert.True(played.State.IsEnded);
    }

    [Fact]
    public void A_contest_without_a_citation_finds_the_case_ended() =>
        Assert.Equal(["CaseIsEnded hearing.requested dated 2012-04-02"], Replaying.Play(("citation_id", ""), ("contest_date", "2012-04-02")).Refused());

    [Fact]
    public void A_row_without_an_open_date_begins_on_its_first_recorded_day()
    {
        var played = Replaying.Play(("open_date", ""), ("issuance_date", "2012-05-17"), ("close_case_date", "2012-09-03"));

        Assert.Equal(new DateOnly(2012, 5, 17), played.State.Record.Last("inspection.recorded")?.On);
        Assert.Equal(new DateOnly(2012, 9, 3), played.State.Record.Last("closing.reported")?.On);
    }
}

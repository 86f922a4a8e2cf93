using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Tests.Law;

public sealed class RuleBookComposerTests
{
    private static readonly LegalCalendar s_calendar = new("x", new("某", "x"), "1", TimeSpan.Zero, [DayOfWeek.Sunday], [], []);

    [Fact]
    public void The_rules_of_all_folders_are_one_book_that_answers_by_event_and_day()
    {
        var book = Compose(
            "deadlines:\n" + Deadline("a", "starts: notice.served", "met-by: hearing.requested", "unless: decision.made", "valid_from: 2021-07-15"),
            "deadlines:\n" + Deadline("b", "starts: decision.made") + "constraints:\n  - { no: 1, title: { zh: 甲, en: a }, precedence: { first: review.passed, then: decision.made }, law: 法, valid_from: 2021-07-15 }\n"
            + "duties:\n  - { no: 2, title: { zh: 乙, en: b }, duty: review, never-also: investigate, law: 法 }\n").Value!;

        Assert.Equal(["a", "b"], book.Deadlines.Select(d => d.Key));
        Assert.Equal("a", Assert.Single(book.MetBy("hearing.requested")).Key);
        Assert.Equal("a", Assert.Single(book.Unless("decision.made")).Key);
        Assert.Equal("1", Assert.Single(book.ConstraintsOn("decision.made", new(2021, 7, 15))).No);
        Assert.Empty(book.ConstraintsOn("decision.made", new(2021, 7, 14)));
        Assert.Empty(book.ConstraintsOn("review.passed", new(2026, 1, 1)));
        Assert.Equal("2", Assert.Single(book.Duties).No);
        Assert.Equal("b", book.Deadline("b")!.Key);
        Assert.Null(book.Deadline("c"));
        Assert.True(Compose("deadlines:\n  \"*\": { none: There are no others, law: 法 }\n" + Deadline("a", "starts: notice.served")).Value!.Knows("whatever"));
        Assert.Equal("LAW0004", Assert.Single(LawReaderTests.Read("deadlines:\n" + Deadline("a*", "starts: notice.served"), "f0.yaml").Findings).Code);
    }

    [Fact]
    public void A_provinces_rule_that_replaces_the_countrys_puts_it_out_of_force_there_and_only_while_it_is_in_force_itself()
    {
        const string text = """
            deadlines:
              a:
                title: { zh: 甲, en: A }
                owner: agency
                starts: notice.served
                met-by: hearing.requested
                due:
                  earliest:
                    - { period: 10 days, law: 法 第一条 }
                    - { period: 20 days, law: 湖南省条例 第一条, province: 湖南省, replaces: true, valid_from: 2024-01-01, valid_to: 2025-12-31 }
            constraints:
              - { no: 1, title: { zh: 乙, en: b }, absence: hearing.requested, law: 法 第二条 }
              - { no: 1p, title: { zh: 丙, en: c }, absence: review.passed, law: 湖南省条例 第二条, province: 湖南省, replaces: 1, valid_from: 2024-01-01 }
            duties:
              - { no: 2, title: { zh: 丁, en: d }, duty: review, never-also: investigate, law: 法 第三条 }
              - { no: 2p, title: { zh: 戊, en: e }, duty: review, holds: x, law: 湖南省条例 第三条, province: 湖南省, replaces: 2 }
            """;
        DateOnly before = new(2023, 12, 31), there = new(2024, 1, 1), after = new(2026, 1, 1);

        var (elsewhere, hunan) = (ComposeFor(null, text), ComposeFor("湖南省", text));

        Assert.Equal(["10 days"], In(elsewhere, there));
        Assert.Equal(["10 days", "20 days", "10 days"], new[] { before, there, after }.SelectMany(day => In(hunan, day)));
        Assert.Equal(["1"], elsewhere.Constraints.Select(c => c.No));
        Assert.Equal(["1"], hunan.Constraints.Where(c => c.IsInForce(before)).Select(c => c.No));
        Assert.Equal(["1p"], hunan.Constraints.Where(c => c.IsInForce(there)).Select(c => c.No));
        Assert.Equal(["2", "2p"], elsewhere.Duties.Concat(hunan.Duties).Select(d => d.No));

        static string[] In(RuleBook book, DateOnly day) => [.. book.Deadline("a")!.Periods.Where(p => p.IsInForce(day)).Select(p => p.Length.ToString())];
    }

    [Theory]
    [InlineData("replaces: 1, valid_from: 2024-01-01, valid_to: 2024-12-31", "f0.yaml(3,5): error LAW0008: Expected that 1p replaces '1' from its beginning or to its end, but '1' would be in force before and after.")]
    [InlineData("replaces: 7", "f0.yaml(3,5): error LAW0004: Expected the number of a constraint without a province for 'replaces' of 1p, but got '7'.")]
    public void What_a_provinces_rule_replaces_has_to_be_there_and_to_stay_one_rule(string replaces, string expected)
    {
        var reading = Compose("constraints:\n  - { no: 1, title: { zh: 乙, en: b }, absence: hearing.requested, law: 法 }\n"
            + $"  - {{ no: 1p, title: {{ zh: 丙, en: c }}, absence: review.passed, law: 条例, province: 湖南省, {replaces} }}\n");
        Assert.Equal(expected, Assert.Single(reading.Findings).ToString());
    }

    [Fact]
    public void Only_a_provinces_rule_replaces() => Assert.Equal(
        "f0.yaml(2,85): error LAW0011: Expected 'province' beside 'replaces', but it is missing: only a province's rule takes the place of the country's.",
        Assert.Single(LawReaderTests.Read("constraints:\n  - { no: 1, title: { zh: 乙, en: b }, absence: hearing.requested, law: 法, replaces: 2 }\n", "f0.yaml").Findings).ToString());

    [Fact]
    public void A_key_or_number_in_two_folders_is_found_with_both_places()
    {
        var findings = Compose(
            "deadlines:\n" + Deadline("a-b", "starts: notice.served") + "constraints:\n  - { no: 1, title: { zh: 甲, en: a }, absence: notice.served, law: 法 }\n",
            "deadlines:\n" + Deadline("a-b", "starts: decision.made") + "duties:\n  - { no: 1, title: { zh: 乙, en: b }, duty: review, holds: x, law: 法 }\n").Findings;
        Assert.Equal(
            [
                "f1.yaml(2,3): error LAW0005: Expected each deadline key once among all files, but 'a_b' stands in f0.yaml(2,3) too.",
                "f1.yaml(8,5): error LAW0005: Expected each number once among all files, but '1' stands in f0.yaml(8,5) too.",
            ],
            findings.Select(f => f.ToString()));
    }

    [Fact]
    public void A_condition_that_asks_for_a_deadline_that_is_not_there_is_found()
    {
        var finding = Assert.Single(Compose("deadlines:\n" + Deadline("a", "starts: notice.served", "starts-when: deadline.hearing_reqest.due != null")).Findings);
        Assert.Equal("f0.yaml(6,18): error LAW0004: Expected the key of a deadline after 'deadline.', but got 'hearing_reqest'.", finding.ToString());
    }

    [Fact]
    public void Deadlines_that_ask_for_each_other_are_found()
    {
        var finding = Assert.Single(Compose(
            "deadlines:\n" + Deadline("a-1", "starts: notice.served", "starts-when: deadline.b.due != null"),
            "deadlines:\n" + Deadline("b", "starts: decision.made", "starts-when: deadline.c.due != null"),
            "deadlines:\n" + Deadline("c", "starts: decision.made", "starts-when: deadline.a_1.due != null and \"deadline.d\" != null")).Findings);
        Assert.Equal("LAW0009", finding.Code);
        Assert.EndsWith("a-1 -> b -> c -> a-1.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_may_ask_for_its_own_last_entry() =>
        Assert.Empty(Compose("deadlines:\n" + Deadline("a", "starts: notice.served", "starts-when: deadline.a = null")).Findings);

    [Fact]
    public void Constraints_that_let_each_event_come_only_after_the_other_are_found()
    {
        const string Ring = """
            constraints:
              - { no: 1, title: { zh: 甲, en: a }, precedence: { first: review.passed, then: decision.made }, law: 法 }
              - { no: 2, title: { zh: 乙, en: b }, succession: { first: decision.made, then: notice.served }, law: 法 }
              - { no: 3, title: { zh: 丙, en: c }, alternate-precedence: { first: notice.served, then: review.passed }, law: 法 }
            """;
        Assert.Equal(
            "f0.yaml(2,5): error LAW0009: Expected an event that may come first, but the constraints let each only come after the other: decision.made after review.passed after notice.served after decision.made.",
            Assert.Single(Compose(Ring).Findings).ToString());
        Assert.Empty(Compose(Ring.Replace("notice.served, then: review", "[ notice.served, hearing.requested ], then: review", StringComparison.Ordinal)).Findings); // a way out
        Assert.Empty(Compose(Ring.Replace("review.passed }, law: 法", "review.passed }, law: 法, when: fine > 0", StringComparison.Ordinal)).Findings);
    }

    [Theory]
    [InlineData("5 days", "行政处罚法 第六十四条第一项、第八十五条", "Expected '5 working days' under 行政处罚法 第六十四条第一项、第八十五条, for 行政处罚法 第八十五条 counts them so, but got '5 days'.")]
    [InlineData("14 days", "行政处罚法 第六十四条第一项", "Expected '14 working days'")] // the article says working days, whatever the figure
    [InlineData("15 working days", "行政处罚法 第六十七条第三款", "Expected '15 days'")]
    [InlineData("15 days", "行政处罚法 第六十七条第三款", null)]
    [InlineData("7 working days", "行政处罚法 第五十六条", null)]
    [InlineData("3 months", "行政处罚法 第六十四条", null)]
    [InlineData("5 days", "民事诉讼法 第八十五条", null)] // the statute does not say
    public void A_period_counts_in_the_unit_of_the_article_that_it_cites(string period, string law, string? expected)
    {
        var calendar = new LegalCalendar("x", new("某", "x"), "1", TimeSpan.Zero, [DayOfWeek.Sunday], [], [])
        {
            Figures = [new("行政处罚法", [2, 3, 5, 7], null, "行政处罚法 第八十五条"), new("行政处罚法 第六十四条", [], null, "行政处罚法 第八十五条")],
        };
        foreach (var text in new[]
        {
            $"deadlines:\n  a:\n    title: {{ zh: 甲, en: a }}\n    owner: agency\n    starts: notice.served\n    due: {{ period: {period}, law: {law} }}\n",
            $"constraints:\n  - {{ no: 1, title: {{ zh: 甲, en: a }}, response: {{ first: notice.served, then: decision.made, within: {period} }}, law: {law} }}\n",
        })
        {
            var findings = RuleBookComposer.Compose([LawReaderTests.Read(text, "f0.yaml").Value!], calendar).Findings;
            if (expected is null) Assert.Empty(findings);
            else Assert.Contains(expected, Assert.Single(findings).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_books_version_changes_with_any_file_and_not_with_the_calendar_which_has_its_own()
    {
        string One() => "deadlines:\n" + Deadline("a", "starts: notice.served");
        var version = Compose(One()).Value!.Version;
        Assert.Equal(version, Compose(One()).Value!.Version);
        Assert.NotEqual(version, Compose("deadlines:\n" + Deadline("a", "starts: decision.made")).Value!.Version);
        Assert.Equal(version, RuleBookComposer.Compose([LawReaderTests.Read(One(), "f0.yaml").Value!],
            new("x", new("某", "x"), "2", TimeSpan.Zero, [DayOfWeek.Sunday], [], [])).Value!.Version);
    }

    private static string Deadline(string key, params string[] fields)
    {
        var valid = fields.FirstOrDefault(f => f.StartsWith("valid_from", StringComparison.Ordinal));
        return $"  {key}:\n    title: {{ zh: 甲, en: a }}\n    owner: agency\n" + string.Concat(fields.Where(f => f != valid).Select(f => $"    {f}\n"))
            + $"    due: {{ period: 5 days, law: 法{(valid is null ? "" : ", " + valid)} }}\n";
    }

    private static RuleBook ComposeFor(string? province, string text)
    {
        var reading = LawReaderTests.Read(text, "f0.yaml");
        Assert.Empty(reading.Findings);
        return RuleBookComposer.Compose([reading.Value!], s_calendar, province).Value!;
    }

    private static Reading<RuleBook> Compose(params string[] texts) => RuleBookComposer.Compose([.. texts.Select((text, index) =>
    {
        var reading = LawReaderTests.Read(text, $"f{index}.yaml");
        Assert.Empty(reading.Findings);
        return reading.Value!;
    })], s_calendar);
}

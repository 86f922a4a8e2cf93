using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class ThresholdTests
{
    // day of the step, province, party, figure for a fine ("-" where none was read), status
    public static TheoryData<string, string?, string, string, string> HearingThresholds => new()
    {
        { "2026-03-10", null, "unit", "-", "unverified" }, // 应急管理部令第18号 has not been read
        { "2026-02-01", null, "person", "-", "unverified" },
        { "2026-02-01", "湖南省", "person", "1000", "unverified" }, // a province's rule does not lapse with an order of the ministry
        { "2026-01-31", "湖南省", "person", "1000", "unverified" },
        { "2026-01-31", null, "unit", "50000", "historical" },
        { "2026-01-31", null, "person", "20000", "historical" },
        { "2015-05-01", null, "person", "20000", "historical" },
        { "2015-04-30", null, "person", "10000", "historical" },
        { "2015-04-30", null, "unit", "30000", "historical" },
        { "2008-01-01", null, "unit", "30000", "historical" },
        { "2007-12-31", null, "unit", "-", "unverified" },
        { "2007-12-31", "广东省", "unit", "-", "unverified" },
        { "2008-01-01", "广东省", "unit", "100000", "unverified" },
        { "2025-06-01", "广东省", "person", "5000", "unverified" }, // second-hand, before the country's figure
        { "2026-01-31", "广东省", "unit", "100000", "unverified" },
        { "2026-02-01", "广东省", "unit", "100000", "unverified" },
        { "2026-01-31", "江西省", "person", "3000", "unverified" },
        { "2026-02-01", "江西省", "unit", "20000", "unverified" },
        { "2021-01-01", "江西省", "unit", "20000", "unverified" },
        { "2020-12-31", "江西省", "unit", "50000", "historical" }, // before Jiangxi's
        { "2025-06-01", "湖南省", "unit", "20000", "unverified" },
        { "2025-06-01", "四川省", "unit", "-", "unverified" }, // nobody has read it: not as if there were none
        { "2025-06-01", "湖南", "unit", "-", "unverified" }, // not the name of a province
    };

    [Theory]
    [MemberData(nameof(HearingThresholds))]
    public void The_hearing_threshold_is_that_of_the_day_of_the_step_and_of_the_province(string day, string? province, string party, string fine, string status)
    {
        var (value, row) = Ask("penalty", "hearing-threshold", ("today", Day(day)), ("agency.province", FeelValue.Of(province)), ("party.kind", FeelValue.Of(party)));

        Assert.Equal((fine, "-", "true", status), (Text(Entry(value, "fineAmount")), Text(Entry(value, "confiscationAmount")), Text(Entry(value, "inclusive")), Text(Entry(value, "status"))));
        Assert.Equal(status, Word(row.Status)); // what the table says of itself and what is known of the row are one
    }

    public static TheoryData<string, string, int?, int?, int?, bool, string, bool> HearingRights => new()
    {
        // proposal, kinds, fine, confiscation, threshold of either, reached at the figure itself, its status, offered
        { "penalty", "fine", 60_000, null, 50_000, true, "in-force", true },
        { "penalty", "fine", 50_000, null, 50_000, true, "in-force", true },
        { "penalty", "fine", 49_999, null, 50_000, true, "in-force", false },
        { "penalty", "fine", 50_000, null, 50_000, false, "in-force", false }, // 超过, not 以上
        { "penalty", "fine", 50_001, null, 50_000, false, "in-force", true },
        { "penalty", "fine", 10, null, null, true, "in-force", true }, // a rule in force that leaves the figure to another
        { "penalty", "confiscation", null, 10, null, true, "in-force", true },
        { "penalty", "fine", 10, null, 50_000, true, "unverified", true }, // giving a hearing is always lawful
        { "penalty", "fine", 10, null, 50_000, true, "historical", true },
        { "penalty", "confiscation", null, 50_000, 50_000, true, "in-force", true },
        { "penalty", "confiscation", null, 49_999, 50_000, true, "in-force", false },
        { "penalty", "fine,confiscation", 49_999, 49_999, 50_000, true, "in-force", false }, // each by its own figure
        { "penalty", "licence", null, null, 50_000, true, "in-force", true },
        { "penalty", "fine,licence", 30_000, null, 50_000, true, "in-force", true }, // a heavy kind beside a small fine
        { "penalty", "warning,ban", null, null, 50_000, true, "in-force", true },
        { "penalty", "stop", null, null, null, true, "unverified", true },
        { "penalty", "licence-suspended", null, null, 50_000, true, "in-force", true },
        { "penalty", "warning", null, null, null, true, "unverified", false },
        { "penalty", "warning,fine", 60_000, null, 50_000, true, "in-force", true },
        { "no-penalty", "fine", 60_000, null, 50_000, true, "in-force", false },
    };

    [Theory]
    [MemberData(nameof(HearingRights))]
    public void A_hearing_is_offered_by_kind_by_amount_and_whenever_the_figure_is_not_sure(
        string proposal, string kinds, int? fine, int? confiscation, int? threshold, bool inclusive, string status, bool offered)
    {
        var (value, _) = Ask("penalty", "hearing-right", ("proposal", FeelValue.Of(proposal)), ("proposedKinds.kinds", Kinds(kinds)), ("proposedFine", Amount(fine)),
            ("proposedConfiscation", Amount(confiscation)), ("hearingThreshold.fineAmount", Amount(threshold)), ("hearingThreshold.confiscationAmount", Amount(threshold)),
            ("hearingThreshold.inclusive", FeelValue.Of(inclusive)), ("hearingThreshold.status", FeelValue.Of(status)), ("hearingByOtherLaw", FeelValue.False));

        Assert.Equal(FeelValue.Of(offered), value);
    }

    [Fact]
    public void Another_law_may_ask_for_the_hearing()
    {
        var (value, row) = Ask("penalty", "hearing-right", ("proposal", FeelValue.Of("penalty")), ("proposedKinds.kinds", Kinds("warning")), ("proposedFine", FeelValue.Nothing),
            ("proposedConfiscation", FeelValue.Nothing), ("hearingThreshold.status", FeelValue.Of("in-force")), ("hearingByOtherLaw", FeelValue.True));

        Assert.Equal((FeelValue.True, "行政处罚法 第六十三条第一款第六项"), (value, row.Law));
    }

    public static TheoryData<string, string, bool?, string, int?, int?, bool, string> Discussions => new()
    {
        // day of the step, outcome, complex or major, kinds, fine, confiscation, due, status
        { "2026-03-10", "penalty", true, "warning", null, null, true, "in-force" },
        { "2026-03-10", "penalty", null, "warning", null, null, true, "in-force" }, // nobody said that it is not
        { "2026-03-10", "penalty", false, "stop", null, null, true, "unverified" },
        { "2026-03-10", "penalty", false, "fine,licence", 30_000, null, true, "unverified" },
        { "2026-03-10", "penalty", false, "fine", 50_000, null, true, "unverified" },
        { "2026-03-10", "penalty", false, "fine", 49_999, null, true, "unverified" }, // the repealed figure is not that of the rule in force
        { "2026-02-01", "penalty", false, "fine", 49_999, null, true, "unverified" },
        { "2026-03-10", "penalty", false, "confiscation", null, 49_999, true, "unverified" },
        { "2026-03-10", "penalty", false, "warning", null, null, false, "unverified" },
        { "2026-01-31", "penalty", false, "fine", 50_000, null, true, "historical" },
        { "2026-01-31", "penalty", false, "fine", 49_999, null, false, "historical" },
        { "2026-01-31", "penalty", false, "confiscation", null, 49_999, false, "historical" },
        { "2026-01-31", "penalty", false, "fine,stop", 10_000, null, true, "historical" },
        { "2026-01-31", "penalty", false, "other-heavy", null, null, true, "historical" },
        { "2008-01-01", "penalty", false, "fine", 49_999, null, false, "historical" },
        { "2007-12-31", "penalty", false, "fine", 49_999, null, true, "unverified" }, // no figure was read
        { "2026-03-10", "no-penalty", true, "fine", 90_000, null, false, "in-force" },
    };

    [Theory]
    [MemberData(nameof(Discussions))]
    public void A_collective_discussion_is_due_by_the_figures_of_the_day_of_the_step_and_whenever_they_are_not_known(
        string day, string outcome, bool? complex, string kinds, int? fine, int? confiscation, bool due, string status)
    {
        var (value, row) = Ask("penalty", "discussion-threshold", ("today", Day(day)), ("finalOutcome", FeelValue.Of(outcome)), ("complexOrMajor", Truth(complex)),
            ("severalLegalRelations", FeelValue.False), ("majorPublicInterest", FeelValue.False), ("finalKinds.kinds", Kinds(kinds)), ("finalFine", Amount(fine)), ("finalConfiscation", Amount(confiscation)));

        Assert.Equal((FeelValue.Of(due), status), (value, Word(row.Status)));
    }

    [Theory]
    [InlineData("severalLegalRelations")] // 案情疑难复杂: what 58(1)(3) calls complex, 57(2) does too
    [InlineData("majorPublicInterest")]
    public void What_makes_the_review_mandatory_as_complex_makes_the_heads_discuss_it(string ground)
    {
        var (value, row) = Ask("penalty", "discussion-threshold", ("today", Day("2026-01-31")), ("finalOutcome", FeelValue.Of("penalty")), ("complexOrMajor", FeelValue.False),
            ("severalLegalRelations", FeelValue.Of(ground == "severalLegalRelations")), ("majorPublicInterest", FeelValue.Of(ground == "majorPublicInterest")), ("finalKinds.kinds", Kinds("warning")), ("finalFine", FeelValue.Nothing), ("finalConfiscation", FeelValue.Nothing));

        Assert.Equal((FeelValue.True, "行政处罚法 第五十七条第二款"), (value, row.Law));
    }

    public static TheoryData<string, string, bool> Changes => new()
    {
        // told to the party, decided, without a fresh notice
        { "fine", "fine", true },
        { "fine", "warning", true },
        { "fine,stop", "fine", true }, // a part of what was told
        { "stop", "restricted", true },
        { "licence", "licence-suspended", true },
        { "licence", "licence-lowered", true },
        { "stop", "licence", false }, // the order of the items of art. 9 is none of weight
        { "licence", "stop", false },
        { "stop", "ban", false },
        { "licence-lowered", "licence", false },
        { "licence-suspended", "licence-lowered", false },
        { "fine", "confiscation", false },
        { "confiscation", "fine", false },
        { "other-heavy", "fine", false },
        { "warning", "fine", false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Only_a_kind_that_is_plainly_lighter_takes_the_place_of_the_one_that_was_told(string told, string decided, bool lighter)
    {
        var kinds = told.Split(',');
        var value = Value("penalty", "proposed-kinds", ("mainPenalty", FeelValue.Of(kinds[0])), ("otherPenalties", kinds.Length == 1 ? FeelValue.Nothing : Kinds(kinds[1])),
            ("proposedFine", FeelValue.Nothing), ("proposedConfiscation", FeelValue.Nothing));

        Assert.Equal(lighter, ((FeelValue.List)Entry(value, "noHeavier")).Items.Contains(FeelValue.Of(decided)));
    }

    [Fact]
    public void An_amount_is_a_kind_too()
    {
        var value = Value("penalty", "final-kinds", ("finalMainPenalty", FeelValue.Of("warning")), ("finalOtherPenalties", FeelValue.Nothing), ("finalFine", FeelValue.Of(100)), ("finalConfiscation", FeelValue.Of(1)));

        Assert.Equal(Kinds("warning,fine,confiscation"), Entry(value, "kinds"));
    }

    private static FeelValue Kinds(string kinds) => FeelValue.Of(kinds.Split(',').Select(k => FeelValue.Of(k)));
}

using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The thresholds as tables of cases: which figure applies on which day, in which province, and by which article.</summary>
public sealed class ThresholdTests
{
    private static readonly ProcedureSet s_procedures = WorkflowsReader.Read(SourceTree.Combine("workflows"), ActionLibrary.All).World!.Procedures;

    // day of the step, province, party, figure ("-" where none was read), status
    public static TheoryData<string, string?, string, string, string> HearingThresholds => new()
    {
        { "2026-03-10", null, "unit", "-", "unverified" }, // 应急管理部令第18号 has not been read
        { "2026-02-01", "湖南省", "person", "-", "unverified" },
        { "2026-01-31", null, "unit", "50000", "historical" },
        { "2026-01-31", null, "person", "20000", "historical" },
        { "2015-05-01", "示例省", "person", "20000", "historical" },
        { "2015-04-30", null, "person", "10000", "historical" },
        { "2015-04-30", null, "unit", "30000", "historical" },
        { "2008-01-01", null, "unit", "30000", "historical" },
        { "2007-12-31", null, "unit", "-", "unverified" },
        { "2025-06-01", "广东省", "person", "5000", "unverified" }, // second-hand, before the country's figure
        { "2025-06-01", "广东省", "unit", "100000", "unverified" },
        { "2025-06-01", "江西省", "person", "3000", "unverified" },
        { "2025-06-01", "江西省", "unit", "20000", "unverified" },
        { "2020-12-31", "江西省", "unit", "50000", "historical" }, // before Jiangxi's
        { "2025-06-01", "湖南省", "person", "1000", "unverified" },
        { "2025-06-01", "湖南省", "unit", "20000", "unverified" },
    };

    [Theory]
    [MemberData(nameof(HearingThresholds))]
    public void The_hearing_threshold_is_that_of_the_day_of_the_step_and_of_the_province(string day, string? province, string party, string amount, string status)
    {
        var (value, row) = Ask("penalty", "hearing-threshold", ("today", Day(day)), ("agency.province", FeelValue.Of(province)), ("party.kind", FeelValue.Of(party)));

        Assert.Equal((amount, status), (Text(Entry(value, "amount")), Text(Entry(value, "status"))));
        Assert.Equal(status, Word(row.Status));
    }

    public static TheoryData<string, string, int?, int?, string, bool> HearingRights => new()
    {
        // proposal, main penalty, fine, confiscation, status of the threshold of 50,000, offered
        { "penalty", "fine", 60_000, null, "in-force", true },
        { "penalty", "fine", 50_000, null, "in-force", true },
        { "penalty", "fine", 49_999, null, "in-force", false },
        { "penalty", "fine", 10, null, "unverified", true }, // giving a hearing is always lawful
        { "penalty", "fine", 10, null, "historical", true },
        { "penalty", "confiscation", null, 50_000, "in-force", true },
        { "penalty", "licence", null, null, "in-force", true },
        { "penalty", "stop", null, null, "unverified", true },
        { "penalty", "warning", null, null, "unverified", false },
        { "penalty", "warning", 60_000, null, "in-force", true },
        { "no-penalty", "fine", 60_000, null, "in-force", false },
    };

    [Theory]
    [MemberData(nameof(HearingRights))]
    public void A_hearing_is_offered_by_kind_by_amount_and_whenever_the_figure_is_not_sure(string proposal, string kind, int? fine, int? confiscation, string status, bool offered)
    {
        var (value, _) = Ask("penalty", "hearing-right", ("proposal", FeelValue.Of(proposal)), ("mainPenalty", FeelValue.Of(kind)), ("proposedFine", Amount(fine)),
            ("proposedConfiscation", Amount(confiscation)), ("hearingThreshold.amount", FeelValue.Of(50_000)), ("hearingThreshold.status", FeelValue.Of(status)));

        Assert.Equal(FeelValue.Of(offered), value);
    }

    public static TheoryData<string, string, bool, string, int?, int?, bool, string> Discussions => new()
    {
        // day of the step, proposal, complex or major, main penalty, fine, confiscation, due, status
        { "2026-03-10", "penalty", true, "warning", null, null, true, "in-force" },
        { "2026-03-10", "penalty", false, "stop", null, null, true, "unverified" },
        { "2026-03-10", "penalty", false, "fine", 50_000, null, true, "unverified" },
        { "2026-01-31", "penalty", false, "fine", 50_000, null, true, "historical" },
        { "2026-01-31", "penalty", false, "fine", 49_999, null, false, "in-force" },
        { "2026-03-10", "penalty", false, "confiscation", null, 50_000, true, "unverified" },
        { "2007-06-01", "penalty", false, "fine", 90_000, null, false, "in-force" }, // no figure yet
        { "2026-03-10", "no-penalty", true, "fine", 90_000, null, false, "in-force" },
    };

    [Theory]
    [MemberData(nameof(Discussions))]
    public void A_collective_discussion_is_due_by_the_figures_of_the_day_of_the_step(
        string day, string proposal, bool complex, string kind, int? fine, int? confiscation, bool due, string status)
    {
        var (value, row) = Ask("penalty", "discussion-threshold", ("today", Day(day)), ("proposal", FeelValue.Of(proposal)), ("complexOrMajor", FeelValue.Of(complex)),
            ("mainPenalty", FeelValue.Of(kind)), ("proposedFine", Amount(fine)), ("proposedConfiscation", Amount(confiscation)));

        Assert.Equal((FeelValue.Of(due), status), (value, Word(row.Status)));
    }

    public static TheoryData<string, bool, bool, bool, string, string> Reviews => new()
    {
        { "2021-07-15", true, false, false, "public-interest", "行政处罚法 第五十八条第一款第一项" },
        { "2021-07-15", false, true, false, "hearing", "行政处罚法 第五十八条第一款第二项" },
        { "2026-03-10", false, false, true, "complex", "行政处罚法 第五十八条第一款第三项" },
        { "2026-03-10", false, false, false, "policy", "单位设置：所有案件均审核" },
        { "2021-07-14", true, true, true, "public-interest", "国办发〔2018〕118号" },
        { "2018-12-05", false, true, false, "hearing", "国办发〔2018〕118号" },
        { "2018-12-04", true, true, true, "policy", "单位设置：所有案件均审核" },
    };

    [Theory]
    [MemberData(nameof(Reviews))]
    public void The_class_of_the_review_is_that_of_the_day_of_the_step(string day, bool interest, bool heard, bool complex, string reviewClass, string law)
    {
        var (value, row) = Ask("review", "review-class", ("today", Day(day)), ("majorPublicInterest", FeelValue.Of(interest)), ("severalLegalRelations", FeelValue.Of(complex)),
            ("fact.hearing.closed", heard ? FeelValue.True : FeelValue.Nothing), ("fact.hearing.abandoned", FeelValue.Nothing));

        Assert.Equal((reviewClass, law), (Text(value), row.Law));
    }

    public static TheoryData<string, bool, string?, string?, bool?, string, string, string> Limitations => new()
    {
        // law of which day, goes on, act ended, discovered, harm to life, outcome, article, status
        { "2026-03-10", false, "2024-03-10", "2026-03-10", false, "within", "行政处罚法 第三十六条第一款", "in-force" },
        { "2026-03-10", false, "2024-03-09", "2026-03-10", false, "expired", "行政处罚法 第三十六条第一款", "in-force" },
        { "2026-03-10", false, "2024-02-29", "2026-02-28", false, "within", "行政处罚法 第三十六条第一款", "in-force" }, // no 29 February in 2026: the month's last day
        { "2026-03-10", false, "2024-02-29", "2026-03-01", false, "expired", "行政处罚法 第三十六条第一款", "in-force" },
        { "2026-03-10", false, "2021-07-20", "2026-03-10", true, "within", "行政处罚法 第三十六条第一款", "in-force" },
        { "2021-07-15", false, "2021-07-15", "2026-07-15", true, "within", "行政处罚法 第三十六条第一款", "in-force" }, // five years to the day
        { "2021-07-15", false, "2021-07-15", "2026-07-16", true, "expired", "行政处罚法 第三十六条第一款", "in-force" },
        { "2021-07-14", false, "2019-01-01", "2021-07-14", true, "expired", "行政处罚法（2017年修正）第二十九条第一款", "historical" }, // five years only since 15 July 2021
        { "2021-07-14", false, "2019-07-14", "2021-07-14", true, "within", "行政处罚法（2017年修正）第二十九条第一款", "historical" },
        { "2021-07-14", true, null, "2021-07-14", false, "within", "行政处罚法（2017年修正）第二十九条第二款", "historical" },
        { "2026-03-10", true, null, "2026-03-10", null, "within", "行政处罚法 第三十六条第二款", "in-force" }, // it goes on: nothing has begun to run
        { "2026-03-10", false, null, "2026-03-10", false, "judge", "行政处罚法 第三十六条第一款", "in-force" },
        { "2026-03-10", false, "2020-03-10", null, false, "judge", "行政处罚法 第三十六条第一款", "in-force" },
        { "2026-03-10", false, "2023-03-10", "2026-03-10", null, "judge", "行政处罚法 第三十六条第一款", "in-force" },
    };

    [Theory]
    [MemberData(nameof(Limitations))]
    public void The_limitation_is_two_years_and_since_the_Act_of_2021_five_for_life_and_health(
        string lawOn, bool goesOn, string? ended, string? discovered, bool? harm, string outcome, string law, string status)
    {
        var (value, row) = Ask("penalty", "limitation", ("lawOn", Day(lawOn)), ("stillGoingOn", FeelValue.Of(goesOn)), ("violationEndedOn", Day(ended)),
            ("discoveredOn", Day(discovered)), ("lifeOrHealth", Truth(harm)));

        Assert.Equal((outcome, law, status), (Text(value), row.Law, Word(row.Status)));
    }

    private const string Deaths = "法释〔2015〕22号 第六条第一款第一项";
    private const string Loss = "法释〔2015〕22号 第六条第一款第二项";
    private const string Others = "法释〔2015〕22号 第六条第一款第三项";
    private const string Dangerous = "刑法 第一百三十四条之一";
    private const string Else = "法释〔2015〕22号 第八条；其他罪名各依其标准";

    public static TheoryData<string, string?, int?, int?, int?, bool?, string?, string, string> Crimes => new()
    {
        // law of which day, offence, dead, seriously injured, direct loss, real danger, item of art. 134-1, criteria, article
        { "2021-03-01", "dangerous-operation", 0, 0, 0, true, "equipment", "met", Dangerous },
        { "2026-03-10", "dangerous-operation", 0, 0, 0, true, "order-refused", "met", Dangerous },
        { "2026-03-10", "dangerous-operation", null, null, null, true, "unlicensed", "met", Dangerous }, // no accident is needed
        { "2026-03-10", "dangerous-operation", 0, 0, 0, true, "none", "not-met", Dangerous },
        { "2026-03-10", "dangerous-operation", 0, 0, 0, true, null, "judge", Dangerous },
        { "2026-03-10", "dangerous-operation", 0, 0, 0, null, "equipment", "judge", Dangerous },
        { "2026-03-10", "dangerous-operation", 0, 0, 0, false, "equipment", "not-met", Dangerous },
        { "2026-03-10", "dangerous-operation", 0, 0, null, false, "equipment", "judge", Loss }, // a loss that nobody has assessed is not none
        { "2021-02-28", "dangerous-operation", 0, 0, 0, true, "equipment", "not-met", "刑法 第十二条、第一百三十四条之一" }, // there was no such crime
        { "2020-06-01", "dangerous-operation", 1, 0, 0, true, "equipment", "met", Deaths }, // a death is a crime under either law
        { "2026-03-10", "major-liability-accident", 1, null, null, false, null, "met", Deaths },
        { "2026-03-10", "large-event", 1, 0, 0, false, null, "met", Deaths },
        { "2026-03-10", "labour-safety", 0, 3, 0, false, null, "met", Deaths },
        { "2026-03-10", "dangerous-goods", 0, 0, 1_000_000, false, null, "met", Loss },
        { "2026-03-10", "project-safety", 10, 0, 0, false, null, "met", Deaths },
        { "2026-03-10", "fire", 1, 0, 0, false, null, "met", Deaths },
        { "2026-03-10", "labour-safety", 0, 2, 999_999, false, null, "judge", Others }, // below the figures another grave consequence may do
        { "2026-03-10", "labour-safety", 0, 2, null, false, null, "judge", Loss },
        { "2026-03-10", "labour-safety", null, 0, 0, false, null, "judge", Deaths },
        { "2026-03-10", "labour-safety", 0, null, 0, false, null, "judge", Deaths },
        { "2026-03-10", "labour-safety", 0, 0, 0, true, null, "judge", Dangerous }, // the facts of art. 134-1 are admitted
        { "2021-02-28", "labour-safety", 0, 0, 0, true, null, "judge", Others },
        { "2026-03-10", "false-report", 5, 0, 0, false, null, "judge-grave", Else },
        { "2026-03-10", "false-report", 0, 0, 0, false, null, "judge", Else },
        { "2026-03-10", "other", 1, 0, 0, false, null, "judge-grave", Else },
        { "2026-03-10", "other", 0, 3, 0, false, null, "judge-grave", Else },
        { "2026-03-10", "other", 0, 0, 1_000_000, false, null, "judge-grave", Else },
        { "2026-03-10", "other", 0, 2, 999_999, false, null, "judge", Else },
        { "2026-03-10", null, 0, 0, 0, null, null, "judge", Else },
    };

    [Theory]
    [MemberData(nameof(Crimes))]
    public void The_criteria_of_a_referral_are_those_of_the_law_of_a_day_and_what_is_not_known_is_never_none(
        string lawOn, string? offence, int? dead, int? injured, int? loss, bool? danger, string? item, string criteria, string law)
    {
        var (value, row) = Ask("referral", "crime-threshold", ("lawOn", Day(lawOn)), ("offence", FeelValue.Of(offence)), ("deaths", Amount(dead)),
            ("seriousInjuries", Amount(injured)), ("directLoss", Amount(loss)), ("realDanger", Truth(danger)), ("dangerItem", FeelValue.Of(item)));

        Assert.Equal((criteria, law), (Text(value), row.Law));
    }

    [Fact]
    public void The_table_of_crimes_knows_every_offence_of_the_form()
    {
        foreach (var offence in Acting.Procedure("referral").Forms["referral-report"].Fields.Single(f => f.Name == "offence").Options)
            Assert.Equal(offence.Value is "other" or "false-report" ? "judge-grave" : "met", Text(Ask("referral", "crime-threshold", ("lawOn", Day("2026-03-10")), ("offence", FeelValue.Of(offence.Value)),
                ("deaths", Amount(1)), ("seriousInjuries", Amount(0)), ("directLoss", Amount(0)), ("realDanger", FeelValue.False), ("dangerItem", FeelValue.Nothing)).Value));
    }

    public static TheoryData<string, string, string, string, string> Displays => new()
    {
        { "2026-03-31", "serious", "true", "-", "-" },
        { "2026-04-01", "minor", "false", "-", "3" },
        { "2026-04-01", "general", "true", "3", "12" },
        { "2026-04-01", "serious", "true", "12", "36" },
    };

    [Theory]
    [MemberData(nameof(Displays))]
    public void The_term_of_display_is_that_of_the_day_of_the_decision_and_unverified(string decided, string creditClass, string shown, string least, string most)
    {
        var (value, row) = Ask("publication", "display-term", ("fact.decision.made.on", Day(decided)), ("creditClass", FeelValue.Of(creditClass)));

        Assert.Equal((shown, least, most), (Text(Entry(value, "shown")), Text(Entry(value, "minimumMonths")), Text(Entry(value, "maximumMonths"))));
        Assert.Equal(RuleStatus.Unverified, row.Status);
    }

    public static TheoryData<string, string, string, string, string> Contents => new()
    {
        { "2021-07-14", "unit", "show", "show", "国办发〔2018〕118号" },
        { "2021-07-15", "unit", "show", "show", "安全生产法 第七十八条第二款；行政处罚法 第四十八条第一款、第五十条" },
        { "2021-07-14", "person", "surname", "region", "国办发〔2018〕118号；政府信息公开条例 第十五条" },
        { "2021-07-15", "person", "surname", "region", "行政处罚法 第四十八条第一款、第五十条；政府信息公开条例 第十五条" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void What_is_shown_of_a_party_goes_by_the_day_of_the_decision(string decided, string party, string name, string address, string law)
    {
        var (value, row) = Ask("publication", "shown-content", ("fact.decision.made.on", Day(decided)), ("party.kind", FeelValue.Of(party)));

        Assert.Equal((name, address, law), (Text(Entry(value, "name")), Text(Entry(value, "address")), row.Law));
    }

    [Theory]
    [InlineData("2021-12-31", false, "2022-03-01")] // sixty days
    [InlineData("2022-01-01", false, "2022-01-31")] // thirty
    [InlineData("2026-03-02", true, "2026-05-01")] // no domicile in the country
    public void A_public_notice_serves_after_the_days_of_the_law_of_its_day(string posted, bool abroad, string served) => Assert.Equal(
        Day(served), Ask("service", "public-notice-period", ("postedOn", Day(posted)), ("foreignWithoutDomicile", FeelValue.Of(abroad))).Value);

    [Fact]
    public void Every_rule_of_a_threshold_has_its_article_and_its_status()
    {
        string[] thresholds = ["hearing-threshold", "hearing-right", "discussion-threshold", "limitation", "review-class", "crime-threshold", "display-term", "shown-content", "public-notice-period"];
        var rows = s_procedures.ByHash.Values.SelectMany(p => p.Rows).Where(r => thresholds.Contains(r.Key)).ToList();

        Assert.Equal(thresholds.Order(), rows.Select(r => r.Key).Order());
        Assert.All(rows.SelectMany(r => r.Value), row => Assert.NotEmpty(row.Law));
        Assert.Equal(rows.Sum(r => r.Value.Length), rows.SelectMany(r => r.Value).Select(r => r.Version).Distinct().Count());
    }

    private static (FeelValue Value, DecisionRow Row) Ask(string procedure, string decision, params (string Path, FeelValue Value)[] inputs)
    {
        Assert.True(s_procedures.TryGetCurrent(procedure, out var found));
        var scope = Engine.Forms.Answers.Nested(FeelContext.From(inputs.Select(i => KeyValuePair.Create(i.Path, i.Value))));
        var result = found.Decisions[decision].Evaluate(scope);
        Assert.DoesNotContain(result.Warnings, w => !w.Message.Contains("got number and null", StringComparison.Ordinal)); // what is not known passes no comparison, and a row of its own takes it
        var rule = Assert.Single(result.Matched);
        return (result.Value, found.Rows[decision][rule.Index - 1]);
    }

    private static FeelValue Entry(FeelValue value, string name) => ((FeelValue.Context)value).Value[name];

    private static string Text(FeelValue value) => value switch
    {
        { IsNull: true } => "-",
        FeelValue.String text => text.Value,
        FeelValue.Boolean truth => truth.Value ? "true" : "false",
        _ => value.ToString()!,
    };

    private static string Word(RuleStatus status) => status switch { RuleStatus.InForce => "in-force", RuleStatus.Historical => "historical", _ => "unverified" };

    private static FeelValue Truth(bool? truth) => truth is { } known ? FeelValue.Of(known) : FeelValue.Nothing;

    private static FeelValue Day(string? day) => day is null ? FeelValue.Nothing : FeelValue.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static FeelValue Amount(int? amount) => amount is { } a ? FeelValue.Of(a) : FeelValue.Nothing;
}

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
public sealed partial class ThresholdTests
{
    private static readonly ProcedureSet s_procedures = WorkflowsReader.Read(SourceTree.Combine("workflows"), ActionLibrary.All).World!.Procedures;

    public static TheoryData<string, bool, bool, bool, string, string, string> Reviews => new()
    {
        { "2021-07-15", true, false, false, "fine", "public-interest", "行政处罚法 第五十八条第一款第一项" },
        { "2021-07-15", false, true, false, "fine", "hearing", "行政处罚法 第五十八条第一款第二项" },
        { "2026-03-10", false, false, true, "fine", "complex", "行政处罚法 第五十八条第一款第三项" },
        { "2026-03-10", false, false, false, "fine", "policy", "单位设置：所有案件均审核" },
        { "2026-03-10", false, false, false, "stop", "major-rights", "国办发〔2018〕118号" }, // wider than art. 58, its details not read
        { "2021-07-14", true, true, true, "fine", "public-interest", "国办发〔2018〕118号" },
        { "2018-12-05", false, true, false, "fine", "hearing", "国办发〔2018〕118号" },
        { "2018-12-04", true, true, true, "fine", "policy", "单位设置：所有案件均审核" },
    };

    [Theory]
    [MemberData(nameof(Reviews))]
    public void The_class_of_the_review_is_that_of_the_day_of_the_step(string day, bool interest, bool heard, bool complex, string kind, string reviewClass, string law)
    {
        var (value, row) = Ask("review", "review-class", ("today", Day(day)), ("majorPublicInterest", FeelValue.Of(interest)), ("severalLegalRelations", FeelValue.Of(complex)),
            ("fact.hearing.closed", heard ? FeelValue.True : FeelValue.Nothing), ("fact.hearing.abandoned", FeelValue.Nothing), ("finalMainPenalty", FeelValue.Of(kind)), ("finalOtherPenalties", FeelValue.Nothing));

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

    public static TheoryData<string, string, string, string, string> Displays => new()
    {
        { "2026-03-31", "serious", "true", "-", "-" },
        { "2026-03-31", "minor", "true", "-", "-" },
        { "2026-03-31", "general", "true", "-", "-" },
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
        { "2018-12-04", "unit", "show", "show", "单位设置：2018-12-05前没有载入规定，按其后的规定掌握" },
        { "2018-12-05", "unit", "show", "show", "国办发〔2018〕118号" },
        { "2021-07-14", "unit", "show", "show", "国办发〔2018〕118号" },
        { "2021-07-15", "unit", "show", "show", "行政处罚法 第四十八条第一款、第五十条；国办发〔2018〕118号" },
        { "2021-08-31", "unit", "show", "show", "行政处罚法 第四十八条第一款、第五十条；国办发〔2018〕118号" }, // the Safety Act of 2021 is in force from 1 September
        { "2021-09-01", "unit", "show", "show", "安全生产法 第七十八条第二款；行政处罚法 第四十八条第一款、第五十条" },
        { "2018-12-04", "person", "surname", "region", "单位设置：2018-12-05前没有载入规定，按其后的规定掌握" },
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
    [InlineData("2026-03-02", true, "2026-05-01")] // no domicile in the country: sixty days
    [InlineData("2024-01-01", true, "2024-03-01")]
    [InlineData("2023-12-31", true, "2024-03-31")] // three months, until the revision of 2023
    [InlineData("2021-11-30", true, "2022-02-28")]
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

    private static FeelValue Value(string procedure, string decision, params (string Path, FeelValue Value)[] inputs)
    {
        Assert.True(s_procedures.TryGetCurrent(procedure, out var found));
        return found.Decisions[decision].Evaluate(FeelContext.From(inputs.Select(i => KeyValuePair.Create(i.Path, i.Value)))).Value;
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

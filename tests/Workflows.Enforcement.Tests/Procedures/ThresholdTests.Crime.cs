using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class ThresholdTests
{
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
}

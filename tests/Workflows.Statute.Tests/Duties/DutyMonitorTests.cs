using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Duties;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Duties;

public sealed class DutyMonitorTests
{
    private static readonly DateOnly s_day = Day("2026-03-10");
    private static readonly ImmutableArray<DutyAct> s_acts =
        [new("officer1", "investigate", "inquiry", Day("2026-03-03")), new("reviewer", "review", "review", Day("2026-03-09"))];

    public static TheoryData<string, string, bool[]> Exclusions => new()
    {
        { "officer1", "review", [false] }, // he investigated the case
        { "officer2", "review", [true] },
        { "reviewer", "review", [true] }, // reviewing again excludes nobody
        { "reviewer", "investigate", [false] }, // and the other way round
        { "officer1", "investigate", [true] },
        { "officer1", "decide", [] }, // no rule speaks of deciding
    };

    [Theory]
    [MemberData(nameof(Exclusions))]
    public void Who_did_the_one_duty_may_not_do_the_other(string person, string duty, bool[] holds) =>
        Assert.Equal(holds, Judge([NeverAlso], person, duty).Select(v => v.Holds));

    [Fact]
    public void A_breach_names_the_person_the_act_and_its_day()
    {
        var verdict = Assert.Single(Judge([NeverAlso], "officer1", "review"));
        Assert.Equal(("officer1", "33a", s_acts[0]), (verdict.Person, verdict.Rule.No, verdict.BarredBy));
        Assert.Contains("did on 2026-03-03", verdict.Why.En, StringComparison.Ordinal);
        Assert.Contains("“investigate”", verdict.Why.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", null, true)]
    [InlineData("2026-03-10", "2026-03-10", true)] // both ends are days in force
    [InlineData("2026-03-11", null, false)] // not yet valid
    [InlineData("2020-01-01", "2026-03-09", false)] // expired the day before
    public void A_certificate_must_be_valid_on_the_day_of_the_act(string from, string? to, bool holds)
    {
        HeldCertificate held = new("enforcement-certificate", "甲-001", Day(from), to is null ? null : Day(to));
        Assert.Equal(holds, Assert.Single(Judge([Holds], "officer1", "inspect", held)).Holds);
    }

    [Fact]
    public void Another_certificate_will_not_do() =>
        Assert.False(Assert.Single(Judge([Holds], "officer1", "inspect", new HeldCertificate("legal-qualification", "乙-002", Day("2020-01-01"), null))).Holds);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(null, 1)] // neither true nor false binds
    public void A_rule_binds_unless_its_condition_is_false(bool? condition, int verdicts)
    {
        var rule = Holds with { When = FeelExpression.Parse("person.firstReviewOn >= date(\"2018-01-01\")").Expression };
        Assert.Equal(verdicts, DutyMonitor.Judge([rule], s_acts, Person("officer1"), "inspect", s_day, _ => condition).Length);
    }

    [Fact]
    public void A_rule_that_is_not_in_force_on_the_day_does_not_bind()
    {
        Assert.Empty(Judge([NeverAlso with { ValidFrom = Day("2026-03-11") }], "officer1", "review"));
        Assert.Empty(Judge([NeverAlso with { ValidTo = Day("2026-03-09") }], "officer1", "review"));
        Assert.Single(Judge([NeverAlso with { ValidFrom = s_day, ValidTo = s_day }], "officer1", "review"));
    }

    [Theory]
    [InlineData("officer1 officer2", true)]
    [InlineData("officer1 officer1", false)] // one man named twice
    [InlineData("officer1", false)]
    [InlineData("", false)]
    public void Two_different_officers_must_be_named(string named, bool holds) => Assert.Equal(holds, Assert.Single(
        DutyMonitor.JudgeNumber([AtLeast, NeverAlso], named.Split(' ', StringSplitOptions.RemoveEmptyEntries), "inspect", s_day, _ => true)).Holds);

    [Fact]
    public void The_number_is_judged_only_for_its_own_duty() =>
        Assert.Empty(DutyMonitor.JudgeNumber([AtLeast], ["officer1"], "review", s_day, _ => true));

    private static DutyRule NeverAlso => new("33a", new("审核与承办分离", "The reviewer is no handler"), "review", ["investigate", "propose"], null, 1, null, "国办发〔2018〕118号", null, null, null);
    private static DutyRule Holds => new("1", new("持证执法", "Certificate"), "inspect", [], "enforcement-certificate", 1, null, "行政处罚法 第四十二条", null, null, null);
    private static DutyRule AtLeast => new("2", new("两人执法", "Two officers"), "inspect", [], null, 2, null, "行政处罚法 第四十二条", null, null, null);

    private static DutyCandidate Person(string id, params HeldCertificate[] held) => new(id, ["case-officer"], [.. held]);

    private static ImmutableArray<DutyVerdict> Judge(IEnumerable<DutyRule> rules, string person, string duty, params HeldCertificate[] held) =>
        DutyMonitor.Judge(rules, s_acts, Person(person, held), duty, s_day, _ => true);
}

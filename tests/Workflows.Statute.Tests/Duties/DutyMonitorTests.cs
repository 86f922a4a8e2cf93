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

    [Theory]
    // who did the earlier act, in whose place; who comes now, in whose place; whether he may
    [InlineData("deputy", "head", "deputy", null, false)]
    [InlineData("deputy", "head", "head", null, false)] // the act is the principal's too
    [InlineData("head", null, "deputy", "head", false)] // who acts in his place is bound by what he did
    [InlineData("head", null, "deputy", null, true)] // for himself he is free
    [InlineData("deputy", "head", "other", "head", false)] // another deputy of the same principal
    [InlineData("deputy", "head", "other", null, true)]
    public void An_act_by_delegation_counts_for_both(string did, string? inPlaceOf, string person, string? actingFor, bool holds)
    {
        DutyAct act = new(did, "investigate", "inquiry", Day("2026-03-03")) { For = inPlaceOf };

        var verdict = Assert.Single(DutyMonitor.Judge([NeverAlso], [act], Person(person) with { For = actingFor }, "review", s_day, _ => true));

        Assert.Equal((holds, holds ? null : act), (verdict.Holds, verdict.BarredBy));
    }

    [Theory]
    [InlineData("case-officer", true)]
    [InlineData("principal-head", false)] // the candidate is a case officer
    [InlineData("principal-head case-officer", true)]
    [InlineData("principal-head deputy-head", false)]
    public void A_duty_of_certain_roles_is_done_in_one_of_them(string roles, bool holds) =>
        Assert.Equal(holds, Assert.Single(Judge([NeverAlso with { NeverAlso = [], OnlyRoles = [.. roles.Split(' ')] }], "officer2", "review")).Holds);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(null, false)] // no answer bars
    public void A_condition_bars_unless_it_is_false(bool? answer, bool holds)
    {
        var rule = NeverAlso with { NeverAlso = [], BarredWhen = FeelExpression.Parse("list contains(asked, person.id)").Expression };

        Assert.Equal(holds, Assert.Single(DutyMonitor.Judge([rule], [], Person("officer2"), "review", s_day, _ => answer)).Holds);
    }

    [Theory]
    [InlineData("officer2", null, "review", false)]
    [InlineData("officer2", null, null, false)] // a step that is no duty
    [InlineData("deputy", "officer2", "review", false)] // nor through another
    [InlineData("officer3", null, "review", true)]
    public void Who_must_withdraw_is_barred_from_everything(string person, string? actingFor, string? duty, bool holds)
    {
        var rule = NeverAlso with { No = "5", Duty = DutyRule.Any, NeverAlso = [], Withdrawn = true };
        Withdrawal withdrawal = new("officer2", "recusal-decision", Day("2026-03-04"));

        var verdict = Assert.Single(DutyMonitor.Judge([rule], [], Person(person) with { For = actingFor }, duty, s_day, _ => true, [withdrawal]));

        Assert.Equal((holds, holds ? null : withdrawal), (verdict.Holds, verdict.Withdrawal));
    }

    private static DutyRule NeverAlso => new("33a", new("审核与承办分离", "The reviewer is no handler"), "review", ["investigate", "propose"], null, 1, null, "国办发〔2018〕118号", null, null, null);
    private static DutyRule Holds => new("1", new("持证执法", "Certificate"), "inspect", [], "enforcement-certificate", 1, null, "行政处罚法 第四十二条", null, null, null);
    private static DutyRule AtLeast => new("2", new("两人执法", "Two officers"), "inspect", [], null, 2, null, "行政处罚法 第四十二条", null, null, null);

    private static DutyCandidate Person(string id, params HeldCertificate[] held) => new(id, ["case-officer"], [.. held]);

    private static ImmutableArray<DutyVerdict> Judge(IEnumerable<DutyRule> rules, string person, string duty, params HeldCertificate[] held) =>
        DutyMonitor.Judge(rules, s_acts, Person(person, held), duty, s_day, _ => true);
}

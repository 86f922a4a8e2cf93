using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>
/// The rules of duties of the shipped procedures. Everybody holds every role and every certificate: what stops a person is what he did in the case.
/// officer1 and officer2 inspect, investigate and propose; the others do what their names say.
/// </summary>
public sealed class DutyTests
{
    private static readonly ImmutableArray<string> s_roles = [.. Cast.Everybody.Values.SelectMany(p => p.Roles).Append("administrator").Distinct()];

    private static readonly ImmutableDictionary<string, Person> s_people = Cast.Everybody
        .Add("admin", Cast.Everybody["deputy"] with { Id = "admin" })
        .ToImmutableDictionary(p => p.Key, p => p.Value with
        {
            Roles = s_roles,
            Certificates = [new("enforcement", "示例", new(2025, 1, 1), new(2029, 12, 31)), new("legal-qualification", "示例", new(2025, 1, 1), new(2029, 12, 31))],
        });

    private static readonly ScenarioMessage s_payment = new("payment.received", s => s.Record.Last("decision.served")?.On.AddDays(5), FeelContext.Empty);

    private static Scenario Course(string name) => name switch
    {
        "hearing" => new(name) { Messages = [new("hearing.requested", s => s.Record.Last("notice.served")?.On.AddDays(2), FeelContext.Empty), s_payment] },
        "complex" => new(name) { Answers = Reporting("complexOrMajor", FeelValue.True), Messages = [s_payment] },
        "crime" => new(name) { Answers = Reporting("suspectedCrime", FeelValue.True) },
        "not filed" => new(name)
        {
            Answers = Reporting("suspectedCrime", FeelValue.True),
            Messages = [new("police.not-filed", s => s.Record.Last("referral.handed-over")?.On.AddDays(1), FeelContext.Empty)],
        },
        "deferral" => new(name) { Messages = [new("payment.deferral-requested", s => s.Record.Last("decision.served")?.On.AddDays(2), FeelContext.Empty)] },
        _ => new(name) { Messages = [s_payment] },
    };

    [Theory]
    [InlineData("2017-12-31", "-")]
    [InlineData("2018-01-01", "33b")] // his first review came under the rule
    [InlineData(null, "33b")] // he never reviewed
    public void Only_who_reviews_for_the_first_time_needs_the_legal_qualification(string? reviewsSince, string rule)
    {
        var people = Cast.Everybody.SetItem("reviewer", Cast.Everybody["reviewer"] with
        {
            Certificates = reviewsSince is null ? [] : [new("review-practice", "示例", DateOnly.ParseExact(reviewsSince, "yyyy-MM-dd", null), new(2029, 12, 31))],
        });
        var played = new PlayedCase(Course("lapse"), people: people).Until("legal-review");

        Assert.Equal(rule, RuleOf(played.Complete("legal-review", "reviewer")));
    }

    [Theory]
    // the course, the step that approves or judges, the person, the rule that refuses
    [InlineData("lapse", "filing-opinion", "officer1", "own-filing-advice")]
    [InlineData("lapse", "filing-approval", "officer1", "own-filing")] // he proposed it
    [InlineData("lapse", "filing-approval", "unit-head", "own-filing")] // he advised on it
    [InlineData("lapse", "filing-approval", "head", "-")]
    [InlineData("lapse", "report-review", "officer1", "own-report")]
    [InlineData("lapse", "report-review", "officer2", "own-report")] // named as investigator, not the writer
    [InlineData("lapse", "report-review", "head", "-")]
    [InlineData("lapse", "legal-review", "officer1", "33a")]
    [InlineData("lapse", "legal-review", "officer2", "33a")]
    [InlineData("hearing", "legal-review", "chair", "30s")]
    [InlineData("hearing", "legal-review", "reviewer", "-")]
    [InlineData("hearing", "hold", "officer1", "30")]
    [InlineData("hearing", "hold", "officer2", "30")]
    [InlineData("hearing", "hold", "chair", "-")]
    [InlineData("complex", "discussion", "officer1", "34a")]
    [InlineData("complex", "discussion", "head", "-")]
    [InlineData("lapse", "decision", "officer1", "34b")]
    [InlineData("lapse", "decision", "officer2", "34b")]
    [InlineData("lapse", "decision", "head", "-")]
    [InlineData("lapse", "preview", "officer1", "masking-independent")]
    [InlineData("lapse", "release", "officer1", "publishing-independent")]
    [InlineData("lapse", "release", "publisher", "own-masking")] // he checked the masking himself
    [InlineData("lapse", "release", "reviewer", "-")]
    [InlineData("deferral", "decide-deferral", "officer1", "own-deferral")]
    [InlineData("lapse", "closing-approval", "officer1", "own-closing")]
    [InlineData("lapse", "closing-approval", "head", "-")]
    [InlineData("crime", "approve", "officer1", "own-referral")]
    [InlineData("crime", "approve", "director", "-")]
    [InlineData("not filed", "not-filed-answer-decision", "officer1", "own-answer-to-police")]
    [InlineData("not filed", "not-filed-answer-decision", "head", "-")]
    public void Nobody_approves_what_he_proposed(string course, string step, string person, string rule)
    {
        var played = new PlayedCase(Course(course), people: s_people).Until(step);

        var decision = played.Complete(step, person);

        Assert.Equal(rule, RuleOf(decision));
        if (decision is Decision.Rejected { Why: Rejection.DutyBarred { Earlier: { } earlier } why })
        {
            Assert.Contains(earlier.Person == person ? $"'{person}' did '{earlier.Duty}' in the step" : person, why.Message.En, StringComparison.Ordinal);
            Assert.Contains($"(entry {earlier.Seq} of the case's log)", why.Message.En, StringComparison.Ordinal);
            Assert.IsType<CaseEvent.DutyDone>(played.Log[(int)earlier.Seq - 1]);
        }
    }

    [Fact]
    public void An_administrator_is_bound_by_what_he_did()
    {
        var played = new PlayedCase(Course("lapse"), people: s_people).Until("evidence");
        Assert.IsType<Decision.Accepted>(played.Complete("evidence", "admin"));

        Assert.Equal("33a", RuleOf(played.Until("legal-review").Complete("legal-review", "admin")));
        Assert.Equal("34b", RuleOf(played.Until("decision").Complete("decision", "admin")));
    }

    [Fact]
    public void A_recusal_is_asked_for_decided_by_the_head_and_work_goes_on_meanwhile()
    {
        var played = new PlayedCase(Course("lapse"), people: s_people).Until("evidence");
        Assert.IsType<Decision.Accepted>(played.Deliver("recusal.requested", "officer1", Recusal(played, "officer2")));

        Assert.IsType<Decision.Accepted>(played.Complete("evidence", "officer2")); // until it is decided he works on
        Assert.IsType<Decision.Accepted>(played.Complete("recusal-decision", "head",
            ("recusalOutcome", FeelValue.Of("granted")), ("recusalDecisionReason", FeelValue.Of("与当事人有亲属关系"))));

        Assert.Equal("5", RuleOf(played.Complete("report", "officer2")));
        Assert.Equal("officer2", Assert.Single(played.State.Record.Withdrawals).Person);
        Assert.Contains(played.State.Record.Acts, a => a is { Person: "officer2", Duty: "investigate", Element: "evidence" }); // what he did stands
        Assert.IsType<Decision.Accepted>(played.Complete("report", "officer1"));
    }

    [Fact]
    public void A_recusal_that_is_refused_bars_nobody()
    {
        var played = new PlayedCase(Course("lapse"), people: s_people).Until("evidence");
        played.Deliver("recusal.requested", "officer1", Recusal(played, "officer2"));

        Assert.Equal("-", RuleOf(played.Complete("recusal-decision", "head", ("recusalOutcome", FeelValue.Of("refused")), ("recusalDecisionReason", FeelValue.Of("理由不成立")))));

        Assert.Empty(played.State.Record.Withdrawals);
        Assert.Equal("-", RuleOf(played.Complete("evidence", "officer2")));
    }

    [Theory]
    [InlineData("head", "own-recusal")]
    [InlineData("deputy", "-")]
    public void The_head_does_not_decide_on_his_own_recusal(string person, string rule)
    {
        var played = new PlayedCase(Course("lapse"), people: s_people).Until("evidence");
        played.Deliver("recusal.requested", "officer1", Recusal(played, "head"));

        Assert.Equal(rule, RuleOf(played.Complete("recusal-decision", person, ("recusalOutcome", FeelValue.Of("refused")), ("recusalDecisionReason", FeelValue.Of("理由不成立")))));
    }

    [Fact]
    public void A_chair_who_must_withdraw_does_not_hold_the_hearing_and_is_not_appointed_again()
    {
        var played = new PlayedCase(Course("hearing"), people: s_people).Until("hold");
        Assert.IsType<Decision.Accepted>(played.Deliver("hearing.chair-recusal-requested", "clerk",
            FeelContext.Empty.Set("chairRecusalRequestedOn", FeelValue.Of(played.Today)).Set("chairAsked", Names("chair")).Set("chairRecusalReason", FeelValue.Of("与当事人有利害关系"))));

        Assert.Equal("FormInvalid", RuleOf(Replace(played, "chair"))); // the same again
        Assert.Equal("-", RuleOf(Replace(played, "supervisor")));

        Assert.Equal("5", RuleOf(played.Complete("hold", "chair")));
        Assert.Equal("-", RuleOf(played.Complete("hold", "supervisor")));

        static Decision Replace(PlayedCase played, string chair) => played.Complete("chair-recusal-decision", "head",
            ("chairRecusalOutcome", FeelValue.Of("granted")), ("chair", Names(chair)));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", null, "-")]
    [InlineData("2026-01-01", "2026-03-02", null, "OutsideDelegation")] // over before the referral is to be decided
    [InlineData("2026-01-01", "2026-12-31", "2026-03-03", "OutsideDelegation")] // ended early
    [InlineData("2027-01-01", "2027-12-31", null, "OutsideDelegation")]
    public void The_acting_head_decides_a_referral_within_the_writing(string from, string to, string? ended, string rule)
    {
        var writing = new Delegation("1", "director", "deputy", "principal-head", Day(from), Day(to), "示应急委〔2026〕1号") { EndedOn = ended is null ? null : Day(ended) };
        var people = Cast.Everybody.SetItem("deputy", Cast.Everybody["deputy"] with { Delegations = [writing] });
        var played = new PlayedCase(Course("crime"), people: people).Until("approve");
        played.PassTo(new(2026, 3, 4));

        Assert.Equal(rule, RuleOf(played.Complete("approve", "deputy")));
        if (rule == "-") Assert.Equal("director", played.State.Record.Acts[^1].For);
    }

    private static FeelContext Recusal(PlayedCase played, string of) => FeelContext.Empty
        .Set("recusalRequestedOn", FeelValue.Of(played.Today)).Set("recusalOf", Names(of)).Set("recusalReason", FeelValue.Of("与当事人有亲属关系"));

    private static ImmutableDictionary<string, Func<CaseState, FeelContext>> Reporting(string field, FeelValue answer) =>
        ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty.Add("report", _ => FeelContext.Empty.Set(field, answer));

    private static FeelValue Names(params string[] names) => FeelValue.Of(names.Select(n => FeelValue.Of(n)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static string RuleOf(Decision decision) => decision is Decision.Rejected { Why: var why } ? why.Rule ?? why.GetType().Name : "-";
}

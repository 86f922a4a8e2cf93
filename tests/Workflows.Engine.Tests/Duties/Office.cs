using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Duties;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Duties;

/// <summary>
/// A small office and a procedure in which each duty is a task of its own, open from the beginning, so that they can be done in any order.
/// Every case of these tests begins on Monday, 2 March 2026.
/// </summary>
internal static class Office
{
    public static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly string[] s_duties = ["inspect", "investigate", "propose", "preside", "review", "decide", "publish", "review-file", "approve-filing", "approve-referral", "decide-recusal"];

    /// <summary>Everybody holds every role: what stops them is what they did, or what they hold.</summary>
    public static ImmutableDictionary<string, Person> Everybody { get; } = new[]
    {
        Someone("officer1", "2026-03-31"), Someone("wang", "2026-03-31"), Someone("li", "2026-03-31"), Someone("zhao", "2026-03-09"), Someone("admin", "2026-03-31"), Someone("chen", "2026-03-31"),
    }.ToImmutableDictionary(p => p.Id);

    /// <summary>Rules as the shipped files declare them, in short.</summary>
    public static RuleBook Law { get; } = Play.NoLaw with
    {
        Duties =
        [
            Rule("33a", "review", "国办发〔2018〕118号") with { NeverAlso = ["inspect", "investigate", "propose"] },
            Rule("30", "preside", "行政处罚法 第六十四条第四项") with { NeverAlso = ["inspect", "investigate", "propose"] },
            Rule("33s", "review", null) with { NeverAlso = ["preside"] },
            Rule("34b", "decide", null) with { NeverAlso = ["inspect", "investigate", "propose"] },
            Rule("own-filing", "approve-filing", null) with { NeverAlso = ["propose"] },
            Rule("publishing-independent", "publish", null) with { NeverAlso = ["investigate", "propose"] },
            Rule("file-review", "review-file", null) with { NeverAlso = ["inspect", "investigate", "propose", "preside", "review", "decide", "publish"] },
            Rule("1b", "investigate", "行政处罚法 第四十二条第一款") with { Holds = "enforcement" },
            Rule("2b", "investigate", "行政处罚法 第四十二条第一款") with { AtLeast = 2 },
            Rule("19a", "approve-referral", "行政执法机关移送涉嫌犯罪案件的规定 第五条第一款") with { OnlyRoles = ["principal-head"] },
            Rule("own-recusal", "decide-recusal", null) with { BarredWhen = FeelExpression.Parse("list contains(asked, person.id)").Expression },
            Rule("5", DutyRule.Any, "行政处罚法 第四十三条第一款") with { Withdrawn = true },
        ],
    };

    public static Play Open(ImmutableDictionary<string, Person>? people = null, RuleBook? law = null)
    {
        var tasks = string.Concat(s_duties.Select(d =>
            $"""<userTask id="{d}" name="{d}之步" law:name-en="Step {d}" law:role="{Role(d)}" law:duty="{d}" law:form="dated" law:event="{Event(d)}"/>"""));
        var procedure = Read("main",
            Start() + """<parallelGateway id="fork"/>""" + tasks
            + """<userTask id="name" name="指定" law:name-en="Name officers" law:role="case-officer" law:form="name"/>"""
            + """<userTask id="recuse" name="回避决定" law:name-en="Recusal" law:role="agency-head" law:form="recuse"/>"""
            + """<userTask id="plain" name="其他事项" law:name-en="Something else" law:role="case-officer" law:form="dated"/>"""
            + """<intermediateCatchEvent id="hears" name="等" law:name-en="Wait"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>"""
            + Flow("start", "fork") + string.Concat(s_duties.Concat(["name", "recuse", "plain", "hears"]).Select(t => Flow("fork", t) + End($"end-{t}") + Flow(t, $"end-{t}"))),
            """<message id="m" name="defence.received" law:name-en="Defence" law:role="case-officer" law:form="dated"/>""",
            new("dated", new("填", "Form"), null, [Field("on", FieldType.Date) with { IsLegalDate = true }], []),
            new("name", new("填", "Form"), null, [Field("on", FieldType.Date) with { IsLegalDate = true }, Field("officers", FieldType.People) with { Duty = "investigate" }], []),
            new("recuse", new("填", "Form"), null, [Field("withdraw", FieldType.People) with { WithdrawsWhen = FeelExpression.Parse("true").Expression }], []));
        return new(Set(procedure), law ?? Law, people ?? Everybody);
    }

    /// <summary>Does a duty, dated that day where one is given.</summary>
    public static Decision Does(this Play play, string person, string duty, string? on = null) =>
        play.Complete(duty, person, on is null ? FeelContext.Empty : FeelContext.Empty.Set("on", FeelValue.Of(DateOnly.ParseExact(on, "yyyy-MM-dd", null))));

    public static Decision Names(this Play play, string person, string on, params string[] officers) => play.Complete("name", person, FeelContext.Empty
        .Set("on", FeelValue.Of(DateOnly.ParseExact(on, "yyyy-MM-dd", null))).Set("officers", FeelValue.Of(officers.Select(o => FeelValue.Of(o)))));

    public static Decision Recuses(this Play play, string head, params string[] officers) =>
        play.Complete("recuse", head, FeelContext.Empty.Set("withdraw", FeelValue.Of(officers.Select(o => FeelValue.Of(o)))));

    /// <summary>The number of the rule that refuses, <c>-</c> where nothing does, the refusal's kind where it has no rule.</summary>
    public static string RuleOf(Decision decision) => decision is Decision.Rejected { Why: var why } ? why.Rule ?? why.GetType().Name : "-";

    public static Rejection.DutyBarred Barred(Decision decision) => Assert.IsType<Rejection.DutyBarred>(Assert.IsType<Decision.Rejected>(decision).Why);

    public static Person Someone(string id, string certificateTo, params string[] roles) => new(id, id, id, "执法一科", null,
        roles.Length > 0 ? [.. roles] : ["case-officer", "legal-reviewer", "hearing-chair", "agency-head", "principal-head", "publisher", "administrator"],
        [new("enforcement", $"ZF-{id}", new(2025, 1, 1), DateOnly.ParseExact(certificateTo, "yyyy-MM-dd", null))]);

    private static string Role(string duty) => duty switch { "approve-referral" => "agency-head principal-head", "decide" or "approve-filing" or "decide-recusal" => "agency-head", "review" => "legal-reviewer", _ => "case-officer" };

    private static string Event(string duty) => $"{duty}.done";

    private static FormField Field(string name, FieldType type) => new(name, new(name, name), type, false, null, null, null, null, null, [], false, false, null, null, null);

    private static DutyRule Rule(string no, string duty, string? law) => new(no, new($"规则{no}", $"Rule {no}"), duty, [], null, 1, null, law, law is null ? "单位设置" : null, null, null);
}

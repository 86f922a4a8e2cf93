using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Runtime.Mail;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.TestKit.Cases;

namespace Workflows.Runtime.Tests.Mail;

/// <summary>Who reads a reminder or an escalation: by role, by the unit of the case, by who acts for whom, by who left. None is lost.</summary>
public sealed class RecipientsTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);

    /// <summary>Two units with officers and heads of their own, and the leaders of the house.</summary>
    private static readonly ImmutableArray<Person> s_house =
    [
        Someone("a1", "执法一科", "case-officer"), Someone("a2", "执法一科", "case-officer"), Someone("a-head", "执法一科", "unit-head"),
        Someone("b1", "执法二科", "case-officer"), Someone("b-head", "执法二科", "unit-head"),
        Someone("reviewer", "政策法规科", "legal-reviewer"), Someone("deputy", "局领导", "deputy-head"), Someone("director", "局领导", "principal-head"),
        Someone("admin", "信息中心", "administrator"),
    ];

    [Theory]
    // role, who acted in the case (the first tells its unit), who left, who gets the mail
    [InlineData("case-officer", "a1", "", "a1")] // who acts, not every officer
    [InlineData("case-officer", "a1 a2", "", "a1 a2")]
    [InlineData("case-officer", "", "", "a1 a2 b1")] // nobody acted yet
    [InlineData("unit-head", "a1", "", "a-head")] // the head of the case's unit alone
    [InlineData("unit-head", "b1", "", "b-head")]
    [InlineData("unit-head", "", "", "a-head b-head")]
    [InlineData("legal-reviewer", "a1", "", "reviewer")] // nobody in the unit holds it: whoever does
    [InlineData("case-officer", "a1", "a1", "a-head")] // who left: the head of his unit
    [InlineData("case-officer", "a1 a2", "a1", "a-head a2")] // and the colleague as before
    [InlineData("unit-head", "a1", "a-head", "b-head")] // the unit lost its head: another unit's
    [InlineData("unit-head", "a1", "a-head b-head", "deputy")] // no unit has one: the next above
    [InlineData("legal-reviewer", "a1", "reviewer", "a-head b-head")] // the only reviewer left, and his unit has no head
    [InlineData("supervisor", "a1", "", "a-head b-head")] // a role that nobody ever held
    [InlineData("unit-head", "a1", "a1 a2 a-head b1 b-head reviewer deputy director", "admin")] // the last one in the house
    public void A_mail_finds_its_readers(string role, string acted, string left, string readers) =>
        Assert.Equal(readers, Readers([role], acted, left));

    [Theory]
    // the delegation's days in March 2026, who gets a mail to the principal head
    [InlineData(1, 10, "", "deputy director")]
    [InlineData(2, 2, "", "deputy director")]
    [InlineData(3, 10, "", "director")] // not yet
    [InlineData(1, 1, "", "director")] // over
    [InlineData(1, 10, "director", "deputy")] // the head left: whoever acts in his place, and not the head of a unit
    public void Who_acts_in_the_place_of_a_holder_reads_what_he_reads(int from, int to, string left, string readers) =>
        Assert.Equal(readers, Readers(["principal-head"], "a1", left, new Delegation("1", "director", "deputy", "principal-head", new(2026, 3, from), new(2026, 3, to), "1号")));

    [Fact]
    public void A_delegation_of_another_role_brings_no_mail() =>
        Assert.Equal("director", Readers(["principal-head"], "a1", "", new Delegation("1", "director", "deputy", "supervisor", new(2026, 3, 1), new(2026, 3, 9), "1号")));

    [Theory]
    // who took the task that would settle it, its role, who left; who gets a mail that climbs to the deputy head
    [InlineData("reviewer", "legal-reviewer", "", "deputy reviewer")] // whoever took it, and then the rank
    [InlineData("", "legal-reviewer", "", "deputy reviewer")] // nobody took it: the role
    [InlineData("", "unit-head", "", "a-head deputy")] // the role in the unit of the case
    [InlineData("", "case-officer", "", "a1 deputy")] // the officer of the case
    [InlineData("a2", "case-officer", "", "a2 deputy")] // another took it: he, and not who acted before
    [InlineData("a2", "case-officer", "a2", "a-head deputy")] // who took it left: the head of his unit
    public void Whoever_has_the_step_in_hand_is_told_first(string took, string role, string left, string readers) => Assert.Equal(
        readers, string.Join(' ', Of(Mail(["deputy-head", "case-officer"], "a1") with { Roles = ["deputy-head"], Doers = [new(took.Length > 0 ? took : null, [role])] }, "a1", left).Select(r => r.Person.Id)));

    [Fact]
    public void Whoever_took_the_step_is_told_that_it_is_his_and_who_may_take_it_is_asked_to()
    {
        Effect.Mail mail = Mail(["deputy-head"], "a1") with { Doers = [new("reviewer", ["legal-reviewer"])] }, free = mail with { Doers = [new(null, ["legal-reviewer"])] };

        Assert.Contains("已由您认领", TextTo("reviewer", mail), StringComparison.Ordinal);
        Assert.Contains("尚无人认领", TextTo("reviewer", free), StringComparison.Ordinal);
        Assert.DoesNotContain("认领", TextTo("deputy", mail), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("escalation")]
    [InlineData("reminder")]
    [InlineData("handed-back")]
    public void A_mail_can_be_read_in_either_language_alone(string kind)
    {
        var mail = Mail(["deputy-head"], "a1") with { Kind = kind, Doers = [new("reviewer", ["legal-reviewer"])], Data = FeelContext.Empty.Set("case", FeelValue.Of("1号")) };
        var written = MailWriter.Write(mail, CaseId.Parse("c-1"), Of(mail, "a1", ""), Play.Monday).Single(m => m.Person == "reviewer");

        var (subject, text) = (MailWriter.SubjectOf(written.Subject), MailWriter.TextOf(written.Text));

        Assert.DoesNotMatch("[A-Za-z]", subject.Zh + text.Zh);
        Assert.DoesNotMatch("[公示请您]", subject.En + text.En);
        Assert.Contains("已由您认领", text.Zh, StringComparison.Ordinal);
        Assert.Contains("yours to do", text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_only_the_authority_set_is_not_called_the_laws()
    {
        var mail = Mail(["deputy-head"], "a1");

        Assert.Contains("法定最后日", TextTo("deputy", mail), StringComparison.Ordinal);
        var own = TextTo("deputy", mail with { Data = mail.Data.Set("own-rule", FeelValue.Of(true)) });
        Assert.Contains("内部期限", own, StringComparison.Ordinal);
        Assert.DoesNotContain("法定", own, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_in_hours_says_at_which_hour_it_ends()
    {
        var mail = Mail(["deputy-head"], "a1") with { Data = FeelContext.Empty.Set("due", FeelValue.Of("2026-11-29")).Set("due-time", FeelValue.Of("21:07")) };

        Assert.Contains("法定最后日：2026-11-29 21:07\n", TextTo("deputy", mail).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("法定最后日：2026-11-29\n", TextTo("deputy", mail with { Data = mail.Data.Set("due-time", FeelValue.Nothing) }).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_gets_one_mail_whatever_the_number_of_his_roles() => Assert.Equal("a-head a1", Readers(["case-officer", "unit-head"], "a1", ""));

    [Fact]
    public void A_mail_about_a_unit_goes_to_that_unit() =>
        Assert.Equal("b-head", string.Join(' ', Of(Mail(["unit-head"], "a1") with { Unit = "执法二科" }, "a1", "").Select(r => r.Person.Id)));

    [Fact]
    public void Who_reads_in_anothers_place_is_told_why()
    {
        var mail = Mail(["case-officer"], "a1");
        var texts = MailWriter.Write(mail, CaseId.Parse("c-1"), Of(mail, "a1", "a1"), Play.Monday).ToList();

        Assert.Equal("c-1/publish#1/after-1/a-head", Assert.Single(texts).Identity);
        Assert.Contains("账号已停用", texts[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a1", texts[0].Text, StringComparison.Ordinal);
    }

    private static readonly DefaultReaders s_readers =
        new([], [], [], "unit-head", ["unit-head", "deputy-head", "agency-head", "principal-head", "supervisor", "administrator"]);

    private static string TextTo(string person, Effect.Mail mail) =>
        MailWriter.Write(mail, CaseId.Parse("c-1"), Of(mail, "a1", ""), Play.Monday).Single(m => m.Person == person).Text;

    private static string Readers(ImmutableArray<string> roles, string acted, string left, params Delegation[] delegations) =>
        string.Join(' ', Of(Mail(roles, acted), acted, left, delegations).Select(r => r.Person.Id));

    private static ImmutableArray<Recipient> Of(Effect.Mail mail, string acted, string left, params Delegation[] delegations)
    {
        var gone = Words(left);
        var people = s_house.Select(p => p with { Delegations = [.. delegations.Where(d => d.Deputy == p.Id)] }).ToLookup(p => gone.Contains(p.Id));
        var state = CaseState.None(CaseId.Parse("c-1")) with { Record = CaseRecord.Empty with { Acts = [.. Words(acted).Select(id => new DutyAct(id, "investigate", "evidence", s_today))] } };
        var context = new CommandContext(Play.Monday, s_today, Person.System, people[false].ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty);
        return new Recipients(state, s_readers, context, people[true].ToImmutableDictionary(p => p.Id)).Of(mail);
    }

    private static Effect.Mail Mail(ImmutableArray<string> roles, string acted) => new(
        "publish#1/after-1", "escalation", roles,
        roles.ToImmutableDictionary(r => r, r => r == "case-officer" ? Words(acted) : []), new("公示", "Publication"), FeelContext.Empty);

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static Person Someone(string id, string unit, params string[] roles) => new(id, id, id, unit, $"{id}@example.test", [.. roles], []);
}

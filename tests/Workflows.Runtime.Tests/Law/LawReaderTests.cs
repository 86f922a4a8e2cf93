using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Tests.Law;

public sealed class LawReaderTests
{
    private const string Good = """
        # the whole of the language, once
        deadlines:
          hearing-request:
            title: { zh: 要求听证, en: Request for a hearing }
            owner: party
            starts: [ notice.served, review.passed ]
            starts-when: hearingRight = true
            met-by: hearing.requested
            unless: decision.made
            due: { period: 5 working days, law: 行政处罚法 第六十四条第一项, valid_from: 2021-07-15, valid_to: 2030-12-31 }
            missed: watch
          publish:
            title: { zh: 公示, en: Publication }
            owner: agency
            starts: decision.made
            due:
              latest:
                - { period: 7 working days, when: party.kind = "unit", law: 安全生产法 第七十八条第二款 }
                - { period: 15 days, source: client }
            ladder:
              - { before: 2 working days, roles: [ case-officer, unit-head ] }
              - { on: day, roles: case-officer }
              - { after: 1 working day, roles: unit-head }
          answer:
            title: { zh: 答复, en: Answer }
            owner: outside
            starts: hearing.requested
            due: { period: 24 hours, source: client }
            ladder: none
        constraints:
          - { no: 1, title: { zh: 甲, en: a }, absence: review.passed, law: 法 }
          - { no: 2, title: { zh: 乙, en: b }, precedence: { first: [ notice.served, review.passed ], then: decision.made, same: version-hash }, source: client }
          - { no: 3, title: { zh: 丙, en: c }, alternate-precedence: { first: notice.served, then: decision.made }, law: 法, when: 'fine > 0' }
          - { no: 4, title: { zh: 丁, en: d }, response: { first: hearing.requested, then: [ decision.made ] }, law: 法, valid_from: 2020-01-01 }
          - { no: 5, title: { zh: 戊, en: e }, not-succession: { first: notice.served, then: decision.made }, law: 法 }
          - { no: 6, title: { zh: 己, en: f }, not-co-existence: { one: notice.served, other: decision.made }, law: 法 }
          - no: 7a
            title: { zh: 庚, en: g }
            guard:
              before: decision.made
              that: >-
                fact.hearing.requested_late = null and deadline.hearing_request.status != "running"
                and workingDaysBetween(fact.notice.served.on, event.on) >= 5
            law: 法
        duties:
          - { no: 8, title: { zh: 辛, en: h }, duty: review, never-also: [ investigate ], law: 法 }
          - { no: 9, title: { zh: 壬, en: i }, duty: review, holds: legal-qualification, at-least: 2, when: 'person.id != null', source: client }
        """;

    [Fact]
    public void Every_word_of_the_language_reaches_its_rule()
    {
        var law = Read(Good).Value!;
        var (request, publish, answer) = (law.Deadlines[0].Rule, law.Deadlines[1].Rule, law.Deadlines[2].Rule);

        Assert.Equal(("hearing-request", new Bilingual("要求听证", "Request for a hearing"), DeadlineOwner.Party, MissedMeans.Watch), (request.Key, request.Title, request.Owner, request.Missed));
        Assert.Equal("notice.served review.passed", string.Join(' ', request.Starts));
        Assert.Equal(("hearing.requested", "decision.made", "hearingRight = true"), (request.MetBy.Single(), request.Unless.Single(), request.StartsWhen!.Text));
        Assert.Equal(new DeadlinePeriod(new Period(5, PeriodUnit.WorkingDays), null, "行政处罚法 第六十四条第一项", null, new(2021, 7, 15), new(2030, 12, 31)), request.Periods.Single());
        Assert.Equal("after-2", Assert.Single(request.Ladder).Id); // as the vocabulary has it

        Assert.Equal((PeriodChoice.Latest, MissedMeans.Breach), (publish.Choice, publish.Missed));
        Assert.Equal(["7 working days", "15 days"], publish.Periods.Select(p => p.Length.ToString()));
        Assert.Equal(("party.kind = \"unit\"", "client"), (publish.Periods[0].When!.Text, publish.Periods[1].Source));
        Assert.Equal(["before-2 -2 case-officer,unit-head", "on-day 0 case-officer", "after-1 1 unit-head"], publish.Ladder.Select(r => $"{r.Id} {r.WorkingDays} {string.Join(',', r.Roles)}"));
        Assert.Equal((MissedMeans.Watch, 0), (answer.Missed, answer.Ladder.Length));

        Assert.Equal(
        [
            new ConstraintTemplate.Occurs(Occurrence.Absence, "review.passed", 0),
            new ConstraintTemplate.Relates(Relation.Precedence, ["notice.served", "review.passed"], ["decision.made"], "version-hash"),
            new ConstraintTemplate.Relates(Relation.AlternatePrecedence, ["notice.served"], ["decision.made"]),
            new ConstraintTemplate.Relates(Relation.Response, ["hearing.requested"], ["decision.made"]),
            new ConstraintTemplate.Relates(Relation.NotSuccession, ["notice.served"], ["decision.made"]),
            new ConstraintTemplate.Relates(Relation.NotCoExistence, ["notice.served"], ["decision.made"]),
        ], law.Constraints.Select(c => c.Rule.Template).SkipLast(1));
        Assert.Equal(("decision.made", "client"), (((ConstraintTemplate.Guard)law.Constraints[6].Rule.Template).Before.Single(), law.Constraints[1].Rule.Law));
        Assert.Equal(("fine > 0", new DateOnly(2020, 1, 1)), (law.Constraints[2].Rule.When!.Text, law.Constraints[3].Rule.ValidFrom));
        Assert.Equal(("8", "investigate", 1), (law.Duties[0].Rule.No, law.Duties[0].Rule.NeverAlso.Single(), law.Duties[0].Rule.AtLeast));
        Assert.Equal(("legal-qualification", 2, "client"), (law.Duties[1].Rule.Holds, law.Duties[1].Rule.AtLeast, law.Duties[1].Rule.Source));
        Assert.Equal(("law.yaml", 3, 3), (law.Deadlines[0].File, law.Deadlines[0].Line, law.Deadlines[0].Column));
    }

    [Fact]
    public void A_version_says_what_is_known_of_it_and_whose_it_is()
    {
        var law = Read(Good.Replace("valid_to: 2030-12-31", "valid_to: 2030-12-31, status: historical, province: 甲省", StringComparison.Ordinal)
            .Replace("- { no: 8, ", "- { no: 8, status: unverified, ", StringComparison.Ordinal)).Value!;

        Assert.Equal((RuleStatus.Historical, "甲省"), (law.Deadlines[0].Rule.Periods[0].Status, law.Deadlines[0].Rule.Periods[0].Province));
        Assert.Equal((RuleStatus.InForce, null), (law.Deadlines[1].Rule.Periods[0].Status, law.Deadlines[1].Rule.Periods[0].Province));
        Assert.Equal((RuleStatus.Unverified, RuleStatus.InForce), (law.Duties[0].Rule.Status, law.Duties[1].Rule.Status));
        Assert.NotEqual(Read(Good).Value!.Duties[0].Rule.Version, law.Duties[0].Rule.Version);
        Assert.Equal(Read(Good).Value!.Duties[1].Rule.Version, law.Duties[1].Rule.Version);
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "owner: party", "owner: citizen", "law.yaml(5,12): error LAW0004: Expected one of agency, party, outside, but got 'citizen'." },
        { "owner: party", "", "law.yaml(4,5): error LAW0002: Expected 'owner' for the deadline 'hearing-request', but it is missing." },
        { "owner: party", "ownr: party", "law.yaml(5,5): error LAW0001: Expected one of" },
        { "period: 5 working days", "period: 5", "law.yaml(10,20): error LAW0006: Expected a number and a unit, such as '7 working days', '15 days', '24 hours', '3 months' or '2 years', but '5' has no unit." },
        { "period: 5 working days", "period: 5 weeks", "law.yaml(10,20): error LAW0006" },
        { "met-by: hearing.requested", "met-by: hearing.asked", "law.yaml(8,13): error LAW0004: Expected an event of the vocabulary, but got 'hearing.asked'." },
        { "met-by: hearing.requested", "met-by: notice.served", "error LAW0010: Expected other events than those that start 'hearing-request', but 'notice.served' would end it as it starts." },
        { "[ notice.served, review.passed ]\n", "[]\n", "Expected at least one 'starts' for the deadline 'hearing-request', but the list is empty." },
        { "starts-when: hearingRight = true", "starts-when: hearingRight = ", "law.yaml(7,32): error LAW0007: Expected a FEEL expression, but the reader says: Expected a value, but got the end of the text." },
        { "starts-when: hearingRight = true", "starts-when: hearingRight and )", "law.yaml(7,35): error LAW0007" },
        { "starts-when: hearingRight = true", "starts-when: workingDaysUntil(x)", "error LAW0007" },
        { "starts-when: hearingRight = true", "starts-when: fact.notice.sent != null", "law.yaml(7,18): error LAW0004: Expected the way to an event of the vocabulary after 'fact.', but got 'notice.sent'." },
        { "valid_from: 2021-07-15", "valid_from: 15.7.2021", "law.yaml(10,69): error LAW0008: Expected a date like 2026-03-10, but got '15.7.2021'." },
        { "valid_to: 2030-12-31", "valid_to: 2020-12-31", "error LAW0008: Expected 'valid_to' on or after 'valid_from'" },
        { ", law: 行政处罚法 第六十四条第一项", "", "Expected 'law', the article, for a period of 'hearing-request', or 'source' where there is none, but both are missing." },
        { "valid_to: 2030-12-31", "status: historical", "error LAW0011: Expected 'valid_to', the last day on which it was in force, beside 'status: historical', but it is missing." },
        { "valid_to: 2030-12-31", "status: perhaps", "error LAW0004: Expected one of in-force, historical, unverified, but got 'perhaps'." },
        { "valid_to: 2030-12-31", "province: ' '", "error LAW0011: Expected the name of a province as agency.yaml has it for 'province', but the text is blank." },
        { "source: client", "source: 'client；status: unverified'", "error LAW0011: Expected 'status' as a field of its own, but it stands in the text of 'source'." },
        { "- { no: 8, ", "- { no: 8, status: old, ", "error LAW0004: Expected one of in-force, historical, unverified, but got 'old'." },
        { "missed: watch", "missed: shrug", "Expected one of breach, lapse, watch, but got 'shrug'." },
        { "ladder: none", "ladder: high", "Expected one of default, none, but got 'high'." },
        { "before: 2 working days", "before: 2 days", "error LAW0006: Expected working days for a rung, but got '2 days'." },
        { "before: 2 working days", "after: 1 working day", "error LAW0005: Expected each rung of the ladder once, but 'after-1' stands there 2 times." },
        { "on: day", "on: day, after: 1 working day", "error LAW0003: Expected one of 'before', 'after' and 'on: day' for a rung." },
        { "on: day", "on: night", "Expected one of day, but got 'night'." },
        { "roles: unit-head", "roles: janitor", "Expected a role of the vocabulary, but got 'janitor'." },
        { "latest:", "latests:", "error LAW0002: Expected 'period' for 'due' of 'publish', but it is missing." },
        { "title: { zh: 公示, en: Publication }", "title: 公示", "law.yaml(13,12): error LAW0003: Expected a map for 'title' of the deadline 'publish', but got '公示'." },
        { "publish:", "Publish It:", "law.yaml(12,3): error LAW0004: Expected a key like hearing-request for a deadline, but got 'Publish It'." },
        { "absence: review.passed, ", "", "law.yaml(31,5): error LAW0003: Expected one of existence, absence, exactly, init, end, responded-existence, response, alternate-response, chain-response, precedence, alternate-precedence, chain-precedence, succession, alternate-succession, chain-succession, not-co-existence, not-succession, not-chain-succession, choice, exclusive-choice, guard for the constraint 1, but got none." },
        { "response: { first: hearing.requested, then: [ decision.made ] }", "response: { first: hearing.requested, then: [ decision.made ], within: 3 }", "law.yaml(34,110): error LAW0006: Expected a number and a unit, such as '7 working days', '15 days', '24 hours', '3 months' or '2 years', but '3' has no unit." },
        { "response: { first: hearing.requested, then: [ decision.made ] }", "chain-response: { first: hearing.requested, then: [ decision.made ], same: x }", "but got 'same'." },
        { "not-co-existence: { one: notice.served, other: decision.made }", "not-co-existence: { one: notice.served, other: decision.made, within: 3 days }", "but got 'within'." },
        { "not-succession: { first: notice.served, then: decision.made }", "not-succession: { first: notice.served, then: notice.served }", "error LAW0010: Expected other events for 'then' than for 'first' in 'not-succession' of the constraint 5, but 'notice.served' stands in both." },
        { "absence: review.passed", "exactly: { event: review.passed, times: 0 }", "Expected a number from 1 to 9 for 'exactly' of the constraint 1, but got '0'." },
        { "absence: review.passed", "absence: { event: review.passd }", "Expected an event of the vocabulary, but got 'review.passd'." },
        { "absence: review.passed", "init: [ review.passed ]", "Expected a map for 'init' of the constraint 1, but got a list." },
        { "absence: review.passed, ", "absence: review.passed, response: { first: notice.served, then: decision.made }, ", "but got absence and response." },
        { "response: { first: hearing.requested, then: [ decision.made ] }", "response: { first: hearing.requested }", "Expected 'then' for 'response' of the constraint 4, but it is missing." },
        { "not-succession: { first: notice.served, then: decision.made }", "not-succession: { first: notice.served, then: decision.made, other: x }", "Expected one of first, same, then, within for 'not-succession' of the constraint 5, but got 'other'." },
        { "fact.hearing.requested_late = null", "fact.hearing.requestd = null", "error LAW0004" },
        { "not-co-existence: { one: notice.served", "not-co-existence: { one: 'a b'", "Expected an event of the vocabulary, but got 'a b'." },
        { "duty: review, never-also: [ investigate ]", "duty: revue, never-also: [ investigate ]", "Expected a duty of the vocabulary, but got 'revue'." },
        { "never-also: [ investigate ]", "never-also: [ review ]", "error LAW0010: Expected other duties for 'never-also' of the duty rule 8, but 'review' would exclude itself." },
        { "never-also: [ investigate ], ", "", "Expected 'never-also', 'holds', 'at-least', 'only-role', 'barred-when' or 'withdrawn' for the duty rule 8, but all are missing." },
        { "never-also: [ investigate ], ", "withdrawn: true, ", "error LAW0010: Expected 'duty: any' for the duty rule 8, because who must withdraw does nothing more in the case, but got 'review'." },
        { "duty: review, never-also: [ investigate ]", "duty: any, never-also: [ investigate ]", "Expected a duty of the vocabulary, but got 'any'." },
        { "never-also: [ investigate ], ", "only-role: janitor, ", "Expected a role of the vocabulary, but got 'janitor'." },
        { "never-also: [ investigate ], ", "barred-when: 'list contains(', ", "error LAW0007" },
        { "never-also: [ investigate ], ", "withdrawn: maybe, ", "Expected one of true, false, but got 'maybe'." },
        { "at-least: 2", "at-least: two", "Expected a number from 2 to 99 for 'at-least' of the duty rule 9, but got 'two'." },
        { "at-least: 2", "at-least: 1", "Expected a number from 2 to 99" },
        { "- { no: 8, ", "- { ", "Expected 'no' for a duty rule, but it is missing." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_slip_is_told_with_its_place(string right, string wrong, string expected)
    {
        var text = Good.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var reading = Read(text);
        Assert.Null(reading.Value);
        Assert.True(reading.Findings.Any(f => f.ToString().Contains(expected, StringComparison.Ordinal)), string.Join('\n', reading.Findings));
    }

    public static TheoryData<string, ConstraintTemplate> Templates => new()
    {
        { "existence: notice.served", new ConstraintTemplate.Occurs(Occurrence.Existence, "notice.served", 1) },
        { "existence: { event: notice.served, times: 2 }", new ConstraintTemplate.Occurs(Occurrence.Existence, "notice.served", 2) },
        { "absence: { event: notice.served, at-most: 1 }", new ConstraintTemplate.Occurs(Occurrence.Absence, "notice.served", 1) },
        { "exactly: notice.served", new ConstraintTemplate.Occurs(Occurrence.Exactly, "notice.served", 1) },
        { "init: notice.served", new ConstraintTemplate.Occurs(Occurrence.Init, "notice.served", 0) },
        { "end: notice.served", new ConstraintTemplate.Occurs(Occurrence.End, "notice.served", 0) },
        { "responded-existence: { first: notice.served, then: decision.made }", new ConstraintTemplate.Relates(Relation.RespondedExistence, ["notice.served"], ["decision.made"]) },
        { "response: { first: notice.served, then: decision.made, within: 3 working days }", new ConstraintTemplate.Relates(Relation.Response, ["notice.served"], ["decision.made"], null, new Period(3, PeriodUnit.WorkingDays)) },
        { "alternate-response: { first: notice.served, then: decision.made }", new ConstraintTemplate.Relates(Relation.AlternateResponse, ["notice.served"], ["decision.made"]) },
        { "chain-response: { first: notice.served, then: decision.made, within: 24 hours }", new ConstraintTemplate.Relates(Relation.ChainResponse, ["notice.served"], ["decision.made"], null, new Period(24, PeriodUnit.Hours)) },
        { "chain-precedence: { first: notice.served, then: decision.made }", new ConstraintTemplate.Relates(Relation.ChainPrecedence, ["notice.served"], ["decision.made"]) },
        { "succession: { first: notice.served, then: decision.made, same: no }", new ConstraintTemplate.Relates(Relation.Succession, ["notice.served"], ["decision.made"], "no") },
        { "alternate-succession: { first: notice.served, then: decision.made }", new ConstraintTemplate.Relates(Relation.AlternateSuccession, ["notice.served"], ["decision.made"]) },
        { "chain-succession: { first: notice.served, then: decision.made }", new ConstraintTemplate.Relates(Relation.ChainSuccession, ["notice.served"], ["decision.made"]) },
        { "not-chain-succession: { first: notice.served, then: decision.made }", new ConstraintTemplate.Relates(Relation.NotChainSuccession, ["notice.served"], ["decision.made"]) },
        { "choice: { one: notice.served, other: decision.made }", new ConstraintTemplate.Relates(Relation.Choice, ["notice.served"], ["decision.made"]) },
        { "exclusive-choice: { one: notice.served, other: [ decision.made, review.passed ] }", new ConstraintTemplate.Relates(Relation.ExclusiveChoice, ["notice.served"], ["decision.made", "review.passed"]) },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_is_read(string text, ConstraintTemplate expected) => Assert.Equal(
        expected, Read($"constraints:\n  - {{ no: 1, title: {{ zh: 甲, en: a }}, law: 法, {text} }}\n").Value!.Constraints.Single().Rule.Template);

    [Fact]
    public void A_rule_names_its_only_role_who_is_barred_and_those_who_withdrew()
    {
        var duties = Read(Good + "\n" + """
              - { no: 10, title: { zh: 甲, en: a }, duty: review, only-role: unit-head, law: 法 }
              - { no: 11, title: { zh: 乙, en: b }, duty: review, barred-when: 'list contains(asked, person.id)', source: client }
              - { no: 12, title: { zh: 丙, en: c }, duty: any, withdrawn: true, law: 法 }
            """).Value!.Duties.Select(d => d.Rule).TakeLast(3).ToList();

        Assert.Equal(("unit-head", "list contains(asked, person.id)", true), (Assert.Single(duties[0].OnlyRoles), duties[1].BarredWhen?.Text, duties[2].Withdrawn));
        Assert.True(duties[2].Binds(null, new(2026, 3, 2)) && !duties[0].Binds("investigate", new(2026, 3, 2)));
    }

    [Fact]
    public void All_slips_are_told_at_once_in_the_order_of_the_file()
    {
        var findings = Read(Good.Replace("party\n", "citizen\n", StringComparison.Ordinal).Replace("24 hours", "24", StringComparison.Ordinal)
            .Replace("investigate", "investigating", StringComparison.Ordinal)).Findings;
        Assert.Equal([5, 28, 46], findings.Select(f => f.Line));
    }

    [Fact]
    public void Comments_and_layout_change_no_version_and_a_word_does()
    {
        var (law, same) = (Read(Good).Value!, Read("# more\n" + Good.Replace("owner: party", "owner:    \"party\"", StringComparison.Ordinal)).Value!);
        Assert.Equal((law.Version, law.Deadlines[0].Rule.Version), (same.Version, same.Deadlines[0].Rule.Version));
        var other = Read(Good.Replace("period: 5 working days", "period: 6 working days", StringComparison.Ordinal)).Value!;
        Assert.NotEqual((law.Version, law.Deadlines[0].Rule.Version), (other.Version, other.Deadlines[0].Rule.Version));
        Assert.Equal(law.Deadlines[1].Rule.Version, other.Deadlines[1].Rule.Version);
    }

    private const string Changing = """
        corrections: { by: [ unit-head ], source: client }
        deadlines:
          seizure:
            title: { zh: 查封, en: Seizure }
            owner: agency
            starts: notice.served
            due: { period: 30 days, law: 行政强制法 第二十五条第一款 }
            suspends:
              - { ground: appraisal, title: { zh: 鉴定, en: Appraisal }, by: [ unit-head ], law: 行政强制法 第二十五条第三款 }
              - { ground: hearing, title: { zh: 听证, en: Hearing }, from: hearing.requested, until: decision.made, source: client }
            extension: { by: [ unit-head ], up-to: 30 days, times: 2, law: 行政强制法 第二十五条第一款 }
          notify:
            title: { zh: 通知, en: Notice }
            owner: agency
            starts: notice.served
            due: { period: 7 working days, before: hearingOn, law: 行政处罚法 第六十四条第二项 }
        """;

    [Fact]
    public void What_may_stop_a_deadline_and_who_may_lengthen_it_is_read()
    {
        var law = Read(Changing).Value!;
        var (seizure, notify) = (law.Deadlines[0].Rule, law.Deadlines[1].Rule);

        Assert.Equal("unit-head", Assert.Single(law.Corrections));
        Assert.Equal([("appraisal", "unit-head", ""), ("hearing", "", "hearing.requested")], seizure.Suspends.Select(g => (g.Id, string.Join(' ', g.By), string.Join(' ', g.From))));
        Assert.Equal("decision.made", Assert.Single(seizure.Suspends[1].Until));
        Assert.Equal((new Period(30, PeriodUnit.Days), 2, "行政强制法 第二十五条第一款"), (seizure.Extension!.UpTo, seizure.Extension.Times, seizure.Extension.Law));
        Assert.Equal("hearingOn", notify.Periods.Single().Before!.Text);
        Assert.Null(notify.Extension);
    }

    public static TheoryData<string, string, string> BadChanges => new()
    {
        { "up-to: 30 days", "up-to: 30", "law.yaml(11,44): error LAW0006: Expected a number and a unit, such as" },
        { "up-to: 30 days", "up-to: 30 hours", "Expected hours to be extended by hours, and days by days, but 'seizure' would be extended by 30 hours." },
        { "times: 2", "times: often", "Expected a number from 1 to 10 for 'times' of 'seizure', but got 'often'." },
        { "extension: { by: [ unit-head ], ", "extension: { ", "Expected 'by' for 'extension' of 'seizure', but it is missing." },
        { ", times: 2, law: 行政强制法 第二十五条第一款", "", "Expected 'law', the article, for 'extension' of 'seizure', or 'source' where there is none, but both are missing." },
        { "by: [ unit-head ], law: 行政强制法 第二十五条第三款", "law: 行政强制法 第二十五条第三款", "Expected 'from', the events that stop 'seizure', or 'by', the roles that may, but both are missing." },
        { ", until: decision.made", "", "Expected 'until', the events that let 'seizure' run again, or 'by', the roles that may, but both are missing." },
        { "ground: hearing", "ground: appraisal", "law.yaml(9,7): error LAW0005: Expected each ground of 'seizure' once, but 'appraisal' stands there 2 times." },
        { "period: 30 days", "period: 24 hours", "Expected no 'suspends' for 'seizure': hours run around the clock" },
        { "7 working days, before", "7 hours, before", "Expected days, working days, months or years to lie free before an event, but 'notify' has 7 hours." },
        { "corrections: { by: [ unit-head ]", "corrections: { by: [ janitor ]", "law.yaml(1,22): error LAW0004: Expected a role of the vocabulary, but got 'janitor'." },
    };

    [Theory]
    [MemberData(nameof(BadChanges))]
    public void A_slip_in_them_is_told_with_its_place(string right, string wrong, string expected)
    {
        var text = Changing.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Changing, text);
        var reading = Read(text);
        Assert.Null(reading.Value);
        Assert.True(reading.Findings.Any(f => f.ToString().Contains(expected, StringComparison.Ordinal)), string.Join('\n', reading.Findings));
    }

    internal static Reading<LawFile> Read(string text, string file = "law.yaml") =>
        LawReader.Read(file, text, VocabularyReader.Read("vocabulary.yaml", VocabularyReaderTests.Good).Value!);
}

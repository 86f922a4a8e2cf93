using Workflows.Runtime.Law;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Runtime.Tests.Law;

public sealed class VocabularyReaderTests
{
    internal const string Good = """
        events:
          notice.served: { zh: 告知书送达, en: Notice served }
          hearing.requested: { zh: 要求听证, en: Hearing requested }
          hearing.requested-late: { zh: 逾期要求听证, en: Hearing requested out of time }
          decision.made: { zh: 作出决定, en: Decision made }
          review.passed: { zh: 法制审核通过, en: Legality review passed }
        roles:
          case-officer: { zh: 承办人, en: Case officer }
          unit-head: { zh: 承办机构负责人, en: Unit head }
        duties:
          investigate: { zh: 调查, en: Investigating }
          review: { zh: 法制审核, en: Legality review }
        stages:
          notice: { zh: 告知, en: Notice }
          hearing: { zh: 听证, en: Hearing }
        actions:
          make-document: { zh: 制作文书, en: Make a document }
        told:
          agency:
            - { before: 1 working day, roles: case-officer }
            - { after: 1 working day, roles: [ unit-head, case-officer ] }
          party: [ { after: 2 working days, roles: case-officer } ]
          moved: case-officer
          unit-head: unit-head
          last-resort: [ unit-head, case-officer ]
        own-sources: [ 单位设置, setting ]
        """;

    [Fact]
    public void It_says_who_is_told_where_no_rule_does_and_which_sources_are_the_authoritys_own()
    {
        var vocabulary = VocabularyReader.Read("vocabulary.yaml", Good).Value!;
        Assert.Equal(["before-1 -1 case-officer", "after-1 1 unit-head,case-officer"], vocabulary.Readers.LadderOf(DeadlineOwner.Agency).Select(Told));
        Assert.Equal(["after-2 2 case-officer"], vocabulary.Readers.LadderOf(DeadlineOwner.Outside).Select(Told));
        Assert.Equal(("case-officer", "unit-head", "unit-head case-officer"), (Assert.Single(vocabulary.Readers.Moved), vocabulary.Readers.UnitHead, string.Join(' ', vocabulary.Readers.LastResort)));
        Assert.Equal([true, true, false, false], new[] { "单位设置：疑难案件", "setting", "行政处罚法 第六十条", null }.Select(vocabulary.OwnSources.Hold));
    }

    private static string Told(Rung rung) => $"{rung.Id} {rung.WorkingDays} {string.Join(',', rung.Roles)}";

    [Fact]
    public void Words_keep_their_order_and_have_both_texts()
    {
        var vocabulary = VocabularyReader.Read("vocabulary.yaml", Good).Value!;
        Assert.Equal(["notice", "hearing"], vocabulary.Stages.Select(s => s.Id));
        Assert.Equal(new Bilingual("承办人", "Case officer"), vocabulary.Roles.TextOf("case-officer"));
        Assert.True(vocabulary.Events.Contains("hearing.requested-late"));
        Assert.False(vocabulary.Events.Contains("hearing"));
        Assert.Equal("gone", vocabulary.Events.TextOf("gone").Zh); // an old case may hold a word that is no longer used
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "notice.served:", "notice:", "vocabulary.yaml(2,3): error LAW0004: Expected dotted names like notice.served among events, but got 'notice'." },
        { "notice.served:", "Notice.Served:", "vocabulary.yaml(2,3): error LAW0004" },
        { "notice.served:", "hearing.requested.anew:", "vocabulary.yaml(2,3): error LAW0004: Expected no event that begins like another, but 'hearing.requested.anew' begins with the event 'hearing.requested'." },
        { "case-officer:", "case officer:", "error LAW0004: Expected names like case-officer among roles, but got 'case officer'." },
        { "{ zh: 听证, en: Hearing }", "{ zh: 听证 }", "vocabulary.yaml(15,12): error LAW0002: Expected 'en' for 'hearing' of stages, but it is missing." },
        { "{ zh: 听证, en: Hearing }", "{ zh: , en: Hearing }", "Expected 'zh' for 'hearing' of stages, but it is missing." },
        { "{ zh: 听证, en: Hearing }", "Hearing", "vocabulary.yaml(15,12): error LAW0003: Expected a map for 'hearing' of stages, but got 'Hearing'." },
        { "{ zh: 听证, en: Hearing }", "{ zh: 听证, en: [ Hearing ] }", "Expected a text for 'en' of 'hearing' of stages, but got a list." },
        { "{ zh: 听证, en: Hearing }", "{ zh: 听证, en: Hearing, fr: Audience }", "error LAW0001: Expected one of en, zh for 'hearing' of stages, but got 'fr'." },
        { "actions:", "acts:", "Expected 'actions' for the vocabulary, but it is missing." },
        { "actions:", "acts:", "vocabulary.yaml(16,1): error LAW0001" },
        { "told:", "tell:", "Expected 'told' for the vocabulary, but it is missing." },
        { "moved: case-officer", "moved: clerk", "vocabulary.yaml(23,10): error LAW0004: Expected a role of the vocabulary, but got 'clerk'." },
        { "last-resort: [ unit-head, case-officer ]", "last-resort: [ unit-head, boss ]", "vocabulary.yaml(25,29): error LAW0004" },
        { "party: [ { after: 2 working days, roles: case-officer } ]", "party: []", "vocabulary.yaml(22,10): error LAW0002: Expected at least one rung for 'party' of 'told', but got none." },
        { "after: 2 working days", "after: 2 days", "error LAW0006: Expected working days for a rung, but got '2 days'." },
        { "own-sources: [ 单位设置, setting ]", "own-sources: [ 单位设置, '' ]", "vocabulary.yaml(26,22): error LAW0003: Expected the beginning of a source for 'own-sources', but the text is blank" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_slip_is_told_with_its_place(string right, string wrong, string expected)
    {
        var text = Good.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var reading = VocabularyReader.Read("vocabulary.yaml", text);
        Assert.Null(reading.Value);
        Assert.Contains(reading.Findings, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }
}

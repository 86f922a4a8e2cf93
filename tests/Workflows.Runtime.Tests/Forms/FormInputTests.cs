using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Forms;
using Workflows.Runtime.Timing;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Forms;

public sealed class FormInputTests
{
    private static readonly FormDefinition s_form = Form("""
        title: { zh: 表, en: Form }
        fields:
          - { name: party.name, label: { zh: 名称, en: Name }, type: text, value: party.name }
          - { name: facts, label: { zh: 事实, en: Facts }, type: long-text }
          - { name: pieces, label: { zh: 件数, en: Count }, type: integer, value: "1" }
          - { name: fine, label: { zh: 罚款, en: Fine }, type: money, value: finalFine }
          - { name: servedOn, label: { zh: 送达日期, en: Served on }, type: date, value: today }
          - { name: heldAt, label: { zh: 时间, en: Held at }, type: date-time }
          - { name: kind, label: { zh: 方式, en: Kind }, type: choice, options: [ { value: direct, zh: 直接, en: Direct } ], value: '"direct"' }
          - { name: ways, label: { zh: 渠道, en: Ways }, type: choices, options: [ { value: a, zh: 甲, en: A }, { value: b, zh: 乙, en: B } ], value: '"a"' }
          - { name: stated, label: { zh: 写明, en: Stated }, type: yes-no, value: "true" }
          - { name: officers, label: { zh: 承办人, en: Officers }, type: people }
          - { name: receipt, label: { zh: 回证, en: Receipt }, type: file }
          - { name: remark, label: { zh: 意见, en: Opinion }, type: opinion, value: "[1]" }
        """);

    private static readonly string s_hash = new('a', 64);

    public static TheoryData<string, string, string> Readable => new()
    {
        { "party.name", " 甲厂 ", "甲厂" },
        { "facts", "一\r\n二\r\n", "一\n二" },
        { "pieces", "12", "12" },
        { "pieces", "１２", "12" },
        { "pieces", "1,200", "1200" },
        { "fine", "12000.50", "12000.50" },
        { "fine", "12,000.50", "12000.50" },
        { "fine", "１２，０００．５０", "12000.50" },
        { "fine", "￥12000元", "12000" },
        { "fine", "人民币 12 000 元整", "12000" },
        { "fine", "1.2万元", "12000.0" },
        { "fine", "-3", "-3" },
        { "servedOn", "2026-03-05", "2026-03-05" },
        { "servedOn", "2026-3-5", "2026-03-05" },
        { "servedOn", "2026/03/05", "2026-03-05" },
        { "servedOn", "2026.3.5", "2026-03-05" },
        { "servedOn", "20260305", "2026-03-05" },
        { "servedOn", "2026年3月5日", "2026-03-05" },
        { "servedOn", "２０２６ 年 ３ 月 ５ 日", "2026-03-05" },
        { "servedOn", "2024-02-29", "2024-02-29" },
        { "heldAt", "2026-03-05T09:30", "2026-03-05T09:30:00+08:00" },
        { "heldAt", "2026-03-05 09:30:15", "2026-03-05T09:30:15+08:00" },
        { "heldAt", "2026-3-5 9:30", "2026-03-05T09:30:00+08:00" },
        { "heldAt", "2026年3月5日9时30分", "2026-03-05T09:30:00+08:00" },
        { "heldAt", "2026年3月5日 下午2点", "2026-03-05T14:00:00+08:00" },
        { "heldAt", "2026-03-05T01:30Z", "2026-03-05T01:30:00Z" },
        { "kind", "direct", "direct" },
        { "stated", "true", "true" },
        { "stated", "否", "false" },
        { "receipt", new string('a', 64) + ":回证.pdf", new string('a', 64) + ":回证.pdf" },
        { "remark", "同意。", "同意。" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void What_people_write_is_read_as_the_field_s_kind(string field, string typed, string answer)
    {
        var posting = Read((field, typed));

        Assert.Empty(posting.Problems);
        Assert.Equal(answer, posting.Answers[field].ToString());
        Assert.Equal<string>([typed], posting.Typed[field]);
    }

    public static TheoryData<string, string> Unreadable => new()
    {
        { "pieces", "twelve" },
        { "fine", "12.000,50" },
        { "fine", "1,2" },
        { "fine", "1e9" },
        { "fine", "NaN" },
        { "servedOn", "2026-02-30" },
        { "servedOn", "2025-02-29" },
        { "servedOn", "05/03/2026" },
        { "servedOn", "2026-3/5" },
        { "servedOn", "0000-01-01" },
        { "servedOn", "2026-03-05 09:30" },
        { "heldAt", "2026-03-05" },
        { "heldAt", "2026-03-05 25:00" },
        { "heldAt", "2026-03-05 09:61" },
        { "stated", "perhaps" },
        { "receipt", "回证.pdf" },
        { "receipt", new string('a', 64) + ":../回证.pdf" },
        { "receipt", new string('A', 64) + ":回证.pdf" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_is_a_problem_of_its_field_and_is_kept_as_typed(string field, string typed)
    {
        var posting = Read((field, typed));

        var problem = Assert.Single(posting.Problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(typed.Length <= 40 ? typed : typed[..39], problem.Message.Zh, StringComparison.Ordinal);
        Assert.False(posting.Answers.Contains(field));
        Assert.Equal<string>([typed], posting.Typed[field]);
    }

    [Fact]
    public void A_problem_says_what_was_expected() => Assert.Equal(
        "“罚款”须为金额（元），如 12000.50，但填的是“二万”。", Read(("fine", "二万")).Problems[0].Message.Zh);

    [Fact]
    public void One_unreadable_field_costs_no_other()
    {
        var posting = Read(("fine", "?"), ("pieces", "3"), ("facts", "查明的事实"));

        Assert.Equal<string>(["facts", "pieces"], posting.Answers.Names);
        Assert.Equal(3, posting.Typed.Count);
    }

    [Fact]
    public void Blank_fields_are_unanswered_and_foreign_names_are_left_aside()
    {
        var posting = Read(("fine", " "), ("__RequestVerificationToken", "x"));

        Assert.Empty(posting.Problems);
        Assert.Equal(0, posting.Answers.Count);
    }

    [Fact]
    public void People_and_choices_are_lists_and_a_ticked_box_wins_over_the_hidden_no_behind_it()
    {
        var posting = Read(("officers", "officer1"), ("officers", "officer2"), ("officers", ""), ("ways", "b"), ("stated", "true"), ("stated", "false"));

        Assert.Equal("[\"officer1\", \"officer2\"]", posting.Answers["officers"].ToString());
        Assert.Equal("[\"b\"]", posting.Answers["ways"].ToString());
        Assert.Equal(FeelValue.True, posting.Answers["stated"]);
    }

    [Fact]
    public void Answers_shown_and_read_again_are_the_same()
    {
        var answers = Read(
            ("party.name", "甲厂"), ("facts", "一\n二"), ("pieces", "3"), ("fine", "12000.5"), ("servedOn", "2026年3月5日"), ("heldAt", "2026-03-05 09:30:15"), ("kind", "direct"),
            ("ways", "a"), ("ways", "b"), ("stated", "否"), ("officers", "officer1"), ("receipt", s_hash + ":回证.pdf"), ("remark", "同意")).Answers;

        var shown = FormInput.Show(s_form, answers, AuthorityZone.Default);

        Assert.Equal(12, shown.Count);
        Assert.Equal<string>(["12000.50"], shown["fine"]);
        Assert.Equal<string>(["2026-03-05"], shown["servedOn"]);
        Assert.Equal<string>(["2026-03-05T09:30:15"], shown["heldAt"]);
        Assert.Equal(answers, FormInput.Read(s_form, shown, AuthorityZone.Default).Answers);
    }

    [Fact]
    public void Fields_begin_with_what_their_expressions_give_and_fit()
    {
        var scope = FeelContext.Empty.Set("today", FeelValue.Of(new DateOnly(2026, 3, 5)))
            .Set("party", FeelValue.Of(FeelContext.Empty.Set("name", FeelValue.Of("甲厂"))));

        var initial = FormInput.Initial(s_form, scope);

        // finalFine has no value yet, and a list of numbers is no opinion
        Assert.Equal<string>(["party.name", "pieces", "servedOn", "kind", "ways", "stated"], initial.Names);
        Assert.Equal("[\"a\"]", initial["ways"].ToString());
        Assert.Equal("2026-03-05", initial["servedOn"].ToString());
    }

    [Fact]
    public void What_was_read_of_the_product_s_own_form_passes_its_rules()
    {
        var form = Form(File.ReadAllText(SourceTree.Combine("workflows", "penalty", "forms", "case-start.yaml")));

        var posting = FormInput.Read(form, Posted(
            ("party.kind", "unit"), ("party.name", "示例建材有限公司"), ("party.code", "91000000MA00000000"), ("party.address", "示例县示例路1号"), ("place", "示例县"), ("source", "inspection")),
            AuthorityZone.Default);

        Assert.Empty(posting.Problems);
        Assert.Empty(FormRules.Check(form, posting.Answers, FeelContext.Empty, new(2026, 3, 5)));
    }

    [Fact]
    public void Half_a_sign_breaks_nothing()
    {
        var posting = Read(("fine", "1\ud800"), ("servedOn", "\ud800"), ("party.name", "甲\ud800"));

        Assert.Equal<string>(["fine", "servedOn"], posting.Problems.Select(p => p.Field));
        Assert.Equal("甲\ufffd", posting.Answers["party.name"].ToString());
    }

    private static FormDefinition Form(string text) =>
        FormReader.Read("form", "form.yaml", text) is var reading && reading.Value is { } form ? form : throw new InvalidOperationException(string.Join("\n", reading.Findings));

    private static FormPosting Read(params (string Field, string Typed)[] typed) => FormInput.Read(s_form, Posted(typed), AuthorityZone.Default);

    private static ImmutableDictionary<string, ImmutableArray<string>> Posted(params (string Field, string Typed)[] typed) =>
        typed.GroupBy(t => t.Field).ToImmutableDictionary(g => g.Key, g => g.Select(t => t.Typed).ToImmutableArray());
}

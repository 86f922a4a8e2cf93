using Workflows.Engine.Forms;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

public sealed class FormReaderTests
{
    private const string Title = "title: { zh: 表, en: Form }\n";

    private static readonly Vocabulary s_words = new(new([]), new([]), new([new("investigate", new("调查", "Investigating"))]), new([]), new([]));

    private static string Field(string more) => Title + $"fields:\n  - name: x\n    label: {{ zh: 甲, en: A }}\n{more}\n";

    [Theory]
    [InlineData("text", FieldType.Text)]
    [InlineData("long-text", FieldType.LongText)]
    [InlineData("integer", FieldType.WholeNumber)]
    [InlineData("money", FieldType.Money)]
    [InlineData("date", FieldType.Date)]
    [InlineData("date-time", FieldType.DateTime)]
    [InlineData("yes-no", FieldType.YesNo)]
    [InlineData("people", FieldType.People)]
    [InlineData("file", FieldType.File)]
    [InlineData("opinion", FieldType.Opinion)]
    public void A_field_has_one_of_the_types(string type, FieldType expected) =>
        Assert.Equal(expected, Assert.Single(Read(Field($"    type: {type}")).Value!.Fields).Type);

    [Fact]
    public void A_form_reads_with_everything_that_its_fields_may_say()
    {
        var form = Read("""
            title: { zh: 立案审批表, en: Case filing form }
            law: 行政处罚法 第五十四条第二款
            fields:
              - { name: party.kind, label: { zh: 类型, en: Kind }, type: choice, required: true, options: [ { value: unit, zh: 单位, en: Unit }, { value: person, zh: 个人, en: Person } ] }
              - { name: fine, label: { zh: 罚款, en: Fine }, type: money, min: 0, max: 1000000.50, required-when: party.kind = "unit", value: 5000 }
              - { name: filedOn, label: { zh: 日期, en: Day }, type: date, legal-date: true, value: today, help: { zh: 说明, en: Help } }
              - { name: proof, label: { zh: 凭证, en: Proof }, type: file, proof: true, show-when: fine > 0 }
              - { name: officers, label: { zh: 人员, en: Officers }, type: people, duty: investigate }
              - { name: facts, label: { zh: 事实, en: Facts }, type: long-text, max-length: 4000 }
            checks:
              - { that: 'workingDaysBetween(filedOn, today) < 7', message: { zh: 过期, en: Too late }, law: 第一条 }
            """).Value!;

        Assert.Equal(["party.kind", "fine", "filedOn", "proof", "officers", "facts"], form.Fields.Select(f => f.Name));
        Assert.Equal(["unit", "person"], form.Fields[0].Options.Select(o => o.Value));
        Assert.Equal((0m, 1_000_000.50m), (form.Fields[1].Min, form.Fields[1].Max));
        Assert.Equal(("party.kind = \"unit\"", "5000"), (form.Fields[1].RequiredWhen!.Text, form.Fields[1].Initial!.Text));
        Assert.Equal("filedOn", form.LegalDate!.Name);
        Assert.Equal("Help", form.Fields[2].Help!.En);
        Assert.True(form.Fields[3].IsProof);
        Assert.Equal(("investigate", (int?)4000), (form.Fields[4].Duty, form.Fields[5].MaxLength));
        Assert.Equal(("第一条", "Too late"), (Assert.Single(form.Checks).Law, form.Checks[0].Message.En));
    }

    [Fact]
    public void A_form_without_fields_says_so() => Assert.Empty(Read(Title + "fields: []\n").Value!.Fields);

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "a tab", Title + "fields:\n¦\t- name: x\n", "YAML0001" },
        { "an alias", Title + "fields: ¦*a\n", "YAML0003" },
        { "an anchor", Title + "fields: ¦&a []\n", "YAML0003" },
        { "a tag", Title + "fields: ¦!!set []\n", "YAML0003" },
        { "a key twice", Title + "¦title: { zh: 又, en: Again }\nfields: []\n", "YAML0004" },
        { "a list in place of the form", "¦- x\n", "LAW0003" },
        { "no title", "¦fields: []\n", "LAW0002" },
        { "no English title", "title: ¦{ zh: 表 }\nfields: []\n", "LAW0002" },
        { "no Chinese title", "title: ¦{ en: Form }\nfields: []\n", "LAW0002" },
        { "no fields", "¦title: { zh: 表, en: Form }\n", "LAW0002" },
        { "a text in place of the fields", Title + "fields: ¦none\n", "LAW0003" },
        { "an unknown key of the form", Title + "fields: []\n¦colour: red\n", "LAW0001" },
        { "an unknown key of a field", Field("    type: text\n    ¦colour: red"), "LAW0001" },
        { "no type", Title + "fields:\n  - ¦name: x\n    label: { zh: 甲, en: A }\n", "LAW0002" },
        { "an unknown type", Field("    type: ¦colour"), "LAW0004" },
        { "a list as type", Field("    type: ¦[ text ]"), "LAW0003" },
        { "no English label", Title + "fields:\n  - name: x\n    type: text\n    label: ¦{ zh: 甲 }\n", "LAW0002" },
        { "a name of two words", Title + "fields:\n  - name: ¦two words\n    label: { zh: 甲, en: A }\n    type: text\n", "FORM0001" },
        { "a name with a hyphen", Title + "fields:\n  - name: ¦served-on\n    label: { zh: 甲, en: A }\n    type: text\n", "FORM0001" },
        { "a name that is a word of FEEL", Title + "fields:\n  - name: ¦then\n    label: { zh: 甲, en: A }\n    type: text\n", "FORM0001" },
        { "a name that expressions use already", Title + "fields:\n  - name: ¦fact.x\n    label: { zh: 甲, en: A }\n    type: text\n", "FORM0001" },
        { "a name twice", Field("    type: text") + "  - name: ¦x\n    label: { zh: 甲, en: A }\n    type: text\n", "FORM0002" },
        { "a name within another", Field("    type: text") + "  - name: ¦x.y\n    label: { zh: 甲, en: A }\n    type: text\n", "FORM0002" },
        { "required as a word", Field("    type: text\n    required: ¦always"), "LAW0004" },
        { "required and required-when", Field("    type: text\n    required: true\n    required-when: ¦today = null"), "FORM0003" },
        { "a legal date that is no date", Field("    type: text\n    legal-date: ¦true"), "FORM0003" },
        { "two legal dates", Field("    type: date\n    legal-date: true") + "  - ¦name: y\n    label: { zh: 乙, en: B }\n    type: date\n    legal-date: true\n", "FORM0004" },
        { "a proof that is no file", Field("    type: text\n    proof: ¦true"), "FORM0003" },
        { "a duty of a text", Field("    type: text\n    duty: ¦investigate"), "FORM0003" },
        { "a withdrawal of a text", Field("    type: text\n    withdraws-when: ¦x = 1"), "FORM0003" },
        { "a duty that there is not", Field("    type: people\n    duty: ¦sing"), "LAW0004" },
        { "options of a text", Field("    type: text\n    options: ¦[ { value: a, zh: 甲, en: A } ]"), "FORM0003" },
        { "a choice without options", Title + "fields:\n  - ¦name: x\n    label: { zh: 甲, en: A }\n    type: choice\n", "LAW0002" },
        { "an option twice", Field("    type: choice\n    options: [ { value: a, zh: 甲, en: A }, { value: ¦a, zh: 乙, en: B } ]"), "FORM0002" },
        { "an option without English", Field("    type: choice\n    options: [ ¦{ value: a, zh: 甲 } ]"), "LAW0002" },
        { "a longest length of nothing", Field("    type: text\n    max-length: ¦0"), "FORM0003" },
        { "a longest length in words", Field("    type: text\n    max-length: ¦long"), "FORM0003" },
        { "a longest length of a date", Field("    type: date\n    max-length: ¦3"), "FORM0003" },
        { "a least text", Field("    type: text\n    min: ¦1"), "FORM0003" },
        { "a least value in words", Field("    type: money\n    min: ¦little"), "FORM0003" },
        { "no FEEL in show-when", Field("    type: text\n    show-when: fine >¦"), "LAW0007" },
        { "no FEEL in required-when", Field("    type: text\n    required-when: '¦)'"), "LAW0007" },
        { "no FEEL in a value", Field("    type: text\n    value: ¦= 3"), "LAW0007" },
        { "a function that there is not", Field("    type: text\n    value: ¦nope(1)"), "LAW0007" },
        { "no FEEL in a check", Title + "fields: []\nchecks:\n  - that: 1 +¦\n    message: { zh: 甲, en: A }\n", "LAW0007" },
        { "a check without English", Title + "fields: []\nchecks:\n  - that: true\n    message: ¦{ zh: 甲 }\n", "LAW0002" },
        { "a huge file", Title + "# " + new string('x', 1_000_000), "YAML0002" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_form_that_is_wrong_is_refused_at_its_place(string what, string marked, string code)
    {
        var text = Marked.Of(marked);

        var reading = Read(text.Text);

        Assert.Null(reading.Value);
        Assert.True(
            reading.Findings.Any(f => f.Code == code && (f.Line, f.Column) == (text.Line, text.Column)),
            $"{what}: expected {code} at ({text.Line},{text.Column}), but got\n{string.Join('\n', reading.Findings)}");
    }

    [Fact]
    public void The_duties_of_a_bundle_that_was_accepted_under_former_words_are_not_asked_about() =>
        Assert.NotNull(FormReader.Read("form", "form.yaml", Field("    type: people\n    duty: sing")).Value);

    private static Reading<FormDefinition> Read(string text) => FormReader.Read("form", "form.yaml", text, s_words);
}

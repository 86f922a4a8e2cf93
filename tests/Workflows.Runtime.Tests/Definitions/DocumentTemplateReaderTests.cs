using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

public sealed class DocumentTemplateReaderTests
{
    private const string Front = "---\ntitle: { zh: 告知书, en: Notice }\n---\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_template_has_a_front_part_and_a_text(string lineEnd)
    {
        var template = DocumentTemplateReader.Read("notice", "notice.md", "---\ntitle: { zh: 告知书, en: Notice }\nseries: notice\nlaw: 第四十四条\n---\n\n# 告知书\n\n{{ party.name }}：\n"
            .Replace("\n", lineEnd, StringComparison.Ordinal)).Value!;

        Assert.Equal(("notice", "Notice", "notice", "第四十四条"), (template.Name, template.Title.En, template.Series, template.Law));
        Assert.Equal("\n# 告知书\n\n{{ party.name }}：\n", template.Text);
    }

    [Fact]
    public void Placeholders_are_found_with_their_places()
    {
        const string Text = "甲 {{ party.name }} 乙 {{workingDaysBetween(a, b)}}";

        var found = Placeholder.In(Text).ToList();

        Assert.Equal([" party.name ", "workingDaysBetween(a, b)"], found.Select(p => p.Parsed.Expression!.Text));
        Assert.Equal(["{{ party.name }}", "{{workingDaysBetween(a, b)}}"], found.Select(p => Text.Substring(p.Start, p.Length)));
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "nothing at all", "¦", "DOC0001" },
        { "no front part", "¦# 告知书\n", "DOC0001" },
        { "a front part without an end", "¦---\ntitle: { zh: 告知书, en: Notice }\n", "DOC0001" },
        { "no title", "---\n¦law: 第一条\n---\n", "LAW0002" },
        { "no English title", "---\ntitle: ¦{ zh: 告知书 }\n---\n", "LAW0002" },
        { "an unknown key", "---\ntitle: { zh: 告知书, en: Notice }\n¦colour: red\n---\n", "LAW0001" },
        { "a series with a blank", "---\ntitle: { zh: 告知书, en: Notice }\nseries: ¦two words\n---\n", "DOC0003" },
        { "a placeholder that is no FEEL", Front + "\n甲 {{ party. ¦}}\n", "DOC0002" },
        { "an empty placeholder", Front + "甲 {{¦}}\n", "DOC0002" },
        { "a placeholder that is never closed", Front + "甲\n乙 ¦{{ party.name }\n", "DOC0002" },
        { "a function that there is not", Front + "{{ ¦nope(1) }}\n", "DOC0002" },
        { "the second of two", Front + "{{ a }}\n\n{{ b }} {{ c ¦) }}\n", "DOC0002" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_template_that_is_wrong_is_refused_at_its_place(string what, string marked, string code)
    {
        var text = Marked.Of(marked);

        var reading = DocumentTemplateReader.Read("notice", "notice.md", text.Text);

        Assert.Null(reading.Value);
        Assert.True(
            reading.Findings.Any(f => f.Code == code && (f.Line, f.Column) == (text.Line, text.Column)),
            $"{what}: expected {code} at ({text.Line},{text.Column}), but got\n{string.Join('\n', reading.Findings)}");
    }
}

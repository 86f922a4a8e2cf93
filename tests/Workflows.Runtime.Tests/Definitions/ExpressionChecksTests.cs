using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>Expressions that read, but can have no meaning with the fields that the forms have.</summary>
public sealed class ExpressionChecksTests
{
    private const string Named = """name="甲" law:name-en="A" """;

    private const string Form = """
        title: { zh: 表, en: Form }
        fields:
          - { name: endedOn, label: { zh: 日, en: Day }, type: date }
          - { name: fine, label: { zh: 罚款, en: Fine }, type: money }
          - { name: kind, label: { zh: 类, en: Kind }, type: text }
          - { name: party.kind, label: { zh: 类, en: Kind }, type: text }

        """;

    public static TheoryData<string, string, string> Flows => new()
    {
        { "a day compared with an amount", $"""<¦intermediateThrowEvent id="b" {Named} law:event="notice.served" law:event-when="endedOn &lt; fine"/>""", "b: law:event-when (endedOn < fine), 1:9: Expected two values of one kind to compare, but got date and number." },
        { "a number added to a day", $"""<¦intermediateThrowEvent id="b" {Named} law:event="notice.served" law:event-on="today + 1"/>""", "b: law:event-on (today + 1), 1:7: Expected operands that '+' is defined for, but got date and number." },
        { "a member that no form has", $"""<¦intermediateThrowEvent id="b" {Named} law:event="notice.served" law:event-when="party.knid = &quot;unit&quot;"/>""", "b: law:event-when (party.knid = \"unit\"), 1:6: Expected one of kind behind the dot, but got 'knid'; perhaps 'kind' is meant." },
        { "a member of another kind", $"""<¦intermediateThrowEvent id="b" {Named} law:event="notice.served" law:event-when="party.kind &gt; fine"/>""", "b: law:event-when (party.kind > fine), 1:12: Expected two values of one kind to compare, but got string and number." },
        { "an argument too few", $"""<¦serviceTask id="b" {Named} law:action="make-document"><extensionElements><law:input name="x" value="addWorkingDays(endedOn)"/></extensionElements></serviceTask>""", "b: 'x' (addWorkingDays(endedOn)), 1:1: Expected 2 arguments, but got 1." },
    };

    [Theory]
    [MemberData(nameof(Flows))]
    public void An_expression_of_a_flow_that_can_have_no_meaning_is_refused_at_its_element(string what, string more, string message)
    {
        var xml = Marked.Of(SmallWorld.Flow(more + Flow("a", "b") + Flow("b", "end")));
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", xml.Text);
        small.Write("main/forms/a.yaml", Form);

        var found = Assert.Single(small.Read().Findings);

        Assert.Equal(("main/main.bpmn", xml.Line, xml.Column, "FEEL0002"), (found.File, found.Line, found.Column, found.Code));
        Assert.True(found.Message == message, $"{what}: {found.Message}");
    }

    public static TheoryData<string, string, string> Files => new()
    {
        { "main/forms/a.yaml", Form + "checks:\n  - { that: ¦endedOn + fine > 0, message: { zh: 错, en: Wrong } }\n", "checks (endedOn + fine > 0), 1:9: Expected operands that '+' is defined for, but got date and number." },
        { "main/forms/a.yaml", Form + "checks:\n  - { that: ¦fine + 1, message: { zh: 错, en: Wrong } }\n", "checks (fine + 1), 1:1: Expected a condition, which is true or false, but got number." },
        { "main/law.yaml", "constraints:\n  - no: 1\n    title: { zh: 甲, en: A }\n    guard: { before: notice.served, that: ¦kind >= endedOn }\n    law: 第一条\n", "1: that (kind >= endedOn), 1:6: Expected two values of one kind to compare, but got string and date." },
    };

    [Theory]
    [InlineData("party.nmae", "placeholder (party.nmae), 1:7: Expected one of kind behind the dot, but got 'nmae'.")]
    [InlineData("fien", "placeholder (fien), 1:2: Expected a name in scope, but got 'fien'; perhaps 'fine' is meant.")]
    [InlineData("fine + endedOn", "placeholder (fine + endedOn), 1:7: Expected operands that '+' is defined for, but got number and date.")]
    public void A_placeholder_that_can_have_no_value_is_refused_before_the_paper_is_made(string placeholder, string message)
    {
        using var small = new SmallWorld();
        small.Write("main/forms/a.yaml", Form);
        small.Write("main/documents/paper.md", """
            ---
            title: { zh: 文书, en: Paper }
            ---
            {{ money(fine) }} {{ dateText(endedOn) }} {{ party.kind }} {{ agency.name }} {{ documentNumber }} {{ fact.notice.served.on }}

            """ + "{{ " + placeholder + " }}\n");

        var found = Assert.Single(small.Read().Findings);

        Assert.Equal(("main/documents/paper.md", "FEEL0002"), (found.File, found.Code));
        Assert.Equal(message, found.Message);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_expression_of_a_form_or_a_law_that_can_have_no_meaning_is_refused_at_its_place(string file, string marked, string message)
    {
        var text = Marked.Of(marked);
        using var small = new SmallWorld();
        small.Write("main/forms/a.yaml", Form);
        small.Write(file, text.Text);

        var found = Assert.Single(small.Read().Findings);

        Assert.Equal((file, text.Line, text.Column, "FEEL0002", message), (found.File, found.Line, found.Column, found.Code, found.Message));
    }

    [Theory]
    [InlineData("elsewhere &gt; 5 and elsewhere.member = 1")]
    [InlineData("fact.notice.served.on &lt; endedOn and deadline.window.due &gt; today")]
    [InlineData("endedOn + duration(&quot;P2Y&quot;) &lt; today and fine = null")]
    [InlineData("addWorkingDays(endedOn, 3) &gt; today and workingDaysBetween(endedOn, today) &gt; fine")]
    public void What_may_come_from_elsewhere_is_left_alone(string condition)
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow($"""<intermediateThrowEvent id="b" {Named} law:event="notice.served" law:event-when="{condition}"/>""" + Flow("a", "b") + Flow("b", "end")));
        small.Write("main/forms/a.yaml", Form);

        Assert.Empty(small.Read().Findings);
    }

    [Fact]
    public void A_field_that_two_forms_take_for_different_kinds_is_of_no_certain_kind()
    {
        using var small = new SmallWorld();
        small.Write("main/forms/a.yaml", Form + "checks:\n  - { that: fine > 0, message: { zh: 错, en: Wrong } }\n");
        small.Write("main/forms/b.yaml", Form.Replace("type: money", "type: date", StringComparison.Ordinal));

        Assert.Empty(small.Read().Findings);
    }

    [Fact]
    public void A_variable_that_a_flow_works_out_is_of_no_certain_kind()
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow($"""<businessRuleTask id="b" {Named} law:decision="kind" law:result="fine" law:event="notice.served" law:event-when="fine = &quot;a&quot;"/>""" + Flow("a", "b") + Flow("b", "end")));
        small.Write("main/forms/a.yaml", Form);

        Assert.Empty(small.Read().Findings);
    }
}

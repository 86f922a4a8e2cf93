using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

public class RequirementsTests
{
    private const string Doubling = "<businessKnowledgeModel id=\"twice\" name=\"twice as much\"><variable name=\"twice as much\"/><encapsulatedLogic><formalParameter name=\"n\" typeRef=\"number\"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";

    [Fact]
    public void Business_knowledge_is_called_by_its_name() =>
        Assert.Equal("42", Value(Doubling + Decision("d", Logic("twice as much(21)"), NeedsKnowledge("#twice")), "d"));

    [Fact]
    public void An_argument_of_another_type_makes_the_call_null() =>
        Assert.Equal("null", Value(Doubling + Decision("d", Logic("twice as much(\"x\")"), NeedsKnowledge("#twice")), "d"));

    [Fact]
    public void Knowledge_may_call_itself()
    {
        const string Factorial = "<businessKnowledgeModel id=\"f\" name=\"f\"><variable name=\"f\"/><encapsulatedLogic><formalParameter name=\"n\"/><literalExpression><text>if n = 0 then 1 else n * f(n - 1)</text></literalExpression></encapsulatedLogic><knowledgeRequirement><requiredKnowledge href=\"#f\"/></knowledgeRequirement></businessKnowledgeModel>";
        Assert.Equal("120", Value(Factorial + Decision("d", Logic("f(5)"), NeedsKnowledge("#f")), "d"));
        Assert.Equal("null", Value(Factorial + Decision("d", Logic("f(-1)"), NeedsKnowledge("#f")), "d"));
    }

    [Fact]
    public void A_decision_service_takes_its_inputs_and_gives_its_outputs()
    {
        var model = Read(Input("a") + Input("b") + Decision("sum", Logic("a + b"), NeedsInput("a") + NeedsInput("b"))
            + "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/><outputDecision href=\"#sum\"/><inputData href=\"#a\"/><inputData href=\"#b\"/></decisionService>"
            + Decision("d", Logic("s(b: 1, a: 2)"), NeedsKnowledge("#s")));
        Assert.Equal("3", model.Find("d")!.Evaluate(FeelContext.Empty).Value.ToString());
        Assert.Equal("7", model.Invocables.Single(i => i.Name == "s" || i.Id == "s").Invoke(FeelContext.Empty.Set("a", FeelValue.Of(3)).Set("b", FeelValue.Of(4))).Value.ToString());
    }

    [Fact]
    public void A_value_outside_the_allowed_ones_is_null_with_a_warning()
    {
        var model = Read("<itemDefinition name=\"kind\"><typeRef>string</typeRef><allowedValues><text>\"unit\", \"person\"</text></allowedValues></itemDefinition>"
            + Input("party", "kind") + Decision("d", Logic("party"), NeedsInput("party")));
        Assert.Equal("unit", model.Find("d")!.Evaluate(FeelContext.Empty.Set("party", FeelValue.Of("unit"))).Value.ToString());
        var refused = model.Find("d")!.Evaluate(FeelContext.Empty.Set("party", FeelValue.Of("ghost")));
        Assert.Equal(FeelValue.Nothing, refused.Value);
        Assert.Contains(refused.Warnings, warning => warning.Message.Contains("type declared for 'party'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_speaks_of_what_it_imports_under_the_name_of_the_import()
    {
        var importing = File("<import namespace=\"urn:lib\" name=\"lib\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>"
            + Decision("d", Logic("lib.twice as much(4)"), NeedsKnowledge("urn:lib#twice")));
        var parses = DmnReader.ReadAll([(importing, "a.dmn"), (File(Doubling, "urn:lib"), "lib.dmn")]);
        Assert.All(parses, parse => Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics)));
        Assert.Equal("8", parses[0].Model!.Find("d")!.Evaluate(FeelContext.Empty).Value.ToString());
    }

    [Fact]
    public void Files_that_import_each_other_in_a_circle_are_refused()
    {
        var a = File("<import namespace=\"urn:b\" name=\"b\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>", "urn:a");
        var b = File("<import namespace=\"urn:a\" name=\"a\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>", "urn:b");
        Assert.All(DmnReader.ReadAll([(a, "a.dmn"), (b, "b.dmn")]), parse => Assert.NotEmpty(parse.Diagnostics));
    }

    [Fact]
    public void A_name_that_is_not_required_is_complained_of()
    {
        var parse = DmnReader.Read(File(Input("fine") + Decision("d", Logic("fine > 1"))), "t.dmn");
        Assert.Contains("got 'fine'", Assert.Single(parse.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trace_tells_every_input_and_decision_on_the_way()
    {
        var model = Read(Input("a") + Decision("b", Logic("a + 1"), NeedsInput("a")) + Decision("c", Logic("b * 2"), NeedsDecision("b")));
        var trace = model.Find("c")!.Evaluate(FeelContext.Empty.Set("a", FeelValue.Of(1))).Trace;
        Assert.Equal("a=1 b=2 c=4", string.Join(' ', trace.Select(step => $"{step.Name}={step.Value}")));
    }
}

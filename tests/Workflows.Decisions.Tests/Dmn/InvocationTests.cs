using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

/// <summary>Calls of knowledge and services, by position, by name and boxed (DMN, function invocation; boxed invocation).</summary>
public class InvocationTests
{
    private const string Describe = "<businessKnowledgeModel id=\"describe\" name=\"describe\"><variable name=\"describe\"/><encapsulatedLogic><formalParameter name=\"a\" typeRef=\"number\"/><formalParameter name=\"b\"/><literalExpression><text>if b = null then \"no b\" else \"a \" + string(a) + \", b \" + string(b)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";

    [Theory]
    [InlineData("describe(1, 2)", "a 1, b 2")]
    [InlineData("describe(1)", "null")]
    [InlineData("describe(1, 2, 3)", "null")]
    [InlineData("describe(b: 2, a: 1)", "a 1, b 2")]
    [InlineData("describe(a: 1)", "no b")]
    [InlineData("describe(a: 1, c: 2)", "null")]
    [InlineData("describe(a: 1, a: 2)", "null")]
    [InlineData("describe(a: \"1\", b: 2)", "null")]
    [InlineData("describe([1], 2)", "a 1, b 2")]
    [InlineData("describe(null, 2) = null", "true")]
    public void A_call_takes_its_arguments_by_position_or_by_name(string logic, string expected) =>
        Assert.Equal(expected, Value(Describe + Decision("d", Logic(logic), NeedsKnowledge("#describe")), "d"));

    [Theory]
    [InlineData("<binding><parameter name=\"b\"/>{0}</binding><binding><parameter name=\"a\"/>{0}</binding>", "a 1, b 1")]
    [InlineData("<binding><parameter name=\"a\"/>{0}</binding>", "no b")]
    [InlineData("<binding><parameter name=\"a\"/>{0}</binding><binding><parameter name=\"z\"/>{0}</binding>", "null")]
    [InlineData("", "no b")]
    public void A_boxed_invocation_names_its_arguments(string bindings, string expected)
    {
        var box = $"<invocation>{Logic("describe")}{bindings.Replace("{0}", Logic("1"), StringComparison.Ordinal)}</invocation>";
        Assert.Equal(expected, Value(Describe + Decision("d", box, NeedsKnowledge("#describe")), "d"));
    }

    [Theory]
    [InlineData("[1, nonesuch(2), 3]", "[1, null, 3]")]
    [InlineData("nonesuch(2) = null", "true")]
    [InlineData("if nonesuch() then 1 else 2", "2")]
    public void The_call_of_a_function_that_nobody_knows_is_null_and_complained_of(string logic, string expected)
    {
        var parse = DmnReader.Read(File(Decision("d", Logic(logic))), "t.dmn");
        Assert.Contains("Expected the name of a function, but got 'nonesuch'", Assert.Single(parse.Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal(expected, parse.Model!.Find("d")!.Evaluate(FeelContext.Empty).Value.ToString());
    }

    [Theory]
    [InlineData("\"abs\"(1)", "null")]
    [InlineData("123()", "null")]
    [InlineData("null()", "null")]
    [InlineData("@\"2023-11-11\"()", "null")]
    [InlineData("[abs, function(x) x * 3][2](2)", "6")]
    [InlineData("{f: function(x) x + 1}.f(1)", "2")]
    public void Only_a_function_can_be_called(string logic, string expected) => Assert.Equal(expected, Value(Decision("d", Logic(logic)), "d"));

    [Theory]
    [InlineData("s(3)", "{inner: 4, double: 8}")]
    [InlineData("s(a: 3).double", "8")]
    [InlineData("s(b: 3)", "null")]
    [InlineData("s()", "null")]
    [InlineData("s(\"x\")", "null")]
    [InlineData("with decision(10)", "20")]
    [InlineData("with decision(inner: 1)", "2")]
    public void A_service_is_called_like_a_function_of_its_inputs(string logic, string expected)
    {
        var graph = Input("a", "number") + Decision("inner", Logic("a + 1"), NeedsInput("a"), "number") + Decision("double", Logic("inner * 2"), NeedsDecision("inner"))
            + "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/><outputDecision href=\"#inner\"/><outputDecision href=\"#double\"/><inputData href=\"#a\"/></decisionService>"
            + "<decisionService id=\"w\" name=\"with decision\"><variable name=\"with decision\"/><outputDecision href=\"#double\"/><inputDecision href=\"#inner\"/></decisionService>";
        Assert.Equal(expected, Value(graph + Decision("d", Logic(logic), NeedsKnowledge("#s") + NeedsKnowledge("#w")), "d"));
    }

    /// <summary>What is declared with a function type gives what the function gives.</summary>
    [Theory]
    [InlineData("count of", "6")]
    [InlineData("number", "6")]
    [InlineData("string", "null")]
    public void A_service_and_a_model_give_the_result_of_their_declared_type(string type, string expected)
    {
        const string Types = "<itemDefinition name=\"count of\"><functionItem outputTypeRef=\"number\"><parameters name=\"a\" typeRef=\"number\"/></functionItem></itemDefinition>";
        var graph = Types + Input("a", "number") + Decision("double", Logic("a * 2"), NeedsInput("a"))
            + $"<decisionService id=\"s\" name=\"s\"><variable name=\"s\" typeRef=\"{type}\"/><outputDecision href=\"#double\"/><inputData href=\"#a\"/></decisionService>"
            + $"<businessKnowledgeModel id=\"k\" name=\"k\"><variable name=\"k\" typeRef=\"{type}\"/><encapsulatedLogic><formalParameter name=\"a\"/>{Logic("a * 2")}</encapsulatedLogic></businessKnowledgeModel>"
            + Decision("boxed", $"<context><contextEntry><variable name=\"f\"/><functionDefinition typeRef=\"{type}\"><formalParameter name=\"a\"/>{Logic("a * 2")}</functionDefinition></contextEntry><contextEntry>{Logic("f(3)")}</contextEntry></context>")
            + Decision("d", Logic("s(3)"), NeedsKnowledge("#s")) + Decision("e", Logic("k(3)"), NeedsKnowledge("#k"));
        Assert.Equal([expected, expected, expected], new[] { "d", "e", "boxed" }.Select(name => Value(graph, name)));
    }

    [Theory]
    [InlineData("{fact: function(n) if n = 0 then 1 else n * fact(n - 1), result: fact(5)}.result", "120")]
    [InlineData("{min: function(n) min([n, 1]), result: min(5)}.result", "1")]
    [InlineData("{f: function(n) 1, inner: {f: function(n) if n = 0 then 0 else f(n - 1), result: f(5)}}.inner.result", "1")]
    public void A_function_of_a_context_may_call_itself_where_nothing_else_bears_its_name(string logic, string expected) =>
        Assert.Equal(expected, Value(Decision("d", Logic(logic)), "d"));

    [Fact]
    public void A_boxed_function_and_a_model_may_call_themselves_too()
    {
        const string Body = "if n = 0 then 1 else n * fact(n - 1)";
        var boxed = $"<context><contextEntry><variable name=\"fact\"/><functionDefinition><formalParameter name=\"n\"/>{Logic(Body)}</functionDefinition></contextEntry><contextEntry>{Logic("fact(5)")}</contextEntry></context>";
        var model = $"<businessKnowledgeModel id=\"k\" name=\"fact\"><variable name=\"fact\"/><encapsulatedLogic><formalParameter name=\"n\"/>{Logic(Body)}</encapsulatedLogic></businessKnowledgeModel>";
        Assert.Equal("120", Value(Decision("d", boxed), "d"));
        Assert.Equal("120", Value(model + Decision("d", Logic("fact(5)"), NeedsKnowledge("#k")), "d"));
    }

    [Fact]
    public void An_external_function_is_refused_and_gives_null()
    {
        const string External = "<businessKnowledgeModel id=\"cos\" name=\"cos\"><variable name=\"cos\"/><encapsulatedLogic kind=\"Java\"><formalParameter name=\"x\"/><context><contextEntry><variable name=\"class\"/><literalExpression><text>\"java.lang.Math\"</text></literalExpression></contextEntry></context></encapsulatedLogic></businessKnowledgeModel>";
        var result = Read(External + Decision("d", Logic("cos(0)"), NeedsKnowledge("#cos"))).Find("d")!.Evaluate(FeelContext.Empty);
        Assert.Equal(FeelValue.Nothing, result.Value);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("kind Java, which is not executed here", StringComparison.Ordinal));
    }
}

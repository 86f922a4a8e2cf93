using Workflows.Decisions.Feel;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

/// <summary>What item definitions allow, and how values are fitted to them (DMN, item definitions; type conversions).</summary>
public class ItemDefinitionTests
{
    private const string Types = """
        <itemDefinition name="level"><typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
        <itemDefinition name="levels" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
        <itemDefinition name="pair" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>
        <itemDefinition name="urgent"><typeRef>level</typeRef><typeConstraint><text>not("low")</text></typeConstraint></itemDefinition>
        <itemDefinition name="period"><itemComponent name="first day"><typeRef>date</typeRef></itemComponent><itemComponent name="last day"><typeRef>date</typeRef><allowedValues><text>&gt;= first day</text></allowedValues></itemComponent></itemDefinition>
        <itemDefinition name="numeric function"><functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem></itemDefinition>
        <itemDefinition name="tree"><itemComponent name="value"><typeRef>number</typeRef></itemComponent><itemComponent name="children" isCollection="true"><typeRef>tree</typeRef></itemComponent></itemDefinition>
        """;

    [Theory]
    [InlineData("level", "\"low\"", "low")]
    [InlineData("level", "\"none\"", "null")]
    [InlineData("level", "[\"low\"]", "low")]
    [InlineData("level", "null", "null")]
    [InlineData("levels", "[\"low\", \"high\"]", "[\"low\", \"high\"]")]
    [InlineData("levels", "[\"low\", \"none\"]", "null")]
    [InlineData("levels", "\"low\"", "[\"low\"]")]
    [InlineData("pair", "[1, 2]", "[1, 2]")]
    [InlineData("pair", "[1, 2, 3]", "null")]
    [InlineData("urgent", "\"high\"", "high")]
    [InlineData("urgent", "\"low\"", "null")]
    [InlineData("period", "{first day: @\"2026-01-01\", last day: @\"2026-01-02\"}", "{first day: 2026-01-01, last day: 2026-01-02}")]
    [InlineData("period", "{first day: @\"2026-01-03\", last day: @\"2026-01-02\"}", "null")]
    [InlineData("period", "{first day: @\"2026-01-03\"}", "null")]
    [InlineData("period", "{first day: @\"2026-01-01\", last day: @\"2026-01-02\", note: 1}", "{first day: 2026-01-01, last day: 2026-01-02, note: 1}")]
    [InlineData("tree", "{value: 1, children: [{value: 2, children: []}]}", "{value: 1, children: [{value: 2, children: []}]}")]
    [InlineData("tree", "{value: 1, children: [{value: \"2\", children: []}]}", "null")]
    [InlineData("date and time", "@\"2026-01-01\"", "2026-01-01T00:00:00Z")]
    [InlineData("number", "\"1\"", "null")]
    [InlineData("numeric function", "abs", "function(n)")]
    [InlineData("numeric function", "function(s: string) s", "null")]
    [InlineData("numeric function", "substring", "null")]
    public void A_decision_has_the_value_that_its_type_allows(string type, string logic, string expected) =>
        Assert.Equal(expected, Value(Types + Decision("d", Logic(logic.Replace("<", "&lt;", StringComparison.Ordinal)), type: type), "d"));

    [Fact]
    public void A_built_in_function_is_handed_over_like_any_other()
    {
        const string Apply = "<businessKnowledgeModel id=\"apply\" name=\"apply\"><variable name=\"apply\"/><encapsulatedLogic><formalParameter name=\"f\" typeRef=\"numeric function\"/><formalParameter name=\"g\" typeRef=\"numeric function\"/><literalExpression><text>f(g(16) - 8)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";
        Assert.Equal("4", Value(Types + Apply + Decision("d", Logic("apply(abs, sqrt)"), NeedsKnowledge("#apply")), "d"));
        Assert.Equal("null", Value(Types + Apply + Decision("d", Logic("apply(abs, 5)"), NeedsKnowledge("#apply")), "d"));
    }

    /// <summary>Allowed values are asked within the evaluation: with its clock, and at its expense.</summary>
    [Fact]
    public void Allowed_values_see_the_clock_of_the_evaluation()
    {
        const string Past = "<itemDefinition name=\"past\"><typeRef>date</typeRef><allowedValues><text>? &lt;= today()</text></allowedValues></itemDefinition>";
        var surroundings = new FeelSurroundings { Now = new FeelValue.DateTime(new DateOnly(2026, 3, 10), new TimeOnly(15, 0), TimeSpan.FromHours(8)) };
        var model = Read(Past + Input("day", "past") + Decision("d", Logic("day"), NeedsInput("day")));
        string On(int day) => model.Find("d")!.Evaluate(FeelContext.Empty.Set("day", FeelValue.Of(new DateOnly(2026, 3, day))), surroundings).Value.ToString();

        Assert.Equal(("2026-03-10", "null"), (On(10), On(11)));
    }

    [Fact]
    public void Allowed_values_that_ask_for_too_much_break_the_limit_of_the_evaluation()
    {
        const string Dear = "<itemDefinition name=\"dear\" isCollection=\"true\"><typeRef>number</typeRef><allowedValues><text>every a in 1..1000, b in 1..1000 satisfies a + b + ? &gt; 0</text></allowedValues></itemDefinition>";
        var result = Read(Dear + Decision("d", Logic("[1, 2, 3, 4, 5]"), type: "dear")).Find("d")!.Evaluate(FeelContext.Empty, new FeelSurroundings { Limits = FeelLimits.Default with { Steps = 100_000 } });

        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("at most 100000 steps", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_is_not_allowed_is_named_beside_those_that_are()
    {
        var result = Read(Types + Decision("d", Logic("\"none\""), type: "level")).Find("d")!.Evaluate(FeelContext.Empty);

        Assert.Contains("allows \"low\", \"high\", but got \"none\"", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_data_is_fitted_to_its_type()
    {
        var model = Read(Types + Input("span", "period") + Decision("d", Logic("span.last day"), NeedsInput("span")));
        var fitting = FeelContext.Empty.Set("first day", FeelValue.Of(new DateOnly(2026, 1, 1))).Set("last day", FeelValue.Of(new DateOnly(2026, 1, 2)));
        Assert.Equal("2026-01-02", model.Find("d")!.Evaluate(FeelContext.Empty.Set("span", FeelValue.Of(fitting))).Value.ToString());
        Assert.Equal("null", model.Find("d")!.Evaluate(FeelContext.Empty.Set("span", FeelValue.Of(fitting.Set("last day", FeelValue.Of(1))))).Value.ToString());
    }
}

using Workflows.Decisions.Dmn;
using Workflows.Decisions.Dmn.Checking;
using Workflows.Decisions.Tests.Dmn;

namespace Workflows.Decisions.Tests.Checking;

/// <summary>Cells, outputs and boxed expressions against the types that the file declares.</summary>
public class ModelCheckerTests
{
    private const string Types = """
        <itemDefinition name="money"><typeRef>number</typeRef><allowedValues><text>&gt;= 0</text></allowedValues></itemDefinition>
        <itemDefinition name="kind"><typeRef>string</typeRef><allowedValues><text>"unit", "person"</text></allowedValues></itemDefinition>
        <itemDefinition name="party"><itemComponent name="kind"><typeRef>kind</typeRef></itemComponent><itemComponent name="share"><typeRef>number</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="parties" isCollection="true"><typeRef>party</typeRef></itemDefinition>
        <itemDefinition name="answer"><itemComponent name="status"><typeRef>kind</typeRef></itemComponent><itemComponent name="amount"><typeRef>money</typeRef></itemComponent></itemDefinition>
        """;

    private static string[] Check(string elements)
    {
        var parse = DmnReader.Read(Dmn15.File(Types + elements), "t.dmn");
        Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics));
        return [.. DmnChecker.Check(parse).Select(finding => finding.At.Message)];
    }

    [Theory]
    [InlineData("in a: number\nout x: number\n\"text\" | 1", "Rule 1, input 1 (a), 1:1: Expected a test that number can pass, but got string.", 1, 1, true)]
    [InlineData("in a: number\nin b: date\nout x: number\n- ; - | 1\n1 ; >= 5 | 2", "Rule 2, input 2 (b), 1:1: Expected two values of one kind to compare, but got date and number.", 2, 2, true)]
    [InlineData("in a: number\nout x: number\n- | \"text\"", "Rule 1, output 1: Expected number, the type of output 1, but got string.", 1, 1, false)]
    [InlineData("in a: number\nout x: string\nout y: number\n- | \"s\" ; today()", "Rule 1, output 2: Expected number, the type of output 2, but got date.", 1, 2, false)]
    [InlineData("in a: number\nout x: string = \"met\", \"not-met\"\n- | \"mett\"", "Rule 1, output 1: Expected one of the values that output 1 allows, \"met\", \"not-met\", but got \"mett\".", 1, 1, false)]
    [InlineData("in a: number\nout x: kind\n- | \"ship\"", "Rule 1, output 1: Expected one of the values that output 1 allows, \"unit\", \"person\", but got \"ship\".", 1, 1, false)]
    [InlineData("in a: number\nout x: money\n- | -5", "Rule 1, output 1: Expected one of the values that output 1 allows, >= 0, but got -5.", 1, 1, false)]
    [InlineData("in a: number\nout x: number\n- | a + \"x\"", "Rule 1, output 1, 1:3: Expected operands that '+' is defined for, but got any value and string.", 1, 1, false)]
    public void A_cell_that_does_not_fit_its_column_is_named(string table, string message, int rule, int column, bool isInput)
    {
        var more = table.Contains("a + \"x\"", StringComparison.Ordinal) ? table.Replace("a + \"x\"", "a - \"x\"", StringComparison.Ordinal) : table;

        var found = Tables.Check("UNIQUE", more, Types).Where(finding => finding.Fault == DmnFault.Type).ToArray();

        Assert.Equal(new TableCell(rule, column, isInput), Assert.Single(found).Cell);
        Assert.Equal(message.Replace("'+'", "'-'", StringComparison.Ordinal), found[0].At.Message);
        Assert.NotEqual("", found[0].Expected);
        Assert.NotEqual("", found[0].Found);
    }

    [Fact]
    public void A_finding_stands_at_the_line_of_its_cell()
    {
        var file = Tables.File("UNIQUE", "in a: number\nout x: number\n< 1 | 1\n\"text\" | 2\n>= 1 | 3");
        var line = file.Split('\n').TakeWhile(text => !text.Contains("\"text\"", StringComparison.Ordinal) && !text.Contains("&quot;text", StringComparison.Ordinal)).Count() + 1;

        var found = DmnChecker.Check(DmnReader.Read(file, "t.dmn")).First(finding => finding.Fault == DmnFault.Type);

        Assert.Equal(("t.dmn", line, "r2"), (found.At.File, found.At.Line, found.At.ElementId));
    }

    [Fact]
    public void Allowed_values_of_an_item_definition_close_an_input()
    {
        Assert.Empty(Tables.Check("UNIQUE", "in k: kind\nin m: money\nout x: number\n\"unit\" ; - | 1\n\"person\" ; >= 0 | 2", Types));
        Assert.Equal([DmnFault.NeverMatches, DmnFault.Gap], Tables.Check("UNIQUE", "in k: kind\nout x: number\n\"unit\" | 1\n\"ship\" | 2", Types).Select(finding => finding.Fault).OrderBy(fault => fault));
    }

    [Fact]
    public void The_types_of_required_elements_are_known()
    {
        var found = Check(
            Dmn15.Input("p", "party") + Dmn15.Input("all", "parties")
            + Dmn15.Decision("a", Dmn15.Logic("p.size"), Dmn15.NeedsInput("p"))
            + Dmn15.Decision("b", Dmn15.Logic("p.kind + 1"), Dmn15.NeedsInput("p"))
            + Dmn15.Decision("c", Dmn15.Logic("all[share &gt; \"x\"]"), Dmn15.NeedsInput("all"))
            + Dmn15.Decision("d", Dmn15.Logic("count(all)"), Dmn15.NeedsInput("all"))
            + Dmn15.Decision("e", Dmn15.Logic("d = \"x\""), Dmn15.NeedsDecision("d"))
            + Dmn15.Decision("f", Dmn15.Logic("p.share"), Dmn15.NeedsInput("p"), "string"));

        Assert.Equal(
            [
                "The expression, 1:2: Expected one of kind, share behind the dot, but got 'size'.",
                "The expression, 1:8: Expected operands that '+' is defined for, but got string and number.",
                "The expression, 1:11: Expected two values of one kind to compare, but got number and string.",
                "The expression, 1:3: Expected two values of one kind to compare, but got number and string.",
                "Expected a value of the type of 'f', string, but got number.",
            ],
            found);
    }

    [Fact]
    public void The_outputs_of_a_table_have_the_types_of_the_decisions_components()
    {
        const string Table = """
            <decisionTable><input><inputExpression typeRef="boolean"><text>b</text></inputExpression></input><output name="status"/><output name="amount"/>
            <rule><inputEntry><text>true</text></inputEntry><outputEntry><text>"unit"</text></outputEntry><outputEntry><text>1</text></outputEntry></rule>
            <rule><inputEntry><text>false</text></inputEntry><outputEntry><text>"ship"</text></outputEntry><outputEntry><text>"1"</text></outputEntry></rule></decisionTable>
            """;

        Assert.Equal(
            [
                "Rule 2, output 1: Expected one of the values that output 1 allows, \"unit\", \"person\", but got \"ship\".",
                "Rule 2, output 2: Expected number, the type of output 2, but got string.",
            ],
            Check(Dmn15.Input("b") + Dmn15.Decision("d", Table, Dmn15.NeedsInput("b"), "answer")));
    }

    [Fact]
    public void Calls_of_business_knowledge_are_held_against_its_parameters()
    {
        const string Knowledge = """
            <businessKnowledgeModel id="k" name="k"><variable name="k" typeRef="number"/><encapsulatedLogic><formalParameter name="x" typeRef="number"/><formalParameter name="y" typeRef="kind"/>
            <literalExpression><text>x + y</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """;

        Assert.Equal(
            [
                "The expression, 1:3: Expected operands that '+' is defined for, but got number and string.",
                "The expression, 1:1: Expected 2 arguments, but got 1.",
                "The expression, 1:6: Expected string as argument 2, but got number.",
                "The expression, 1:11: Expected two values of one kind to compare, but got number and string.",
            ],
            Check(Knowledge
                + Dmn15.Decision("a", Dmn15.Logic("k(1)"), Dmn15.NeedsKnowledge("#k"))
                + Dmn15.Decision("b", Dmn15.Logic("k(1, 2)"), Dmn15.NeedsKnowledge("#k"))
                + Dmn15.Decision("c", Dmn15.Logic("k(1, \"x\") = \"x\""), Dmn15.NeedsKnowledge("#k"))));
    }

    [Theory]
    [InlineData("<conditional><if><literalExpression><text>1</text></literalExpression></if><then><literalExpression><text>1</text></literalExpression></then><else><literalExpression><text>2</text></literalExpression></else></conditional>",
        "Expected a condition in 'if', which is true or false, but got number.")]
    [InlineData("<filter><in><literalExpression><text>[1, 2]</text></literalExpression></in><match><literalExpression><text>item = \"x\"</text></literalExpression></match></filter>",
        "The expression, 1:6: Expected two values of one kind to compare, but got number and string.")]
    [InlineData("<for iteratorVariable=\"i\"><in><literalExpression><text>[1, 2]</text></literalExpression></in><return><literalExpression><text>i + \"x\"</text></literalExpression></return></for>",
        "The expression, 1:3: Expected operands that '+' is defined for, but got number and string.")]
    [InlineData("<context><contextEntry><variable name=\"a\" typeRef=\"number\"/><literalExpression><text>\"x\"</text></literalExpression></contextEntry><contextEntry><literalExpression><text>a + 1</text></literalExpression></contextEntry></context>",
        "Expected a value of the type of 'a', number, but got string.")]
    [InlineData("<relation><column name=\"a\" typeRef=\"number\"/><row><literalExpression><text>\"x\"</text></literalExpression></row></relation>",
        "Expected a value of column 'a', number, but got string.")]
    [InlineData("<list><literalExpression><text>1 + null</text></literalExpression><literalExpression typeRef=\"string\"><text>1</text></literalExpression></list>",
        "Expected a value of the expression's type, string, but got number.")]
    public void Boxed_expressions_are_looked_into(string boxed, string message) => Assert.Equal([message], Check(Dmn15.Decision("d", boxed)));

    [Fact]
    public void What_has_no_declared_type_raises_no_alarm() =>
        Assert.Empty(Check(Dmn15.Input("a") + Dmn15.Decision("d", Dmn15.Logic("a + 1 = a.b and a[1] = \"x\""), Dmn15.NeedsInput("a"))
            + Dmn15.Decision("e", Dmn15.Logic("not(d) or d"), Dmn15.NeedsDecision("d"))));

    [Fact]
    public void A_file_that_does_not_read_has_its_diagnostics_and_no_findings() =>
        Assert.Empty(DmnChecker.Check(DmnReader.Read(Dmn15.File(Dmn15.Decision("d", Dmn15.Logic("1 +"))), "t.dmn")));
}

using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

public class BoxedExpressionTests
{
    public static TheoryData<string, string> Boxes => new()
    {
        { $"<context><contextEntry><variable name=\"a\"/>{Logic("1")}</contextEntry><contextEntry><variable name=\"b\"/>{Logic("a + 1")}</contextEntry></context>", "{a: 1, b: 2}" },
        { $"<context><contextEntry><variable name=\"a\"/>{Logic("1")}</contextEntry><contextEntry>{Logic("a * 10")}</contextEntry></context>", "10" },
        { $"<list>{Logic("1")}{Logic("\"x\"")}</list>", "[1, \"x\"]" },
        { $"<relation><column name=\"a\"/><column name=\"b\"/><row>{Logic("1")}{Logic("2")}</row><row>{Logic("3")}{Logic("4")}</row></relation>", "[{a: 1, b: 2}, {a: 3, b: 4}]" },
        { $"<conditional><if>{Logic("1 > 2")}</if><then>{Logic("\"yes\"")}</then><else>{Logic("\"no\"")}</else></conditional>", "no" },
        { $"<filter><in>{Logic("[1, 2, 3]")}</in><match>{Logic("item > 1")}</match></filter>", "[2, 3]" },
        { $"<for iteratorVariable=\"n\"><in>{Logic("[1, 2, 3]")}</in><return>{Logic("n * n")}</return></for>", "[1, 4, 9]" },
        { $"<every iteratorVariable=\"n\"><in>{Logic("[1, 2]")}</in><satisfies>{Logic("n > 1")}</satisfies></every>", "false" },
        { $"<some iteratorVariable=\"n\"><in>{Logic("[1, 2]")}</in><satisfies>{Logic("n > 1")}</satisfies></some>", "true" },
        { $"<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"n\"/>{Logic("n + 1")}</functionDefinition></contextEntry><contextEntry>{Logic("f(n: 2)")}</contextEntry></context>", "3" },
        { $"<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"n\"/>{Logic("n + 1")}</functionDefinition></contextEntry><contextEntry><invocation>{Logic("f")}<binding><parameter name=\"n\"/>{Logic("5")}</binding></invocation></contextEntry></context>", "6" },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void A_boxed_expression_has_the_value_of_its_FEEL(string box, string expected) => Assert.Equal(expected, Value(Decision("d", box), "d"));
}

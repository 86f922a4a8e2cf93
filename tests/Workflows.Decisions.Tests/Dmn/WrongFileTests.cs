using Workflows.Decisions.Dmn;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

/// <summary>What is wrong with a file is said when it is read, not when a case is played.</summary>
public class WrongFileTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { Decision("d", Logic("1")) + "<decision id=\"e\" name=\"d\">" + Logic("2") + "</decision>", "Expected distinct names, but got 'd' twice" },
        { Decision("d", "<wombat/>"), "Expected an expression, but got the element 'wombat'" },
        { Decision("d", $"<context><contextEntry><variable name=\"a\"/><literalExpresion><text>1</text></literalExpresion></contextEntry></context>"), "Expected an expression, but got the element 'literalExpresion'" },
        { Input("a") + "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/><outputDecision href=\"#a\"/></decisionService>", "Expected the id of a decision, but got 'a'" },
        { Input("a") + Decision("d", Logic("1"), NeedsKnowledge("#a")), "Expected the id of a business knowledge model or a decision service, but got 'a'" },
        { Decision("e", Logic("1")) + Decision("d", Logic("e"), NeedsInput("e")), "Expected the id of an input, but got 'e'" },
        { Decision("d", "<literalExpression expressionLanguage=\"https://www.omg.org/spec/DMN/20240513/B-FEEL/\"><text>1</text></literalExpression>"), "Expected the expression language FEEL" },
        { Decision("d", "<decisionTable><input><inputExpression expressionLanguage=\"JavaScript\"><text>1</text></inputExpression></input><output/><rule><inputEntry><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>"), "Expected the expression language FEEL, but got 'JavaScript'" },
        { Decision("d", "<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/><rule><inputEntry expressionLanguage=\"groovy\"><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>"), "Expected the expression language FEEL, but got 'groovy'" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_file_is_complained_of(string elements, string complaint)
    {
        var parse = DmnReader.Read(File(elements), "t.dmn");

        Assert.Contains(parse.Diagnostics, diagnostic => diagnostic.Message.Contains(complaint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://www.omg.org/spec/DMN/20230324/FEEL/")]
    [InlineData("http://www.omg.org/spec/FEEL/20140401")]
    [InlineData("feel")]
    public void Every_name_of_FEEL_is_FEEL(string language) => Assert.Empty(DmnReader.Read(File(Decision("d", $"<literalExpression expressionLanguage=\"{language}\"><text>1</text></literalExpression>")), "t.dmn").Diagnostics);

    [Fact]
    public void The_language_of_the_file_is_that_of_its_expressions()
    {
        var file = File(Decision("d", Logic("1"))).Replace("<definitions ", "<definitions expressionLanguage=\"JavaScript\" ", StringComparison.Ordinal);

        Assert.Contains("got 'JavaScript'", Assert.Single(DmnReader.Read(file, "t.dmn").Diagnostics).Message, StringComparison.Ordinal);
    }
}

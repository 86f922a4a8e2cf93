using Workflows.Conformance.DmnTck;
using Workflows.TestKit.Files;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Standard;

/// <summary>The runner of the conformance kit counts every case of whatever layout, and says what failed.</summary>
public sealed class ConformanceKitTests : IDisposable
{
    private const string Test = "xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_case_of_each_file_in_a_folder_is_run()
    {
        Write("1/m.dmn", File(Decision("d", Logic("1 + 1"))));
        Write("1/m-test-01.xml", Cases("m.dmn", Case("a", Result("d", Number("2"))) + Case("b", Result("d", Number("3")))));
        Write("1/m-test-02.xml", Cases("m.dmn", Case("c", Result("d", Number("2.000000001")))));
        Write("2/deep/n.dmn", File(Decision("d", Logic("\" \""))));
        Write("2/deep/other name.xml", Cases("n.dmn", Case("d", Result("d", "<value xsi:type=\"xsd:string\"> </value>"))));
        Write("2/deep/no-cases.xml", "<x/>");
        Assert.Equal(["1/m-test-01.xml b: d: expected 3, actual 2", "3 passed, 1 failed"], Run());
    }

    [Fact]
    public void A_model_that_cannot_be_read_fails_all_its_cases()
    {
        Write("m.dmn", "<definitions");
        Write("m-test-01.xml", Cases("m.dmn", Case("a", Result("d", Number("2"))) + Case("b", Result("d", Number("3")))));
        Write("x-test-01.xml", Cases("absent.dmn", Case("c", Result("d", Number("2")))));
        Write("y-test-01.xml", "<testCases");
        var lines = Run();
        Assert.Contains("m-test-01.xml a: the model cannot be read", lines);
        Assert.Contains(lines, line => line.StartsWith("y-test-01.xml: the cases cannot be read:", StringComparison.Ordinal));
        Assert.Equal("0 passed, 4 failed", lines[^1]);
    }

    [Fact]
    public void An_error_is_expected_as_null_and_nothing_else()
    {
        Write("m.dmn", File(Decision("d", Logic("1 + \"a\"")) + Decision("e", Logic("1"))));
        Write("m-test-01.xml", Cases("m.dmn", Case("a", "<resultNode name=\"d\" type=\"decision\" errorResult=\"true\"><expected><value xsi:nil=\"true\"/></expected></resultNode>")
            + Case("b", "<resultNode name=\"e\" errorResult=\"true\"/>")));
        Assert.Equal(["m-test-01.xml b: e: expected null, actual 1", "1 passed, 1 failed"], Run());
    }

    [Fact]
    public void Values_are_read_by_their_types()
    {
        var parts = Input("p") + Decision("d", Logic("p"), NeedsInput("p"));
        const string Value = """
            <component name="n"><value xsi:type="xsd:decimal">1.50</value></component><component name="day"><value xsi:type="xsd:date">2026-01-02</value></component>
            <component name="at"><value xsi:type="xsd:dateTime">2026-01-02T10:00:00+08:00</value></component><component name="clock"><value xsi:type="xsd:time">10:00:00</value></component>
            <component name="span"><value xsi:type="xsd:duration">P1DT1H</value></component><component name="yes"><value xsi:type="xsd:boolean">true</value></component><component name="none" xsi:nil="true"/>
            <component name="all"><list><item><value xsi:type="xsd:double">1.5E1</value></item><item><list/></item><item><value xsi:nil="true"/></item></list></component>
            """;
        const string Equal = """
            <component name="n"><value xsi:type="xsd:double">1.5</value></component><component name="day"><value xsi:type="xsd:date">2026-01-02</value></component>
            <component name="at"><value xsi:type="xsd:dateTime">2026-01-02T02:00:00Z</value></component><component name="clock"><value xsi:type="xsd:time">10:00:00</value></component>
            <component name="span"><value xsi:type="xsd:duration">PT25H</value></component><component name="yes"><value xsi:type="xsd:boolean">1</value></component><component name="none"><value xsi:nil="true"/></component>
            <component name="all"><list><item><value xsi:type="xsd:integer">15</value></item><item><list/></item><item><value xsi:nil="true"/></item></list></component>
            """;
        Write("m.dmn", File(parts));
        Write("m-test-01.xml", Cases("m.dmn", Case("a", $"<inputNode name=\"p\">{Value}</inputNode>{Result("d", Equal)}")
            + Case("b", $"<inputNode name=\"p\">{Value}</inputNode>{Result("d", Equal.Replace("PT25H", "PT26H", StringComparison.Ordinal))}")));
        Assert.Equal("1 passed, 1 failed", Run()[^1]);
    }

    [Fact]
    public void Services_and_knowledge_are_asked_as_the_case_says()
    {
        var graph = Input("a") + Decision("one", Logic("a + 1"), NeedsInput("a")) + Decision("two", Logic("one * 2"), NeedsDecision("one"))
            + "<decisionService id=\"s\" name=\"service\"><variable name=\"service\"/><outputDecision href=\"#one\"/><outputDecision href=\"#two\"/><inputData href=\"#a\"/></decisionService>"
            + "<decisionService id=\"t\" name=\"single\"><variable name=\"single\"/><outputDecision href=\"#two\"/><inputDecision href=\"#one\"/></decisionService>"
            + "<businessKnowledgeModel id=\"k\" name=\"knowledge\"><variable name=\"knowledge\"/><encapsulatedLogic><formalParameter name=\"a\"/><literalExpression><text>a * a</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";
        Write("m.dmn", File(graph));
        var input = $"<inputNode name=\"a\">{Number("3")}</inputNode>";
        Write("m-test-01.xml", Cases("m.dmn",
            Case("output by name", input + Result("two", Number("8")), "type=\"decisionService\" invocableName=\"service\"")
            + Case("whole", input + Result("service", $"<component name=\"one\">{Number("4")}</component><component name=\"two\">{Number("8")}</component>"), "type=\"decisionService\" invocableName=\"service\"")
            + Case("single", $"<inputNode name=\"one\">{Number("5")}</inputNode>{Result("two", Number("10"))}", "type=\"decisionService\" invocableName=\"single\"")
            + Case("knowledge", input + Result("knowledge", Number("9")), "type=\"bkm\" invocableName=\"knowledge\"")
            + Case("by result", input + Result("knowledge", Number("9"), "type=\"bkm\""))));
        Assert.Equal(["5 passed, 0 failed"], Run());
    }

    [Fact]
    public void Inputs_of_imports_are_found_under_the_names_of_the_imports()
    {
        const string Type = "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"";
        const string Greeting = "<informationRequirement><requiredDecision href=\"urn:c#greeting\"/></informationRequirement>";
        Write("c.dmn", File(Input("who") + Decision("greeting", Logic("\"Hello \" + who"), NeedsInput("who")), "urn:c"));
        Write("b.dmn", File($"<import namespace=\"urn:c\" name=\"inner\" {Type}/>" + Decision("greeting", Logic("inner.greeting"), Greeting), "urn:b1"));
        Write("b2.dmn", File($"<import namespace=\"urn:c\" name=\"inner\" {Type}/>" + Decision("greeting", Logic("inner.greeting"), Greeting), "urn:b2"));
        Write("a.dmn", File($"<import namespace=\"urn:b1\" name=\"Model B\" {Type}/><import namespace=\"urn:b2\" name=\"Model B2\" {Type}/>" + Decision("d", Logic("Model B.greeting + \", \" + Model B2.greeting"),
            "<informationRequirement><requiredDecision href=\"urn:b1#greeting\"/></informationRequirement><informationRequirement><requiredDecision href=\"urn:b2#greeting\"/></informationRequirement>")));
        Write("a-test-01.xml", Cases("a.dmn", Case("dotted", "<inputNode name=\"Model B.inner.who\"><value xsi:type=\"xsd:string\">x</value></inputNode><inputNode name=\"Model B2.inner.who\"><value xsi:type=\"xsd:string\">y</value></inputNode>" + Result("d", "<value xsi:type=\"xsd:string\">Hello x, Hello y</value>"))
            + Case("plain", "<inputNode name=\"who\"><value xsi:type=\"xsd:string\">z</value></inputNode>" + Result("d", "<value xsi:type=\"xsd:string\">Hello z, Hello z</value>"))
            + Case("of another model", "<inputNode name=\"who\"><value xsi:type=\"xsd:string\">z</value></inputNode>" + Result("greeting", "<value xsi:type=\"xsd:string\">Hello z</value>", "namespace=\"urn:c\""))));
        Assert.Equal(["3 passed, 0 failed"], Run());
    }

    [Fact]
    [Trait("Needs", "shared-data")]
    public void The_cases_at_hand_all_pass()
    {
        using var output = new StringWriter();
        Assert.Equal(0, TckRunner.Run(PublicDataSets.Folder("dmn-tck"), output));
        Assert.EndsWith(" passed, 0 failed", output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    private static string Number(string text) => $"<value xsi:type=\"xsd:decimal\">{text}</value>";

    private static string Result(string name, string value, string attributes = "") => $"<resultNode name=\"{name}\" {attributes}><expected>{value}</expected></resultNode>";

    private static string Case(string id, string nodes, string attributes = "") => $"<testCase id=\"{id}\" {attributes}>{nodes}</testCase>";

    private static string Cases(string model, string cases) => $"<testCases {Test}><modelName>{model}</modelName>{cases}</testCases>";

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Combine(name))!);
        System.IO.File.WriteAllText(folder.Combine(name), text);
    }

    private string[] Run()
    {
        using var output = new StringWriter();
        TckRunner.Run(folder.Path, output);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

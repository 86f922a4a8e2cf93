using System.Diagnostics;
using Workflows.Engine.Bpmn;
using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Bpmn;

/// <summary>Files that are refused as a whole, hostile ones among them.</summary>
public sealed class RefusedFileTests
{
    private const string Head = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:law="urn:workflows:law">""";
    private const string Diagram = """<bpmndi:BPMNDiagram id="d"/>""";

    private static readonly string s_process = """<process id="main" name="试" law:name-en="Test" isExecutable="true">""" + Start() + End() + Flow("start", "end") + "</process>";

    public static TheoryData<string, string, string> Files => new()
    {
        { "nothing", "", "BPMN0001" },
        { "no XML", "¦process: main", "BPMN0001" },
        { "an element that is not closed", Head + "\n  <process id=\"main\">\n</¦definitions>", "BPMN0001" },
        { "an attribute twice", Head + "\n  <process id=\"a\" ¦id=\"b\"/></definitions>", "BPMN0001" },
        { "a prefix that is not declared", Head + "\n  <¦camunda:thing/></definitions>", "BPMN0001" },
        { "a document type", "¦<!DOCTYPE definitions>\n" + Head + "</definitions>", "BPMN0001" },
        { "an entity bomb", "¦<!DOCTYPE bomb [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<bomb>&c;</bomb>", "BPMN0001" },
        { "a file of the machine as entity", "¦<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>", "BPMN0001" },
        { "an entity that nobody declared", Head + "&¦x;</definitions>", "BPMN0001" },
        { "a root of something else", "<¦html/>", "BPMN0002" },
        { "a root of another namespace", "<¦definitions/>", "BPMN0002" },
        { "two processes", Head.Replace("<definitions", "<¦definitions", StringComparison.Ordinal) + s_process + s_process.Replace("main", "other", StringComparison.Ordinal) + Diagram + "</definitions>", "BPMN0002" },
        { "no process", Head.Replace("<definitions", "<¦definitions", StringComparison.Ordinal) + Diagram + "</definitions>", "BPMN0002" },
        { "a process that is not executable", Head + s_process.Replace(" isExecutable=\"true\"", "", StringComparison.Ordinal).Replace("<process", "<¦process", StringComparison.Ordinal) + Diagram + "</definitions>", "BPMN0002" },
        { "a process without an English name", Head + s_process.Replace(" law:name-en=\"Test\"", "", StringComparison.Ordinal).Replace("<process", "<¦process", StringComparison.Ordinal) + Diagram + "</definitions>", "BPMN0005" },
        { "a process without a start", Head + s_process.Replace(Start(), "", StringComparison.Ordinal).Replace("<process", "<¦process", StringComparison.Ordinal) + Diagram + "</definitions>", "BPMN0016" },
        { "a process without an end", Head + s_process.Replace(End(), "", StringComparison.Ordinal).Replace("<process", "<¦process", StringComparison.Ordinal) + Diagram + "</definitions>", "BPMN0016" },
        { "no diagram", Head.Replace("<definitions", "<¦definitions", StringComparison.Ordinal) + s_process + "</definitions>", "BPMN0007" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_no_flow_is_refused_at_its_place(string what, string text, string code)
    {
        var xml = Marked.Of(text);

        var parsed = BpmnReader.Read(xml.Text, "main.bpmn");

        Assert.Null(parsed.Process);
        Assert.True(
            parsed.Diagnostics.Any(d => d.Code == code && (xml.Line == 0 || (d.At.Line, d.At.Column) == (xml.Line, xml.Column))),
            $"{what}: expected {code} at ({xml.Line},{xml.Column}), but got\n{string.Join('\n', parsed.Diagnostics)}");
    }

    [Fact]
    public void Elements_a_hundred_thousand_deep_are_refused_where_they_get_too_deep()
    {
        var xml = Head + string.Concat(Enumerable.Repeat("<subProcess>", 100_000));

        var finding = Assert.Single(BpmnReader.Read(xml, "main.bpmn").Diagnostics);

        Assert.Equal("BPMN0001", finding.Code);
        Assert.Contains("at most 60 deep", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_before_they_are_read()
    {
        var xml = new string('x', 100_000_000);
        var watch = Stopwatch.StartNew();

        var finding = Assert.Single(BpmnReader.Read(xml, "main.bpmn").Diagnostics);

        Assert.Equal("main.bpmn(1,1): error BPMN0001: Expected at most 4000000 characters, but the file has 100000000.", finding.ToString());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}

using System.Collections.Immutable;
using Workflows.Engine.Bpmn;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Persistence.Tests.Samples;

/// <summary>A procedure of two tasks and a calendar of weekends: as much of a declared world as a store looks at.</summary>
internal static class SampleWorld
{
    public const string Bundle = "5a3f000000000000000000000000000000000000000000000000000000000001";

    private const string Flow = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:law="urn:workflows:law" targetNamespace="urn:workflows:test">
          <process id="sample" name="样例" law:name-en="Sample" isExecutable="true">
            <startEvent id="start" name="开始" law:name-en="Start"><outgoing>a</outgoing></startEvent>
            <userTask id="inspect" name="现场检查" law:name-en="Inspection" law:role="case-officer" law:duty="investigate" law:form="inspection" law:deadline="decide">
              <incoming>a</incoming><outgoing>b</outgoing>
            </userTask>
            <userTask id="approve" name="审批" law:name-en="Approval" law:role="unit-head agency-head" law:form="approval"><incoming>b</incoming><outgoing>c</outgoing></userTask>
            <endEvent id="end" name="结束" law:name-en="End"><incoming>c</incoming></endEvent>
            <sequenceFlow id="a" sourceRef="start" targetRef="inspect" />
            <sequenceFlow id="b" sourceRef="inspect" targetRef="approve" />
            <sequenceFlow id="c" sourceRef="approve" targetRef="end" />
          </process>
          <BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI" />
        </definitions>
        """;

    public static LegalCalendar Calendar { get; } = new(
        "test", new("测试", "Test"), "1", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);

    public static RuleBook Law { get; } = new([], [], [], Calendar, "test");

    public static ProcedureSet Procedures { get; } = ProcedureSet.Of([Read()], ImmutableDictionary<string, CaseAction>.Empty);

    private static Procedure Read()
    {
        var parsed = BpmnReader.Read(Flow, "sample.bpmn");
        Assert.True(parsed.Process is not null, string.Join("; ", parsed.Diagnostics));
        return new(Bundle, parsed.Process, ImmutableDictionary<string, FormDefinition>.Empty, ImmutableDictionary<string, Decisions.Dmn.DmnDecision>.Empty,
            ImmutableDictionary<string, DocumentTemplate>.Empty);
    }
}

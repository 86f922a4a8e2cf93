using System.Collections.Immutable;
using Workflows.Engine.Bpmn;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;

namespace Workflows.TestKit.Cases;

/// <summary>Procedures written in the test that plays them.</summary>
public static class TestProcess
{
    /// <summary>A BPMN file with this inside its process; <paramref name="beside"/> stands beside it (messages, errors).</summary>
    public static string Xml(string id, string inside, string beside = "") => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:law="urn:workflows:law" targetNamespace="urn:test">
          {beside}
          <process id="{id}" name="试" law:name-en="Test" isExecutable="true">
            {inside}
          </process>
          <bpmndi:BPMNDiagram id="diagram"/>
        </definitions>
        """;

    /// <summary>The procedure, with an empty form for every form that it names unless one is given. Throws with every finding.</summary>
    public static Procedure Read(string id, string inside, string beside = "", params FormDefinition[] forms)
    {
        var parsed = BpmnReader.Read(Xml(id, inside, beside), $"{id}.bpmn");
        var process = parsed.Process ?? throw new InvalidOperationException(string.Join("\n", parsed.Diagnostics));
        var named = process.AllNodes.OfType<FlowNode.PersonTask>().Select(t => t.Form)
            .Concat(process.Messages.Select(m => m.Form)).OfType<string>().Distinct();
        var all = named.Where(n => forms.All(f => f.Name != n)).Select(n => new FormDefinition(n, new(n, n), null, [], [])).Concat(forms);
        return new($"hash-of-{id}", process, all.ToImmutableDictionary(f => f.Name),
            ImmutableDictionary<string, Decisions.Dmn.DmnDecision>.Empty, ImmutableDictionary<string, DocumentTemplate>.Empty);
    }

    public static ProcedureSet Set(params Procedure[] procedures) => ProcedureSet.Of(procedures, ImmutableDictionary<string, CaseAction>.Empty);

    /// <summary>An arrow.</summary>
    public static string Flow(string from, string to, string? when = null) => when is null
        ? $"""<sequenceFlow id="{from}-{to}" sourceRef="{from}" targetRef="{to}"/>"""
        : $"""<sequenceFlow id="{from}-{to}" sourceRef="{from}" targetRef="{to}"><conditionExpression>{System.Security.SecurityElement.Escape(when)}</conditionExpression></sequenceFlow>""";

    /// <summary>A user task of a case officer.</summary>
    public static string UserTask(string id, string more = "") =>
        $"""<userTask id="{id}" name="{id}" law:name-en="{id}" law:role="case-officer" law:form="{id}" {more}/>""";

    public static string Start(string id = "start") => $"""<startEvent id="{id}"/>""";

    public static string End(string id = "end") => $"""<endEvent id="{id}"/>""";
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Bpmn;

/// <summary>Reads one element of a flow.</summary>
internal sealed class ElementReader(
    Complaints complaints, IReadOnlyDictionary<string, MessageSpec> messages, IReadOnlyDictionary<string, string> errors, ScopeReader scopes)
{
    private readonly TriggerReader triggers = new(complaints, messages, errors);

    public FlowNode? Read(XElement e)
    {
        var kind = e.Name.LocalName;
        var info = Info(e, named: kind is not ("startEvent" or "endEvent") && !kind.EndsWith("Gateway", StringComparison.Ordinal));
        switch (kind)
        {
            case "startEvent": return new FlowNode.StartEvent(info, triggers.Read(e), Law(e, "form"));
            case "endEvent": return End(e, info);
            case "userTask": return Task(e, info, isManual: false);
            case "manualTask": return Task(e, info, isManual: true);
            case "serviceTask":
                return new FlowNode.ServiceTask(info, complaints.Required(e, BpmnNames.Law + "action", "the action"), Mappings(e, "input"), Mappings(e, "output"));
            case "businessRuleTask":
                return new FlowNode.BusinessRuleTask(info, complaints.Required(e, BpmnNames.Law + "decision", "the decision"),
                    complaints.Required(e, BpmnNames.Law + "result", "the variable of the result")) { Substance = Substance(e) };
            case "callActivity":
                return new FlowNode.CallActivity(info, complaints.Required(e, "calledElement", "the called procedure"), Mappings(e, "input"), Mappings(e, "output"));
            case "subProcess" when (string?)e.Attribute("triggeredByEvent") != "true" && !e.Elements().Any(IsLoop):
                return new FlowNode.SubProcess(info, scopes.Read(e, isRoot: false));
            case "exclusiveGateway": return new FlowNode.ExclusiveGateway(info, (string?)e.Attribute("default"));
            case "parallelGateway": return new FlowNode.ParallelGateway(info);
            case "eventBasedGateway" when (string?)e.Attribute("instantiate") != "true": return new FlowNode.EventBasedGateway(info);
            case "intermediateCatchEvent": return new FlowNode.CatchEvent(info, triggers.ReadOne(e));
            case "intermediateThrowEvent" when !e.Elements().Any(d => d.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)):
                return new FlowNode.ThrowEvent(info);
            case "boundaryEvent": return Boundary(e, info);
            default:
                complaints.Add("BPMN0006", e, $"Expected an element that the engine executes, but got '{kind}'. See docs/procedure-files.md for the list.");
                return null;
        }
    }

    private SubstantiveLaw? Substance(XElement e)
    {
        var (act, lighter) = (Feel(e, "act-on"), Feel(e, "lighter"));
        if ((e.Attribute(BpmnNames.Law + "act-on") is null) != (e.Attribute(BpmnNames.Law + "lighter") is null))
            complaints.Add("BPMN0011", e, "Expected law:act-on, the day of the act, and law:lighter, when the later law is the lighter one, both or neither.");
        return act is null || lighter is null ? null : new(act, lighter);
    }

    private FlowNode.PersonTask Task(XElement e, ElementInfo info, bool isManual)
    {
        if (e.Elements().FirstOrDefault(IsLoop) is { } loop) complaints.Add("BPMN0006", loop, "Expected a task without a loop or multi-instance marker, which the engine does not execute.");
        var roles = MessageReader.Words(e, "role");
        if (roles.Length == 0) complaints.Add("BPMN0004", e, "Expected law:role: who may do the task?");
        if (!isManual) complaints.Required(e, BpmnNames.Law + "form", "the form of the task");
        return new(info, [.. roles], Law(e, "duty"), Law(e, "form"), Law(e, "deadline"), isManual);
    }

    private FlowNode.EndEvent End(XElement e, ElementInfo info)
    {
        var definitions = e.Elements().Where(d => d.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList();
        switch (definitions)
        {
            case []: return new(info, EndKind.None, null);
            case [{ Name.LocalName: "terminateEventDefinition" }]: return new(info, EndKind.Terminate, null);
            case [{ Name.LocalName: "errorEventDefinition" } error]: return new(info, EndKind.Error, triggers.ErrorCode(error));
            default:
                complaints.Add("BPMN0006", definitions[0], $"Expected a none, terminate or error end event, but got '{definitions[0].Name.LocalName}'.");
                return new(info, EndKind.None, null);
        }
    }

    private FlowNode.BoundaryEvent Boundary(XElement e, ElementInfo info)
    {
        var trigger = triggers.ReadOne(e);
        var interrupting = (string?)e.Attribute("cancelActivity") != "false";
        if (trigger is Trigger.Error && !interrupting) complaints.Add("BPMN0010", e, "Expected an error boundary event to interrupt.");
        return new(info, complaints.Required(e, "attachedToRef", "the activity it hangs on"), trigger, interrupting);
    }

    private ElementInfo Info(XElement e, bool named)
    {
        var emits = new List<Emission>();
        if (Law(e, "event") is { } name) emits.Add(new(name, Feel(e, "event-when"), Feel(e, "event-on")));
        else if ((e.Attribute(BpmnNames.Law + "event-when") ?? e.Attribute(BpmnNames.Law + "event-on")) is { } stray)
            complaints.Add("BPMN0011", stray, "Expected law:event beside law:event-when or law:event-on.");
        foreach (var emit in Extensions(e, "emits"))
            emits.Add(new(complaints.Required(emit, "event", "the event"), complaints.Feel(emit, (string?)emit.Attribute("when")), complaints.Feel(emit, (string?)emit.Attribute("on"))));
        return new(complaints.Id(e), complaints.Name(e, named), complaints.At(e), Law(e, "article"), Law(e, "stage"), [.. emits]);
    }

    private ImmutableArray<Mapping> Mappings(XElement e, string kind) =>
    [
        .. Extensions(e, kind)
            .Select(m => (Name: complaints.Required(m, "name", "the name of the mapping"), Value: complaints.Feel(m, complaints.Required(m, "value", "a FEEL expression"))))
            .Where(m => m.Value is not null).Select(m => new Mapping(m.Name, m.Value!)),
    ];

    private static IEnumerable<XElement> Extensions(XElement e, string kind) =>
        e.Elements(BpmnNames.Bpmn + "extensionElements").Elements(BpmnNames.Law + kind);

    private static bool IsLoop(XElement e) => e.Name.LocalName.EndsWith("LoopCharacteristics", StringComparison.Ordinal);

    private static string? Law(XElement e, string attribute) => (string?)e.Attribute(BpmnNames.Law + attribute);

    private Workflows.Decisions.Feel.FeelExpression? Feel(XElement e, string attribute) =>
        e.Attribute(BpmnNames.Law + attribute) is { } a ? complaints.Feel(a, a.Value) : null;
}

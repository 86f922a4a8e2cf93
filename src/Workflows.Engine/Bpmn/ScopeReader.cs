using System.Xml.Linq;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Bpmn;

/// <summary>Reads a process or an embedded sub-process: its elements, its arrows, and whether they fit together.</summary>
internal sealed class ScopeReader(Complaints complaints, IReadOnlyDictionary<string, MessageSpec> messages, IReadOnlyDictionary<string, string> errors)
{
    public FlowScope Read(XElement container, bool isRoot)
    {
        var elements = new ElementReader(complaints, messages, errors, this);
        var nodes = new List<FlowNode>();
        var flows = new List<SequenceFlow>();
        foreach (var child in container.Elements().Where(e => e.Name.Namespace == BpmnNames.Bpmn && !BpmnNames.ForReaders.Contains(e.Name.LocalName)))
        {
            if (child.Name.LocalName == "sequenceFlow") flows.Add(Flow(child));
            else if (elements.Read(child) is { } node) nodes.Add(node);
        }
        var scope = new FlowScope(complaints.Id(container), [.. nodes], [.. flows]);
        new ScopeChecks(complaints, container).Check(scope, isRoot);
        return scope;
    }

    private SequenceFlow Flow(XElement element)
    {
        var condition = element.Element(BpmnNames.Bpmn + "conditionExpression");
        return new(complaints.Id(element), element.Attribute("name") is null ? null : complaints.Name(element, required: false),
            complaints.Required(element, "sourceRef", "the source of the flow"), complaints.Required(element, "targetRef", "the target of the flow"),
            condition is null ? null : complaints.Feel(condition, condition.Value));
    }
}

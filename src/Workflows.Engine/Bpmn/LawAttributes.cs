using System.Xml.Linq;

namespace Workflows.Engine.Bpmn;

/// <summary>Where each attribute of the product's extension may stand; anywhere else it would be passed over silently.</summary>
internal static class LawAttributes
{
    private static readonly string[] s_personTasks = ["userTask", "manualTask"];
    private static readonly string[] s_flowNodes =
    [
        "startEvent", "endEvent", "userTask", "manualTask", "serviceTask", "businessRuleTask", "callActivity", "subProcess", "exclusiveGateway",
        "parallelGateway", "eventBasedGateway", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
    ];

    /// <summary>The elements that an attribute may stand on; null means any.</summary>
    private static readonly Dictionary<string, string[]?> s_places = new(StringComparer.Ordinal)
    {
        ["name-en"] = null,
        ["name-zh"] = ["message"],
        ["role"] = [.. s_personTasks, "message"],
        ["duty"] = s_personTasks,
        ["form"] = [.. s_personTasks, "message", "startEvent"],
        ["deadline"] = [.. s_personTasks, "timerEventDefinition"],
        ["before"] = ["timerEventDefinition"],
        ["event"] = s_flowNodes,
        ["event-when"] = s_flowNodes,
        ["event-on"] = s_flowNodes,
        ["article"] = [.. s_flowNodes, "process", "message"],
        ["stage"] = s_flowNodes,
        ["action"] = ["serviceTask"],
        ["decision"] = ["businessRuleTask"],
        ["result"] = ["businessRuleTask"],
        ["act-on"] = ["businessRuleTask"],
        ["lighter"] = ["businessRuleTask"],
    };

    public static void Check(XElement root, Complaints complaints)
    {
        foreach (var attribute in root.DescendantsAndSelf().Attributes().Where(a => a.Name.Namespace == BpmnNames.Law))
        {
            var (name, element) = (attribute.Name.LocalName, attribute.Parent!);
            if (!s_places.TryGetValue(name, out var places))
                complaints.Add("BPMN0012", attribute, $"Expected an attribute of docs/procedure-files.md, but got 'law:{name}'.");
            else if (places?.Contains(element.Name.LocalName) == false)
                complaints.Add("BPMN0012", attribute, $"Expected 'law:{name}' only on {string.Join(", ", places)}, but it stands on '{element.Name.LocalName}'.");
        }
        foreach (var x in root.Descendants(BpmnNames.Bpmn + "extensionElements").Elements().Where(x => x.Name.Namespace == BpmnNames.Law && x.Name.LocalName is not ("emits" or "input" or "output")))
            complaints.Add("BPMN0012", x, $"Expected law:emits, law:input or law:output, but got 'law:{x.Name.LocalName}'.");
    }
}

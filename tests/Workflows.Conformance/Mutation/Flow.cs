using System.Xml.Linq;

namespace Workflows.Conformance.Mutation;

/// <summary>A BPMN file that can be changed; what nothing leads to after a change goes with it, so that only the change itself is left to be found.</summary>
internal sealed class Flow(XDocument document)
{
    private static readonly string[] s_nodes =
    [
        "userTask", "manualTask", "serviceTask", "businessRuleTask", "callActivity", "intermediateThrowEvent", "intermediateCatchEvent", "subProcess",
        "startEvent", "endEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway", "eventBasedGateway",
    ];

    public IEnumerable<XElement> Elements => document.Descendants().Where(e => s_nodes.Contains(e.Name.LocalName));

    public IEnumerable<XElement> Flows => document.Descendants().Where(e => e.Name.LocalName == "sequenceFlow");

    public static string Id(XElement element) => (string)element.Attribute("id")!;

    public override string ToString() => document.Declaration + document.ToString(SaveOptions.DisableFormatting);

    /// <summary>Takes a step out; what led to it leads on to the next.</summary>
    public bool Drop(string id)
    {
        var (element, into, outOf) = (Element(id), Into(id), OutOf(id));
        if (outOf.Count != 1 || into.Count == 0 || IsBehindGateway(id) || Target(outOf[0]) == id) return false;
        foreach (var flow in into) flow.SetAttributeValue("targetRef", Target(outOf[0]));
        outOf[0].Remove();
        element.Remove();
        Prune();
        return true;
    }

    /// <summary>Makes a step optional: before it, a gateway that may lead past it.</summary>
    public bool Bypass(string id)
    {
        var (element, into, outOf) = (Element(id), Into(id), OutOf(id));
        if (outOf.Count != 1 || into.Count == 0 || IsBehindGateway(id)) return false;
        var names = element.Name.Namespace;
        var gateway = $"{id}-or-not";
        element.AddBeforeSelf(new XElement(names + "exclusiveGateway", new XAttribute("id", gateway), new XAttribute("default", $"{gateway}-in")));
        foreach (var flow in into) flow.SetAttributeValue("targetRef", gateway);
        element.AddAfterSelf(
            new XElement(names + "sequenceFlow", new XAttribute("id", $"{gateway}-in"), new XAttribute("sourceRef", gateway), new XAttribute("targetRef", id)),
            new XElement(names + "sequenceFlow", new XAttribute("id", $"{gateway}-past"), new XAttribute("sourceRef", gateway), new XAttribute("targetRef", Target(outOf[0])),
                new XElement(names + "conditionExpression", "today > case.openedOn")));
        ForgetEnds();
        return true;
    }

    /// <summary>Swaps a step with the one after it.</summary>
    public bool SwapWithNext(string id)
    {
        var (into, between) = (Into(id), OutOf(id));
        if (between.Count != 1 || into.Count == 0 || IsBehindGateway(id)) return false;
        var next = Target(between[0]);
        if (next == id || Into(next).Count != 1 || OutOf(next).Count != 1 || Element(next).Name.LocalName.EndsWith("Gateway", StringComparison.Ordinal) || IsBehindGateway(next)) return false;
        var after = OutOf(next)[0];
        foreach (var flow in into) flow.SetAttributeValue("targetRef", next);
        between[0].SetAttributeValue("sourceRef", next);
        between[0].SetAttributeValue("targetRef", id);
        after.SetAttributeValue("sourceRef", id);
        ForgetEnds();
        return true;
    }

    public bool Retarget(string flow, string target)
    {
        document.Descendants().First(e => e.Name.LocalName == "sequenceFlow" && Id(e) == flow).SetAttributeValue("targetRef", target);
        Prune();
        return true;
    }

    public bool Remove(string boundary)
    {
        Element(boundary).Remove();
        Prune();
        return true;
    }

    /// <summary>Two other elements of the scope that an arrow could lead to: the next and the last but one in the order of the file after its target.</summary>
    public IEnumerable<string> OtherTargets(string flow)
    {
        var arrow = Flows.First(f => Id(f) == flow);
        if (IsBehindGateway(Target(arrow))) return [];
        var others = arrow.Parent!.Elements().Where(e => s_nodes.Contains(e.Name.LocalName) && e.Name.LocalName is not ("startEvent" or "boundaryEvent"))
            .Select(Id).Where(id => id != Target(arrow) && id != (string?)arrow.Attribute("sourceRef") && !IsBehindGateway(id)).ToList();
        if (others.Count == 0) return [];
        var at = (int)(flow.Aggregate(7u, (hash, c) => unchecked((hash * 31) + c)) % (uint)others.Count);
        return new[] { others[at], others[(at + (others.Count / 2)) % others.Count] }.Distinct();
    }

    private XElement Element(string id) => document.Descendants().First(e => s_nodes.Contains(e.Name.LocalName) && Id(e) == id);

    private List<XElement> Into(string id) => [.. Flows.Where(f => Target(f) == id)];

    private List<XElement> OutOf(string id) => [.. Flows.Where(f => (string?)f.Attribute("sourceRef") == id)];

    private static string Target(XElement flow) => (string)flow.Attribute("targetRef")!;

    private bool IsBehindGateway(string id) => Into(id).Any(f => Element((string)f.Attribute("sourceRef")!).Name.LocalName == "eventBasedGateway");

    private void Prune()
    {
        while (true)
        {
            var there = Elements.Select(Id).ToHashSet();
            var gone = Elements.Where(e => e.Name.LocalName == "boundaryEvent" ? !there.Contains((string)e.Attribute("attachedToRef")!)
                    : e.Name.LocalName != "startEvent" && Into(Id(e)).Count == 0)
                .Concat(Flows.Where(f => !there.Contains(Target(f)) || !there.Contains((string)f.Attribute("sourceRef")!))).ToList();
            if (gone.Count == 0) break;
            foreach (var element in gone) element.Remove();
        }
        var flows = Flows.Select(Id).ToHashSet();
        foreach (var gateway in Elements.Where(e => e.Attribute("default") is { } way && !flows.Contains(way.Value)).ToList()) gateway.Attribute("default")!.Remove();
        ForgetEnds();
    }

    // The file says each arrow's ends a second time, and draws what is there; neither is executed.
    private void ForgetEnds()
    {
        document.Descendants().Where(e => e.Name.LocalName is "incoming" or "outgoing").Remove();
        var there = document.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToHashSet();
        document.Descendants().Where(e => e.Attribute("bpmnElement") is { } of && !there.Contains(of.Value)).Remove();
        document.Descendants().Where(e => e.Name.LocalName == "association" && (!there.Contains((string)e.Attribute("sourceRef")!) || !there.Contains((string)e.Attribute("targetRef")!))).Remove();
    }
}

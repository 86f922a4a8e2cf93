using System.Xml.Linq;

namespace Workflows.Conformance.Mutation;

/// <summary>Breaks a flow in one place: a step dropped, made optional, swapped with the next; an arrow that leads elsewhere; a boundary event gone.</summary>
internal static class FlowMutations
{
    private static readonly string[] s_steps = ["userTask", "manualTask", "serviceTask", "businessRuleTask", "callActivity", "intermediateThrowEvent", "intermediateCatchEvent", "subProcess"];

    public static IEnumerable<Mutant> Of(string file, string text)
    {
        var procedure = Path.GetFileNameWithoutExtension(file);
        var original = new Flow(XDocument.Parse(text, LoadOptions.PreserveWhitespace));
        foreach (var step in original.Elements.Where(IsStep).Select(Flow.Id).ToList())
        {
            if (Changed(text, f => f.Drop(step)) is { } dropped) yield return new($"drop {procedure}/{step}", file, dropped);
            if (Changed(text, f => f.Bypass(step)) is { } bypassed) yield return new($"bypass {procedure}/{step}", file, bypassed);
            if (Changed(text, f => f.SwapWithNext(step)) is { } swapped) yield return new($"swap {procedure}/{step}", file, swapped);
        }
        foreach (var flow in original.Flows.Select(Flow.Id).ToList())
        {
            foreach (var target in original.OtherTargets(flow))
            {
                if (Changed(text, f => f.Retarget(flow, target)) is { } retargeted) yield return new($"retarget {procedure}/{flow} to {target}", file, retargeted);
            }
        }
        foreach (var boundary in original.Elements.Where(e => e.Name.LocalName == "boundaryEvent").Select(Flow.Id).ToList())
        {
            if (Changed(text, f => f.Remove(boundary)) is { } removed) yield return new($"remove {procedure}/{boundary}", file, removed);
        }
    }

    private static bool IsStep(XElement element) => s_steps.Contains(element.Name.LocalName);

    private static string? Changed(string text, Func<Flow, bool> change)
    {
        var flow = new Flow(XDocument.Parse(text, LoadOptions.PreserveWhitespace));
        return change(flow) ? flow.ToString() : null;
    }
}

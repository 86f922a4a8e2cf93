using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Embedded sub-processes: a scope of tokens that shares its procedure's variables (BPMN 10.3.5).</summary>
internal static class SubProcesses
{
    public static void Arrive(Run run, FlowNode.SubProcess sub, Place place)
    {
        var node = run.Enter(sub, place, new NodeWait.Children());
        Activities.AttachBoundaries(run, sub, node);
        run.Send(node.Id, place.Frame, sub.Body.Starts.First().Id, null);
    }
}

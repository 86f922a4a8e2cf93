using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>User and manual tasks: they wait for a person (BPMN 10.3.3).</summary>
internal static class PersonTasks
{
    public static void Arrive(Run run, FlowNode.PersonTask task, Place place)
    {
        var node = run.Enter(task, place, new NodeWait.Person());
        Activities.AttachBoundaries(run, task, node);
    }
}

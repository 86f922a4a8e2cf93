using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Start events and none throw events: they record what they are and go on (BPMN 10.5.2, 10.5.4).</summary>
internal static class Milestones
{
    public static void Arrive(Run run, FlowNode node, Place place)
    {
        run.Pass(node, place);
        LegalEvents.Record(run, node, place.Frame, Happening.Plain(FeelContext.Empty), null);
        if (!run.IsRefused) run.SendOn(node, place.Scope, place.Frame);
    }
}

using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>A task that is no longer open: what it was, and how it ended.</summary>
/// <param name="By">Who ended it; where <paramref name="WasDone"/> is false, by what the case left it.</param>
/// <param name="WasDone">True where it was completed; false where the case went on without it.</param>
internal sealed record FinishedTask(Bilingual Title, FormDefinition? Form, string By, DateTimeOffset At, bool WasDone)
{
    /// <summary>What became of a node of the case; null where there never was a task of that number.</summary>
    public static FinishedTask? Of(CaseFile file, int node)
    {
        if (file.Log.Select(e => e.Event).OfType<CaseEvent.NodeEntered>().FirstOrDefault(e => e.Node.Id == node && e.Node.Wait is NodeWait.Person) is not { } entered) return null;
        if (file.Log.FirstOrDefault(e => e.Event is CaseEvent.NodeLeft left && left.Node == node) is not { Event: CaseEvent.NodeLeft gone } ended) return null;
        var title = file.NodeOf(entered.Node.Frame, gone.Element) is FlowNode.PersonTask task ? file.Titled(task.Info.Name, entered.Node.Frame) : new(gone.Element, gone.Element);
        return new(title, file.FormOf(entered.Node.Frame, gone.Element), ended.By, ended.At, gone.How == NodeEnd.Completed);
    }
}

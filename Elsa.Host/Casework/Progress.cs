using System.Collections.Immutable;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Engine.Procedures;

namespace Elsa.Host.Casework;

/// <summary>Reads from log and marking how far each procedure of a case has come.</summary>
internal sealed class Progress(ReadersWords words, IStringLocalizer<CaseTexts> texts)
{
    /// <summary>The named elements of the procedure that runs or ran in a frame, in the order of its file.</summary>
    public ImmutableArray<PictureStep> Of(CaseFile file, int frame)
    {
        if (file.ProcedureOf(frame) is not { } procedure) return [];
        var done = Done(file, frame);
        var standing = file.State.Marking.Nodes.Values.Where(n => n.Frame == frame).ToLookup(n => n.Element);
        return
        [
            .. from node in procedure.Process.AllNodes
               where node.Info.Name.Zh.Length > 0
               orderby node.Info.At.Line, node.Info.At.Column
               let passes = done.GetValueOrDefault(node.Id, [])
               select Step(file, node, standing[node.Id].LastOrDefault(), passes),
        ];
    }

    /// <summary>By element: the instants at which it was completed or gone through.</summary>
    private static Dictionary<string, ImmutableArray<DateTimeOffset>> Done(CaseFile file, int frame) => file.Log
        .Select(e => (e.At, Element: e.Event switch
        {
            CaseEvent.NodeLeft { How: NodeEnd.Completed } left when left.Frame == frame => left.Element,
            CaseEvent.NodePassed passed when passed.Frame == frame => passed.Element,
            _ => null,
        }))
        .Where(e => e.Element is not null)
        .GroupBy(e => e.Element!, e => e.At)
        .ToDictionary(g => g.Key, g => g.ToImmutableArray());

    private PictureStep Step(CaseFile file, FlowNode node, NodeInstance? standing, ImmutableArray<DateTimeOffset> passes)
    {
        var name = node.Info.Name.ForReader();
        // An event on the edge of an activity only listens: the case does not stand there.
        if (standing is not null && node is not FlowNode.BoundaryEvent)
            return new(node.Id, name, StateOf(standing, !passes.IsEmpty), NoteOf(file, node, standing));
        if (!passes.IsEmpty) return new(node.Id, name, StepState.Done, DoneOn(passes));
        return new(node.Id, name, StepState.NotReached, standing is null ? null : texts["Progress.Listens"].Value);
    }

    private string DoneOn(ImmutableArray<DateTimeOffset> passes)
    {
        var day = DateOnly.FromDateTime(passes[^1].DateTime).InTable();
        return passes.Length == 1 ? day : $"{day} · {texts["Progress.Times", passes.Length]}";
    }

    private static StepState StateOf(NodeInstance standing, bool wasDone) => standing.Wait switch
    {
        NodeWait.Person => wasDone ? StepState.Returned : StepState.Current,
        NodeWait.Children or NodeWait.Called => StepState.Current,
        _ => StepState.Waiting,
    };

    private string? NoteOf(CaseFile file, FlowNode node, NodeInstance standing) => standing.Wait switch
    {
        NodeWait.Person => file.State.Record.Tasks.GetValueOrDefault(standing.Id) is { ClaimedBy: { } holder } ? words.Person(holder)
            : node is FlowNode.PersonTask task ? words.Roles(task.Roles) : null,
        NodeWait.Called => node is FlowNode.CallActivity call ? words.Procedure(call.Called) : null,
        NodeWait.Deadline wait => file.State.Record.Deadline(wait.Key) is { } entry ? $"{entry.Title.ForReader()} {entry.Due.InTable()}" : null,
        NodeWait.Moment { Wake: Wake.OnDay day } => day.Day.InTable(),
        NodeWait.Moment { Wake: Wake.AtInstant at } => at.Instant.InTable(),
        _ => null,
    };
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>A form that somebody filled in: a completed task, a recorded message, or the form that opened the case.</summary>
/// <param name="Seq">Its place in the log.</param>
/// <param name="On">The legal day.</param>
/// <param name="Before">The answers of the round before; null for the first.</param>
/// <param name="Round">1, or more after the step came round again.</param>
/// <param name="IsLatest">False once a later round has taken its place.</param>
internal sealed record RecordedStep(
    long Seq, int Frame, string Element, Bilingual Title, FormDefinition Form, string By, DateTimeOffset At, DateOnly On,
    FeelContext Answers, FeelContext? Before, int Round, bool IsLatest)
{
    /// <summary>Everything that forms recorded in the case, in order.</summary>
    public static ImmutableArray<RecordedStep> Of(CaseFile file)
    {
        var steps = ImmutableArray.CreateBuilder<RecordedStep>();
        foreach (var logged in file.Log)
        {
            if (Filled(file, logged.Event) is not var (frame, element, on, answers) || file.FormOf(frame, element) is not { } form) continue;
            var key = (file.PathOf(frame), element); // what was answered for another document is no former answer
            var earlier = steps.LastOrDefault(s => (file.PathOf(s.Frame), s.Element) == key);
            if (earlier is not null) steps[steps.IndexOf(earlier)] = earlier with { IsLatest = false };
            steps.Add(new(logged.Seq, frame, element, file.Titled(TitleOf(file, frame, element), frame), form, logged.By, logged.At, on, answers,
                earlier?.Answers, (earlier?.Round ?? 0) + 1, IsLatest: true));
        }
        return steps.ToImmutable();
    }

    private static (int Frame, string Element, DateOnly On, FeelContext Answers)? Filled(CaseFile file, CaseEvent e) => e switch
    {
        CaseEvent.TaskCompleted x => (x.Frame, x.Element, x.On, x.Answers),
        CaseEvent.MessageReceived x => (x.Frame, x.Element, x.On, x.Answers),
        CaseEvent.FrameOpened { Frame: 0 } when Start(file) is { } start => (0, start.Id, file.State.OpenedOn, Flat(file.FormOf(0, start.Id), file.OpeningAnswers)),
        _ => null,
    };

    private static FlowNode.StartEvent? Start(CaseFile file) =>
        file.ProcedureOf(0)?.Process.Root.Starts.FirstOrDefault(s => s.Form is not null);

    // What opened the case was kept as variables: the form's names are paths in them.
    private static FeelContext Flat(FormDefinition? form, FeelContext nested) => form is null ? FeelContext.Empty
        : FeelContext.From(form.Fields.Select(f => KeyValuePair.Create(f.Name, Workflows.Engine.Forms.Answers.At(nested, f.Name))));

    private static Bilingual TitleOf(CaseFile file, int frame, string element) => file.NodeOf(frame, element) switch
    {
        FlowNode.CatchEvent { Trigger: Trigger.Message m } => m.Spec.Title,
        FlowNode.BoundaryEvent { Trigger: Trigger.Message m } => m.Spec.Title,
        { Info.Name: var name } => name,
        null => new(element, element),
    };
}

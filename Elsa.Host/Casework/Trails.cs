using System.Collections.Immutable;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Casework;

/// <summary>Reads from the log what everybody in a case said and decided, and how long each had it.</summary>
internal sealed class Trails(ReadersWords words, AnswerWords say, PersonDirectory people, IStringLocalizer<CaseTexts> texts)
{
    /// <summary>Every completed task in order of completion, then the open ones.</summary>
    public OpinionTrail Of(CaseFile file)
    {
        var arrived = file.Log.Where(e => e.Event is CaseEvent.NodeEntered { Node.Wait: NodeWait.Person })
            .ToDictionary(e => ((CaseEvent.NodeEntered)e.Event).Node.Id, e => e.At);
        var opinions = ImmutableArray.CreateBuilder<Opinion>();
        var rounds = new Dictionary<(string, string), int>();
        foreach (var logged in file.Log)
        {
            if (logged.Event is not CaseEvent.TaskCompleted done || file.NodeOf(done.Frame, done.Element) is not FlowNode.PersonTask task) continue;
            var key = (file.PathOf(done.Frame), done.Element);
            rounds[key] = rounds.GetValueOrDefault(key) + 1;
            opinions.Add(Finished(file, done, task, logged.By, arrived[done.Node], logged.At, rounds[key]));
        }
        foreach (var open in file.State.Record.Tasks.Values)
        {
            var node = file.State.Marking.Nodes[open.Node];
            if (file.NodeOf(node.Frame, node.Element) is not FlowNode.PersonTask task) continue;
            opinions.Add(Open(open, task, node.Frame, rounds.GetValueOrDefault((file.PathOf(node.Frame), node.Element)) + 1, file));
        }
        return new(opinions.ToImmutable());
    }

    private Opinion Finished(CaseFile file, CaseEvent.TaskCompleted done, FlowNode.PersonTask task, string by, DateTimeOffset arrived, DateTimeOffset finished, int round)
    {
        var form = file.FormOf(done.Frame, done.Element);
        var person = people.Find(by);
        var decisive = form is null ? [] : Decisive(file.ProcedureOf(done.Frame)!, task, form);
        return new(
            file.Titled(task.Info.Name, done.Frame).ForReader(), words.Acting(by, done.For), words.Roles(task.Roles.Where(r => done.For is not null || (person?.Has(r) ?? true))), person?.Unit ?? "", arrived.DateTime, finished.DateTime,
            WorkingDays(file, arrived, finished), Words(decisive, done.Answers),
            form is null ? null : Text(form, done.Answers, decisive), round, form is null ? [] : Files(file, form, done.Answers));
    }

    private Opinion Open(OpenTask open, FlowNode.PersonTask task, int frame, int round, CaseFile file) => new(
        file.Titled(task.Info.Name, frame).ForReader(), open.ClaimedBy is { } holder ? words.Person(holder) : texts["Inbox.Pool"], words.Roles(task.Roles),
        open.ClaimedBy is { } id ? people.Find(id)?.Unit ?? "" : "", open.OpenedAt.DateTime, null, WorkingDays(file, open.OpenedAt, file.Now), null, null, round, []);

    private string Words(ImmutableArray<FormField> decisive, FeelContext answers)
    {
        var said = decisive.Where(f => !answers[f.Name].IsNull).Select(f => Word(f, answers[f.Name])).ToList();
        return said.Count == 0 ? texts["Opinions.Done"] : string.Join(ReadersWords.Separator, said);
    }

    // A word alone says nothing of what it is about: that a proposal is the same as the notice is not what was proposed.
    private string Word(FormField field, FeelValue answer) => $"{field.Label.ForReader()}{texts["Colon"]}{say.Text(field, answer)}";

    /// <summary>
    /// The outcome of a step: the choice that its form asks for first, and the answers that the flow turns on at the next gateway. Empty for a step that
    /// decides nothing.
    /// </summary>
    private static ImmutableArray<FormField> Decisive(Procedure procedure, FlowNode.PersonTask task, FormDefinition form)
    {
        var scope = procedure.Process.ScopeOf(task.Id);
        var turning = scope.Outgoing(task.Id).SelectMany(flow => scope.Outgoing(flow.Target)).Select(flow => flow.Condition)
            .OfType<FeelExpression>().SelectMany(e => e.Names).ToHashSet(StringComparer.Ordinal);
        var turned = form.Fields.FirstOrDefault(IsTurning);
        // What is asked before the flow's own question is what the step is about; what comes after it is detail.
        var first = form.Fields.TakeWhile(f => f != turned).FirstOrDefault(f => f is { Type: FieldType.Choice, Required: true });
        return [.. form.Fields.Where(f => f == first || IsTurning(f))];

        bool IsTurning(FormField field) => turning.Contains(field.Name) && field.Type is FieldType.Choice or FieldType.YesNo;
    }

    /// <summary>The opinion, and the reasons that the decision asked for.</summary>
    private static string? Text(FormDefinition form, FeelContext answers, ImmutableArray<FormField> decisive)
    {
        var parts = form.Fields
            .Where(f => f.Type == FieldType.Opinion || (f.Type == FieldType.LongText && f.RequiredWhen is { } when && decisive.Any(d => when.Names.Contains(d.Name))))
            .Select(f => (answers[f.Name] as FeelValue.String)?.Value).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        return parts.Count == 0 ? null : string.Join("\n", parts);
    }

    private static ImmutableArray<Attachment> Files(CaseFile file, FormDefinition form, FeelContext answers) =>
    [
        .. from field in form.Fields
           where field.Type == FieldType.File
           let kept = answers[field.Name] is FeelValue.String text ? KeptAnswer.Parse(text.Value) : null
           where kept is not null
           select new Attachment(kept.Name, $"/cases/{file.Id}/files/{kept.Hash}"),
    ];

    private static int WorkingDays(CaseFile file, DateTimeOffset from, DateTimeOffset to) => file.World.Law.Calendar.WorkingDaysStrictlyBetween(
        DateOnly.FromDateTime(from.DateTime), DateOnly.FromDateTime(to.DateTime).AddDays(1));
}

using System.Collections.Immutable;
using Workflows.Engine.Forms;

namespace Elsa.Host.Casework;

/// <summary>Who handles a case: its officers, and before there are any whoever was named, did a step or took one.</summary>
/// <param name="Confirmed">Those who did the duty of investigating.</param>
/// <param name="Named">Those whom a form named for that duty so far.</param>
/// <param name="AtWork">Those who did a step of the case, or took one.</param>
internal sealed record Officers(ImmutableArray<string> Confirmed, ImmutableArray<string> Named, ImmutableArray<string> AtWork)
{
    private const string Investigate = "investigate";

    public static Officers Of(CaseFile file)
    {
        var record = file.State.Record;
        ImmutableArray<string> confirmed = [.. record.Acts.Where(a => a.Duty == Investigate).Select(a => a.Person).Distinct()];
        if (!confirmed.IsEmpty) return new(confirmed, [], []);
        var steps = RecordedStep.Of(file);
        ImmutableArray<string> named =
        [
            .. steps.SelectMany(s => s.Form.Fields.Where(f => f is { Type: FieldType.People, Duty: Investigate }).SelectMany(f => Answers(s, f))).Distinct(),
        ];
        return new([], named, [.. steps.Select(s => s.By).Concat(record.Acts.Select(a => a.Person)).Concat(record.Tasks.Values.Select(t => t.ClaimedBy)).OfType<string>()
            .Where(p => p != Workflows.Engine.People.Person.System.Id).Distinct().Except(named)]);
    }

    private static IEnumerable<string> Answers(RecordedStep step, FormField field) =>
        step.Answers[field.Name] is Workflows.Decisions.Feel.FeelValue.List people ? people.Items.Select(i => i.ToString()) : [];
}

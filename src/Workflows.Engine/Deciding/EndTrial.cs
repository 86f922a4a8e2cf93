using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>What the case would still owe if a task were done and that ended the case: the command asks this only then, so that the list beside it does the task on trial.</summary>
internal static class EndTrial
{
    /// <summary>So many fillings of a form are tried; the choices of a longer one stay empty.</summary>
    private const int Most = 32;

    /// <summary>The rules that the end would break, each with whether every filling ends the case so.</summary>
    public static ImmutableArray<(OrderingConstraint Rule, bool IsCertain)> Of(Run run, NodeInstance node, FormDefinition? form, FeelContext given, ImmutableHashSet<string> empty)
    {
        if (!Guards.AllUnanswered(run).Any() && !IsLast(run, node)) return [];
        var trials = Fillings(form, given, empty).Select(answers => Owed(run, node, form, answers)).ToList();
        return
        [
            .. trials.SelectMany(t => t).DistinctBy(r => (r.No, r.Title))
                .Select(rule => (rule, trials.All(t => t.Any(r => (r.No, r.Title) == (rule.No, rule.Title))))),
        ];
    }

    /// <summary>Whether nothing but the task waits: what it does itself may begin to be owed only then.</summary>
    private static bool IsLast(Run run, NodeInstance node) => run.State.Record.Tasks.Keys.All(open => open == node.Id);

    private static ImmutableArray<OrderingConstraint> Owed(Run run, NodeInstance node, FormDefinition? form, FeelContext answers)
    {
        var trial = new Run(run.Procedures, run.Law, run.State, run.Context) { IsTrial = true };
        trial.ActUnder(run.Under);
        var what = FormAnswers.Happening(form, answers);
        trial.Emit(new CaseEvent.TaskCompleted(node.Id, node.Frame, node.Element, what.LegalDay ?? run.Context.Today, answers));
        if (form is not null) trial.Set(node.Frame, FormRules.Variables(form, answers));
        Activities.Complete(trial, node, what);
        trial.Settle();
        return trial.Refusal is Commands.Rejection.OrderViolated { IsAtEnd: true } ? [.. Guards.AllUnanswered(trial)] : [];
    }

    /// <summary>What is filled in, with every way to choose what is not.</summary>
    private static ImmutableArray<FeelContext> Fillings(FormDefinition? form, FeelContext given, ImmutableHashSet<string> empty)
    {
        ImmutableArray<FeelContext> fillings = [given];
        foreach (var field in form?.Fields.Where(f => given[f.Name].IsNull && empty.Contains(f.Name.Split('.')[0])) ?? [])
        {
            ImmutableArray<FeelValue> choices = field.Type switch
            {
                FieldType.YesNo => [FeelValue.True, FeelValue.False],
                FieldType.Choice => [.. field.Options.Select(o => FeelValue.Of(o.Value))],
                _ => [],
            };
            if (choices.IsEmpty || fillings.Length * choices.Length > Most) continue;
            fillings = [.. fillings.SelectMany(f => choices.Select(c => f.Set(field.Name, c)))];
        }
        return fillings;
    }
}

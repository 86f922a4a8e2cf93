using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute.Duties;

namespace Workflows.Engine.Deciding;

/// <summary>What people do with tasks: claim, release, complete.</summary>
internal static class TaskWork
{
    public static void Claim(Run run, int nodeId)
    {
        if (Find(run, nodeId) is not var (node, task, open)) return;
        if (open.ClaimedBy == run.Context.Actor.Id) return; // claimed twice is a redelivery
        if (MayDo(run, node, task, open, run.Context.Today)) run.Emit(new CaseEvent.TaskClaimed(nodeId, run.Context.Actor.Id));
    }

    public static void Release(Run run, int nodeId)
    {
        if (Find(run, nodeId) is not var (_, _, open)) return;
        if (open.ClaimedBy is not null) run.Emit(new CaseEvent.TaskReleased(nodeId));
    }

    public static void Complete(Run run, CaseCommand.CompleteTask command)
    {
        if (Find(run, command.Node) is not var (node, task, open)) return;
        var form = task.Form is null ? null : run.ProcedureOf(node.Frame).Forms[task.Form];
        var what = FormAnswers.Happening(form, command.Answers);
        var on = what.LegalDay ?? run.Context.Today;
        if (!MayDo(run, node, task, open, on)) return;
        if (form is not null)
        {
            var problems = FormRules.Check(form, command.Answers, run.ScopeAt(node.Frame), run.Context.Today);
            if (!problems.IsEmpty)
            {
                run.Refuse(new Rejection.FormInvalid(form.Name, problems));
                return;
            }
        }
        if (run.Under is { } delegation) run.Emit(new CaseEvent.DelegationUsed(delegation));
        Withdraw(run, node, form, command.Answers, on);
        if (!Named(run, node, form, command.Answers, on)) return;
        run.Emit(new CaseEvent.TaskCompleted(node.Id, node.Frame, node.Element, on, command.Answers));
        if (form is not null) run.Set(node.Frame, FormRules.Variables(form, command.Answers));
        if (task.Duty is { } duty) run.Emit(new CaseEvent.DutyDone(new(run.Context.Actor.Id, duty, node.Element, on) { For = run.Under?.Principal }));
        Activities.Complete(run, node, what);
    }

    private static (NodeInstance Node, FlowNode.PersonTask Task, OpenTask Open)? Find(Run run, int nodeId)
    {
        if (!run.State.Marking.Nodes.TryGetValue(nodeId, out var node) || !run.State.Record.Tasks.TryGetValue(nodeId, out var open))
        {
            run.Refuse(new Rejection.TaskNotOpen(nodeId));
            return null;
        }
        if (open.ClaimedBy is { } other && other != run.Context.Actor.Id && run.Context.Actor.DelegationsOn(run.Context.Today).All(d => d.Principal != other))
        {
            run.Refuse(new Rejection.TaskOfSomebodyElse(nodeId, other));
            return null;
        }
        return (node, (FlowNode.PersonTask)run.NodeOf(node), open);
    }

    /// <summary>Whether the actor has a standing in which he may do the task on that day, and no rule of duties bars him; he acts in it from here on.</summary>
    private static bool MayDo(Run run, NodeInstance node, FlowNode.PersonTask task, OpenTask open, DateOnly on)
    {
        var standing = Standing.For(task, run.Law, run.Context, on, open.ClaimedBy);
        if (standing.Refusal is { } refusal)
        {
            run.Refuse(refusal);
            return false;
        }
        run.ActUnder(standing.Under);
        if (DutyGuards.ActorBreach(run, node.Frame, task.Duty, on) is { } breach) run.Refuse(breach);
        return !run.IsRefused;
    }

    /// <summary>Everybody whom the form names as having to withdraw does nothing more: what he took goes back to the roles, what he did stands.</summary>
    private static void Withdraw(Run run, NodeInstance node, FormDefinition? form, FeelContext answers, DateOnly on)
    {
        var seen = form is null ? FeelContext.Empty : Answers.Overlay(run.ScopeAt(node.Frame), Answers.Nested(answers));
        foreach (var person in (form?.Fields ?? []).Where(f => f.WithdrawsWhen?.Evaluate(seen).Value == FeelValue.True).SelectMany(f => FormAnswers.People(answers[f.Name])).Distinct())
        {
            if (run.State.Record.Withdrawals.Any(w => w.Person == person)) continue;
            run.Emit(new CaseEvent.PersonWithdrew(new(person, node.Element, on)));
            HandingBack.Release(run, person);
        }
    }

    /// <summary>Everybody whom the form names for a duty must be free to do it, and there must be as many as the law asks for.</summary>
    private static bool Named(Run run, NodeInstance node, FormDefinition? form, FeelContext answers, DateOnly on)
    {
        foreach (var field in form?.Fields.Where(f => f is { Type: FieldType.People, Duty: not null }) ?? [])
        {
            var named = FormAnswers.People(answers[field.Name]);
            if (named.IsEmpty) continue;
            if (DutyGuards.NamedBreach(run, node.Frame, field.Duty!, named, on) is { } breach)
            {
                run.Refuse(breach);
                return false;
            }
            foreach (var person in named) run.Emit(new CaseEvent.DutyDone(new DutyAct(person, field.Duty!, node.Element, on)));
        }
        return true;
    }
}

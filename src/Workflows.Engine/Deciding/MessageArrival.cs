using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>A message from outside: recorded by a person of its role, on its form, and given to the innermost event that waits for it.</summary>
internal static class MessageArrival
{
    public static void Deliver(Run run, CaseCommand.DeliverMessage command)
    {
        var marking = run.State.Marking;
        var node = marking.Nodes.Values
            .Where(n => n.Wait is NodeWait.Message { FromOutside: true } m && m.Name == command.Name && (command.Node is null || n.Id == command.Node))
            .OrderByDescending(marking.DepthOf).ThenByDescending(n => n.Id).FirstOrDefault();
        if (node is null)
        {
            run.Refuse(WhyTheLawRefuses(run, command) ?? new Rejection.MessageNotExpected(command.Name, command.Node));
            return;
        }
        var procedure = run.ProcedureOf(node.Frame);
        var message = procedure.Process.Messages.First(m => m.Name == command.Name);
        var form = procedure.Forms[message.Form!];
        var what = FormAnswers.Happening(form, command.Answers);
        if (!MayRecord(run, node.Frame, message)) return;
        var problems = FormRules.Check(form, command.Answers, run.ScopeAt(node.Frame), run.Context.Today);
        if (!problems.IsEmpty)
        {
            run.Refuse(new Rejection.FormInvalid(form.Name, problems));
            return;
        }
        if (run.Under is { } delegation) run.Emit(new CaseEvent.DelegationUsed(delegation));
        run.Emit(new CaseEvent.MessageReceived(
            command.Name, node.Id, node.Frame, node.Element, what.LegalDay ?? run.Context.Today, command.Answers));
        run.Set(node.Frame, FormRules.Variables(form, command.Answers));
        Events.Occur(run, node, what);
    }

    /// <summary>Recording is done today, whatever the day of what is recorded; who must withdraw records nothing either.</summary>
    private static bool MayRecord(Run run, int frame, MessageSpec message)
    {
        var today = run.Context.Today;
        var standing = Standing.Of(run.Context.Actor, message.Roles, today, today);
        if (standing.Refusal is { } refusal) run.Refuse(refusal);
        run.ActUnder(standing.Under);
        if (!run.IsRefused && DutyGuards.ActorBreach(run, frame, null, today) is { } breach) run.Refuse(breach);
        return !run.IsRefused;
    }

    /// <summary>A message that nothing waits for may be one that the law refuses: out of time says more than not expected.</summary>
    private static Rejection? WhyTheLawRefuses(Run run, CaseCommand.DeliverMessage command)
    {
        foreach (var frame in run.State.Marking.Frames.Keys)
        {
            var procedure = run.ProcedureOf(frame);
            if (procedure.Process.Messages.FirstOrDefault(m => m.Name == command.Name) is not { Form: { } form } message || Standing.Of(run.Context.Actor, message.Roles, run.Context.Today, run.Context.Today).Refusal is not null) continue;
            var what = FormAnswers.Happening(procedure.Forms[form], command.Answers);
            var about = new LegalFact(command.Name, what.LegalDay ?? run.Context.Today, what.Instant ?? run.Context.Now, run.Context.Actor.Id, message.Id, what.Answers);
            return Guards.FirstViolation(run, about, frame);
        }
        return null;
    }
}

using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;

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
            run.Refuse(new Rejection.MessageNotExpected(command.Name, command.Node));
            return;
        }
        var procedure = run.ProcedureOf(node.Frame);
        var message = procedure.Process.Messages.First(m => m.Name == command.Name);
        if (!message.Roles.Any(run.Context.Actor.Has))
        {
            run.Refuse(new Rejection.RoleMissing(run.Context.Actor.Id, message.Roles));
            return;
        }
        var form = procedure.Forms[message.Form!];
        var problems = FormRules.Check(form, command.Answers, run.ScopeAt(node.Frame), run.Context.Today);
        if (!problems.IsEmpty)
        {
            run.Refuse(new Rejection.FormInvalid(form.Name, problems));
            return;
        }
        var what = FormAnswers.Occurrence(form, command.Answers);
        run.Emit(new CaseEvent.MessageReceived(
            command.Name, node.Id, node.Frame, node.Element, what.LegalDay ?? run.Context.Today, command.Answers));
        run.Set(node.Frame, FormRules.Variables(form, command.Answers));
        Events.Occur(run, node, what);
    }
}

using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding;

/// <summary>Opens a case: its first procedure is pinned, the form of its start event checked and kept.</summary>
internal static class CaseOpening
{
    public static void Open(Run run, CaseCommand.StartCase command)
    {
        if (!run.Procedures.TryGetCurrent(command.Procedure, out var procedure))
        {
            run.Refuse(new Rejection.ProcedureUnknown(command.Procedure));
            return;
        }
        var start = procedure.Process.Root.Starts.FirstOrDefault(s => command.By is null ? s.Trigger is Trigger.None : s.Id == command.By);
        if (start is null)
        {
            run.Refuse(new Rejection.StartUnknown(procedure.Id, command.By));
            return;
        }
        run.Emit(new CaseEvent.CaseOpened(run.State.Id, procedure.Id, run.Context.Today));
        run.Emit(new CaseEvent.FrameOpened(0, null, procedure.Id, procedure.Hash));
        if (!Answer(run, procedure, start, command.Answers)) return;
        run.Send(0, 0, start.Id, null);
    }

    private static bool Answer(Run run, Procedure procedure, FlowNode.StartEvent start, FeelContext answers)
    {
        if (start.Form is null) return true;
        var form = procedure.Forms[start.Form];
        var problems = FormRules.Check(form, answers, run.ScopeAt(0), run.Context.Today);
        if (!problems.IsEmpty)
        {
            run.Refuse(new Rejection.FormInvalid(form.Name, problems));
            return false;
        }
        run.Set(0, FormRules.Variables(form, answers));
        return true;
    }
}

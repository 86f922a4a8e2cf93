using System.Diagnostics;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>The heart: what a command does to a case, as a pure function.</summary>
public static class CaseDecider
{
    /// <summary>Accepts the command with everything that happens because of it, or refuses it with the reason.</summary>
    /// <param name="procedures">Every bundle that the case has pinned, and the current ones.</param>
    /// <param name="law">The rule book in force.</param>
    public static Decision Decide(ProcedureSet procedures, RuleBook law, CaseState state, CaseCommand command)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var run = new Run(procedures, law, state, command.Context) { Fired = (command as CaseCommand.FireTimer)?.Timer };
        Begin(run, state, command);
        run.Settle();
        return run.Outcome();
    }

    private static void Begin(Run run, CaseState state, CaseCommand command)
    {
        switch (command)
        {
            case CaseCommand.StartCase when state.Exists: break; // opening twice is a redelivery, not a mistake
            case CaseCommand.StartCase c: CaseOpening.Open(run, c); break;
            case var _ when !state.Exists: run.Refuse(new Rejection.CaseUnknown(state.Id.ToString())); break;
            case CaseCommand.FireTimer c: FireTimer(run, state, c); break;
            case CaseCommand.ApplyChange when state.IsEnded: break; // nothing runs any more that could move
            case var _ when state.IsEnded: run.Refuse(new Rejection.CaseIsEnded(state.Number ?? state.Id.ToString())); break;
            case CaseCommand.ClaimTask c: TaskWork.Claim(run, c.Node); break;
            case CaseCommand.ReleaseTask c: TaskWork.Release(run, c.Node); break;
            case CaseCommand.HandBackTasks c: HandingBack.HandBack(run, c.Person); break;
            case CaseCommand.CompleteTask c: TaskWork.Complete(run, c); break;
            case CaseCommand.DeliverMessage c: MessageArrival.Deliver(run, c); break;
            case CaseCommand.SuspendDeadline c: DeadlineSuspension.Suspend(run, c); break;
            case CaseCommand.ResumeDeadline c: DeadlineSuspension.Resume(run, c); break;
            case CaseCommand.ExtendDeadline c: DeadlineExtension.Extend(run, c); break;
            case CaseCommand.CorrectFact c: FactCorrection.Correct(run, c); break;
            case CaseCommand.ApplyChange c: ChangeApplication.Apply(run, c); break;
            default: throw new UnreachableException(command.GetType().Name);
        }
    }

    private static void FireTimer(Run run, CaseState state, CaseCommand.FireTimer command)
    {
        if (!state.IsEnded) TimerFiring.Fire(run, command.Timer);
    }
}

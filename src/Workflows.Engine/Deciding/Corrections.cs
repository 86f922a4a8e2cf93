using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Engine.Deciding;

/// <summary>Recorded corrections: the wrong day stays in the log, the deadlines that hang on it are worked out again.</summary>
internal static class Corrections
{
    public static void Correct(Run run, CaseCommand.CorrectFact command)
    {
        var fact = run.State.Record.Facts.FirstOrDefault(f => f.Seq == command.Seq);
        if (fact is null) run.Refuse(new Rejection.FactNotCorrectable(command.Seq, new("没有这条法律事实。", "There is no such legal fact.")));
        else if (string.IsNullOrWhiteSpace(command.Reason)) run.Refuse(new Rejection.FactNotCorrectable(command.Seq, new("必须说明理由。", "A reason is required.")));
        else if (command.On > run.Context.Today) run.Refuse(new Rejection.FactNotCorrectable(command.Seq, new("日期不得晚于今天。", "The day may not lie in the future.")));
        else if (command.On != fact.On)
        {
            run.Emit(new CaseEvent.FactCorrected(fact.Seq, fact.On, command.On, command.Reason));
            DeadlineReactions.Recompute(run, run.State.Record.Facts.First(f => f.Seq == command.Seq));
        }
    }
}

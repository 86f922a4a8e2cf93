using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute.Periods;

namespace Workflows.Engine.Deciding;

/// <summary>Lengthens a deadline: by whom, by how much in all and how often its rule says. Without a rule there is no extension, and the clock goes red.</summary>
internal static class DeadlineExtension
{
    public static void Extend(Run run, CaseCommand.ExtendDeadline c)
    {
        if (DeadlineRefusals.Open(run, c.Key) is not { } entry) return;
        if (run.Law.Deadline(c.Key)?.Extension is not { } rule)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"没有任何已载入的规则允许延长，期限仍于{entry.Due:yyyy-MM-dd}届满，逾期即为超期。",
                $"no rule that is loaded lets anybody extend it: it ends on {entry.Due:yyyy-MM-dd}, and after that it is late.");
            return;
        }
        var (law, used) = (rule.Law ?? rule.Source, entry.Extensions.Sum(e => e.Length.Count));
        if (!ClockStanding.MayDo(run, rule.By)) return;
        if (!entry.IsLengthenedElsewhere && (entry.Status == DeadlineStatus.Missed || (entry.OpenSpell is null && DeadlineDating.IsOver(entry.Dates, run.Context))))
        {
            DeadlineRefusals.Refuse(run, entry,
                $"期限已于{entry.Due:yyyy-MM-dd}届满，届满后不能延长。", $"it ended on {entry.Due:yyyy-MM-dd}; what is over is not extended.");
        }
        else if (entry.Extensions.Length >= rule.Times)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"依{law}只能延长{rule.Times}次，已延长{entry.Extensions.Length}次。", $"{law} allows {rule.Times} extension(s), and there were {entry.Extensions.Length}.");
        }
        else if (c.Count < 1 || used + c.Count > rule.UpTo.Count)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"依{law}合计最多延长{rule.UpTo.ToText().Zh}，还可延长{rule.UpTo.Count - used}，但填的是{c.Count}。",
                $"{law} allows {rule.UpTo} in all, of which {rule.UpTo.Count - used} are left, but got {c.Count}.", "count", law);
        }
        else if (DeadlineRefusals.SaysWhy(run, entry, c.Reason, c.Document))
        {
            run.Emit(new CaseEvent.DeadlineExtended(
                entry.Key, entry.Round, new(new Period(c.Count, rule.UpTo.Unit), law, run.Context.Today, run.Context.Actor.Id, c.Reason.Trim(), c.Document)));
            var longer = DeadlineRefusals.Again(run, entry);
            DeadlineDating.Move(run, longer, DeadlineDating.Afresh(longer, run.Law.Calendar, run.Law.OwnSources), MoveCause.Extension);
        }
    }
}

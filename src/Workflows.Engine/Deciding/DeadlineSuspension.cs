using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Stops a deadline and lets it run again, only on the grounds that its rule names. Each spell has its reason and its proof, and no two share a day.
/// </summary>
internal static class DeadlineSuspension
{
    public static void Suspend(Run run, CaseCommand.SuspendDeadline c)
    {
        if (((c.Until is null ? null : Pleaded(run, c.Key)) ?? Running(run, c.Key)) is not { } entry) return;
        var rule = run.Law.Deadline(c.Key);
        if (rule is null || rule.Suspends.IsEmpty)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"没有任何已载入的规则允许中止计算，期限继续计算。", $"no rule that is loaded lets it stop: it runs on.");
        }
        else if (rule.Suspends.FirstOrDefault(g => g.Id == c.Ground) is not { } ground)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"只能因下列事由中止：{string.Join("、", rule.Suspends.Select(g => g.Title.Zh))}；不能因“{c.Ground}”中止。",
                $"it stops only for: {string.Join(", ", rule.Suspends.Select(g => g.Title.En))}; not for '{c.Ground}'.", "ground");
        }
        else if (ground.By.IsEmpty)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"“{ground.Title.Zh}”由案件中的事项自动引起中止，不能手工登记。", $"'{ground.Title.En}' stops it by events of the case, not by hand.");
        }
        else if (ClockStanding.MayDo(run, ground.By) && DeadlineRefusals.SaysWhy(run, entry, c.Reason, c.Document) && FitsIn(run, entry, ground, c.From, c.Until)) Record(run, entry, ground, c);
    }

    public static void Resume(Run run, CaseCommand.ResumeDeadline c)
    {
        if (DeadlineRefusals.Open(run, c.Key) is not { } entry) return;
        if (entry.OpenSpell is not { } spell)
        {
            DeadlineRefusals.Refuse(run, entry, $"期限没有中止，无需恢复。", $"it does not stand still: there is nothing to resume.");
            return;
        }
        var ground = run.Law.Deadline(c.Key)?.Suspends.FirstOrDefault(g => g.Id == spell.Ground);
        if (ground is { By.IsEmpty: true })
        {
            DeadlineRefusals.Refuse(run, entry,
                $"“{ground.Title.Zh}”的中止由案件中的事项自动结束，不能手工恢复。", $"events of the case end the suspension for '{ground.Title.En}', not a hand.");
        }
        else if (!ClockStanding.MayDo(run, ground?.By ?? run.Law.Corrections)) return; // a ground that the law has no more: whoever may correct
        else if (c.Until < spell.From || c.Until > run.Context.Today)
        {
            DeadlineRefusals.Refuse(run, entry,
                $"中止的最后一日应当在{spell.From:yyyy-MM-dd}至{run.Context.Today:yyyy-MM-dd}之间，但填的是{c.Until:yyyy-MM-dd}。",
                $"the last day that does not count lies between {spell.From:yyyy-MM-dd} and {run.Context.Today:yyyy-MM-dd}, but got {c.Until:yyyy-MM-dd}.", "until", spell.Law);
        }
        else if (DeadlineRefusals.SaysWhy(run, entry, "-", c.Document)) End(run, entry, c.Until, c.Document);
    }

    /// <summary>Stops or resumes a deadline because of a legal event, where its rule says so.</summary>
    public static void Answer(Run run, DeadlineRule rule, DeadlineEntry entry, LegalFact fact)
    {
        if (entry.OpenSpell is { } open)
        {
            if (rule.Suspends.Any(g => g.Id == open.Ground && g.Until.Contains(fact.Event))) End(run, entry, fact.On, fact.Event);
            return;
        }
        if (entry.Status != DeadlineStatus.Running || rule.Suspends.FirstOrDefault(g => g.From.Contains(fact.Event)) is not { } ground) return;
        var from = Later(fact.On, entry.Dates.Anchor).AddDays(1);
        if (from > entry.Due || entry.Spells.Any(s => s.Overlaps(from, null))) return;
        run.Emit(new CaseEvent.DeadlineSuspended(
            entry.Key, entry.Round, new(from, null, ground.Id, ground.Title, ground.Law ?? ground.Source, ground.Title.Zh, fact.Event)));
    }

    /// <summary>Ends the spell that goes on, and works the dates out afresh.</summary>
    public static DeadlineEntry End(Run run, DeadlineEntry entry, DateOnly until, string document)
    {
        run.Emit(new CaseEvent.DeadlineResumed(entry.Key, entry.Round, until, document));
        var resumed = DeadlineRefusals.Again(run, entry);
        DeadlineDating.Move(run, resumed, DeadlineDating.Afresh(resumed, run.Law.Calendar, run.Law.OwnSources), MoveCause.Suspension);
        return DeadlineRefusals.Again(run, entry);
    }

    private static void Record(Run run, DeadlineEntry entry, SuspensionGround ground, CaseCommand.SuspendDeadline c)
    {
        run.Emit(new CaseEvent.DeadlineSuspended(
            entry.Key, entry.Round, new(c.From, c.Until, ground.Id, ground.Title, ground.Law ?? ground.Source, c.Reason.Trim(), c.Document)));
        if (c.Until is null) return; // until it is resumed there is no date
        var changed = DeadlineRefusals.Again(run, entry);
        DeadlineDating.Move(run, changed, DeadlineDating.Afresh(changed, run.Law.Calendar, run.Law.OwnSources), MoveCause.Suspension);
        DeadlineDating.JudgeAgain(run, DeadlineRefusals.Again(run, entry));
    }

    /// <summary>The party's term that is over, or was met late, from which an obstacle that is over may still be taken out.</summary>
    private static DeadlineEntry? Pleaded(Run run, string key) =>
        run.State.Record.Register.LastOrDefault(d => d.Key == key) is { Owner: DeadlineOwner.Party } entry
        && (entry.IsPleadable || (entry.Status == DeadlineStatus.Running && DeadlineDating.IsOver(entry.Dates, run.Context))) ? entry : null;

    private static DeadlineEntry? Running(Run run, string key)
    {
        if (DeadlineRefusals.Open(run, key) is not { } entry) return null;
        if (entry.Status != DeadlineStatus.Missed && !DeadlineDating.IsOver(entry.Dates, run.Context)) return entry;
        if (entry.Status == DeadlineStatus.Suspended) return entry;
        DeadlineRefusals.Refuse(run, entry,
            $"期限已于{entry.Due:yyyy-MM-dd}届满，逾期的不再中止{(entry.Owner == DeadlineOwner.Party ? "；当事人因障碍耽误的，障碍消除后填明起止日登记" : "")}。日期记错的，请更正该事项的日期。",
            $"it ended on {entry.Due:yyyy-MM-dd}, and what is late stays late{(entry.Owner == DeadlineOwner.Party ? "; what kept the party from acting is recorded with its first and last day once it is over" : "")}. Where a day was recorded wrongly, correct the day of that fact.");
        return null;
    }

    /// <summary>The days are such as the ground may take out; refuses for the one condition that is broken, with the article of the ground.</summary>
    private static bool FitsIn(Run run, DeadlineEntry entry, SuspensionGround ground, DateOnly from, DateOnly? until)
    {
        var (first, today, law) = (entry.Dates.Anchor.AddDays(1), run.Context.Today, ground.Law ?? ground.Source);
        bool Refuse(string field, FormattableString zh, FormattableString en) => DeadlineRefusals.Refuse(run, entry, zh, en, field, law);
        if (from < first)
            return Refuse("from", $"期限自{first:yyyy-MM-dd}起计算，中止不得早于这一日，但填的是{from:yyyy-MM-dd}。", $"it runs from {first:yyyy-MM-dd} on, and a suspension begins no earlier; but got {from:yyyy-MM-dd}.");
        if (from > entry.Due)
            return Refuse("from", $"期限至{entry.Due:yyyy-MM-dd}届满，中止须在此前开始，但填的是{from:yyyy-MM-dd}。", $"it ends on {entry.Due:yyyy-MM-dd}, and a suspension begins no later; but got {from:yyyy-MM-dd}.");
        if (from > today.AddDays(1))
            return Refuse("from", $"最晚可自明日（{today.AddDays(1):yyyy-MM-dd}）起中止，不能预先登记更晚的日期；但填的是{from:yyyy-MM-dd}。", $"a suspension begins tomorrow ({today.AddDays(1):yyyy-MM-dd}) at the latest; but got {from:yyyy-MM-dd}.");
        if (until < from)
            return Refuse("until", $"止日{until:yyyy-MM-dd}早于起日{from:yyyy-MM-dd}。", $"its last day, {until:yyyy-MM-dd}, lies before its first, {from:yyyy-MM-dd}.");
        if (until > today)
            return Refuse("until", $"止日{until:yyyy-MM-dd}还没有到；仍在中止的，止日留空。", $"its last day, {until:yyyy-MM-dd}, has not come yet: leave it empty while it goes on.");
        if (entry.Spells.FirstOrDefault(s => s.Overlaps(from, until)) is not { } other) return true;
        return other.Until is { } end
            ? Refuse("from", $"与已登记的中止（{other.From:yyyy-MM-dd}至{end:yyyy-MM-dd}，{other.Title.Zh}）重叠，同一日不能中止两次。", $"it overlaps with the suspension from {other.From:yyyy-MM-dd} to {end:yyyy-MM-dd} ({other.Title.En}): no day is taken out twice.")
            : Refuse("from", $"与仍在进行的中止（自{other.From:yyyy-MM-dd}起，{other.Title.Zh}）重叠，同一日不能中止两次。", $"it overlaps with the suspension that goes on since {other.From:yyyy-MM-dd} ({other.Title.En}): no day is taken out twice.");
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

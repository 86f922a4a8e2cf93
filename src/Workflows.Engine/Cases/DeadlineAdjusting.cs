using System.Diagnostics;
using static Workflows.Engine.Cases.CaseEvent;

namespace Workflows.Engine.Cases;

/// <summary>How the register and the facts change when a deadline stops, goes on, is lengthened or moves, and when a fact is corrected.</summary>
internal static class DeadlineAdjusting
{
    public static CaseState Change(CaseState s, CaseEvent e) => e switch
    {
        DeadlineSuspended x => CaseEvolution.Entry(s, x.Key, x.Round, d => d with
        {
            Spells = d.Spells.Add(x.Spell), Status = x.Spell.IsOpen && d.Status == DeadlineStatus.Running ? DeadlineStatus.Suspended : d.Status,
        }),
        DeadlineResumed x => CaseEvolution.Entry(s, x.Key, x.Round, d => d with
        {
            Spells = [.. d.Spells.Select(p => p.IsOpen ? p with { Until = x.Until } : p)],
            Status = d.Status == DeadlineStatus.Suspended ? DeadlineStatus.Running : d.Status,
        }),
        DeadlineExtended x => CaseEvolution.Entry(s, x.Key, x.Round, d => d with { Extensions = d.Extensions.Add(x.Extension) }),
        DeadlineMoved x => CaseEvolution.Entry(s, x.Key, x.Round, d => Moved(d, x)),
        _ => throw new UnreachableException(e.GetType().Name),
    };

    /// <summary>The corrected fact stands where the former stood: the order in which things were recorded did not change.</summary>
    public static CaseState Correct(CaseState s, FactCorrected x) => s with
    {
        Record = s.Record with
        {
            Facts = [.. s.Record.Facts.SelectMany(f => f.Seq == x.Fact ? [f with { Stands = false }, f with { On = x.To, At = x.ToAt, Seq = s.Version }] : new[] { f })],
            Register =
            [
                .. s.Record.Register.Select(d => d with
                {
                    Fact = d.Fact == x.Fact ? s.Version : d.Fact,
                    AnchorAt = d.Fact == x.Fact ? x.ToAt : d.AnchorAt,
                    MetByFact = d.MetByFact == x.Fact ? s.Version : d.MetByFact,
                }),
            ],
        },
    };

    private static DeadlineEntry Moved(DeadlineEntry d, DeadlineMoved x) => By(d, x.Terms) with
    {
        Dates = x.Dates,
        Law = x.Law,
        RuleVersion = x.RuleVersion,
        Rungs = x.Rungs,
        RungsReached = x.Passed,
        Former = d.Former.Add(new(x.Cause, d.Due, d.Target, d.Dates.CalendarVersion, d.RuleVersion, x.At)),
        Status = d.Status is DeadlineStatus.Running or DeadlineStatus.Missed ? x.IsOver ? DeadlineStatus.Missed : DeadlineStatus.Running : d.Status,
        WasMissed = d.Status is DeadlineStatus.Running or DeadlineStatus.Missed ? x.IsOver : d.WasMissed,
    };

    private static DeadlineEntry By(DeadlineEntry d, DeadlineTerms? terms) => terms is null ? d
        : d with { Title = terms.Title, Owner = terms.Owner, Choice = terms.Choice, Means = terms.Means, RuleStatus = terms.Status };
}

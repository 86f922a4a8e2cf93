using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding;

/// <summary>Records the legal events that completing an element is: judged by the order of the law first, then told to the register and to the case.</summary>
internal static class LegalEvents
{
    /// <param name="source">The node that records it and so does not hear it; null for an element that does not wait.</param>
    public static void Record(Run run, FlowNode node, int frame, Happening what, int? source)
    {
        foreach (var emission in node.Info.Emits.Where(e => e.Event != what.HeardFrom))
        {
            if (run.IsRefused) return;
            if (Fact(run, node, frame, emission, what) is { } fact) Record(run, fact, what.Kept, frame, source);
        }
    }

    private static void Record(Run run, LegalFact fact, FeelContext kept, int frame, int? source)
    {
        if (!run.IsTrial && Guards.FirstViolation(run, fact, frame) is { } violation)
        {
            run.Refuse(violation);
            return;
        }
        run.Emit(new CaseEvent.FactRecorded(Guards.Weighed(run, fact, frame) with { Data = kept }) { RuleBook = run.Law.Version, Timer = run.Fired });
        var seq = run.State.Version;
        OrderReactions.React(run, fact);
        DeadlineReactions.React(run, fact with { Seq = seq }, frame);
        run.Tell(fact, source);
    }

    /// <summary>The event as it would be recorded; null when its condition is not true.</summary>
    public static LegalFact? Fact(Run run, FlowNode node, int frame, Emission emission, Happening what)
    {
        var scope = Answers.Overlay(run.ScopeAt(frame), what.Answers);
        if (emission.When is { } when && when.Evaluate(scope).Value != FeelValue.True) return null;
        var declared = emission.On?.Evaluate(scope).Value;
        var (day, instant) = declared switch
        {
            FeelValue.Date d => (d.Value, (DateTimeOffset?)null),
            FeelValue.DateTime d => (d.LocalDate, d.ToInstant()),
            _ => (what.LegalDay ?? run.Context.Today, what.Instant),
        };
        // A day without a time begins when it begins; today's act is made now.
        var at = instant ?? (day == run.Context.Today
            ? run.Context.Now
            : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), run.Context.Now.Offset));
        return new(emission.Event, day, at, run.Context.Actor.Id, node.Id, what.Answers) { For = run.Under?.Principal };
    }
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Play;
using Workflows.Statute.Order;

namespace Workflows.Engine.Verification;

/// <summary>Proves the constraints of the law over a procedure with which cases begin, each on a net that is cut for it.</summary>
internal sealed class Proofs(Planner planner, string entry, int cap, SeenNets? seen = null)
{
    public IEnumerable<ConstraintProof> Of(ImmutableArray<OrderingConstraint> constraints)
    {
        foreach (var constraint in constraints.Where(c => c.Template is not ConstraintTemplate.Guard)) yield return Prove(constraint);
        var guards = constraints.Where(c => c.Template is ConstraintTemplate.Guard);
        foreach (var group in guards.GroupBy(g => string.Join(' ', ((ConstraintTemplate.Guard)g.Template).Before)))
        {
            foreach (var proof in Weigh([.. group])) yield return proof;
        }
    }

    public ConstraintProof Prove(OrderingConstraint constraint)
    {
        var template = constraint.Template;
        var events = planner.Of(entry).Says.Where(template.Sees).ToImmutableHashSet();
        if (!CanFail(template.Automaton, [.. events.Select(template.LetterOf)])) return Proof(constraint, ProofVerdict.NotReached, [], 0, null);
        var alone = planner.AloneIn(entry, constraint, events) is { } home ? Prove(constraint, new NetQuestion(home, false, events)) : null;
        if (alone?.Verdict == ProofVerdict.Proved) return alone;
        // What one call does not keep by itself, what was done before the call may; where that is too much to look at, what the call says stands.
        var whole = Prove(constraint, new NetQuestion(entry, true, events));
        return whole.Verdict == ProofVerdict.Unknown && alone is not null ? alone : whole;
    }

    private ConstraintProof Prove(OrderingConstraint constraint, NetQuestion question)
    {
        // First as little as can be, then what begins in the same step too: what suffices to prove it is a proof.
        foreach (var asked in new[] { question, planner.WithMessages(question) }.DistinctBy(q => q.Events.Count))
        {
            var layout = planner.Sketch(asked, planner.Watch(constraint), planner.DemandsOn(question.Events));
            var sketched = Once("sketch", layout, () => Sketched(constraint, layout));
            if (sketched.Verdict == ProofVerdict.Proved) return sketched;
        }
        var whole = planner.Plan(question, planner.Watch(constraint), planner.DemandsOn(question.Events));
        return Once("look", whole, () => Look(constraint, whole));
    }

    /// <summary>What a sketch says: proved, or nothing.</summary>
    private ConstraintProof Sketched(OrderingConstraint constraint, Layout layout)
    {
        var sketch = Exploration.Of(layout, cap, e => e.IsBroken);
        return Proof(constraint, sketch.IsBroken || sketch.IsCut ? ProofVerdict.Unknown : ProofVerdict.Proved, [], sketch.States, Remark(constraint.Template)) with { Through = Through(sketch) };
    }

    private T Once<T>(string asked, Layout layout, Func<T> answer) where T : class
    {
        if (seen is null) return answer();
        var key = $"{asked} {NetPrint.Of(layout, cap)}";
        if (seen.TryGet<T>(key, out var known)) return known;
        var found = answer();
        seen.Learn(key, found);
        return found;
    }

    /// <summary>What the sketch leaves open, looked at with all that the conditions hang on.</summary>
    private ConstraintProof Look(OrderingConstraint constraint, Layout layout)
    {
        var template = constraint.Template;
        var exploration = Exploration.Of(layout, cap);
        var broken = exploration.Endings.Where(e => e.Ending == Ending.Broken).Select(e => e.Attempt).FirstOrDefault();
        if (exploration.IsCut) return Proof(constraint, ProofVerdict.Unknown, [], exploration.States, $"more than {cap} states") with { Through = Through(exploration) };
        var owed = exploration.Over.Where(s => template.Automaton.Owes(exploration.State(s)[layout.Monitor])).DefaultIfEmpty(-1).First();
        if (broken is not null || owed >= 0)
        {
            var trace = Traces.Of(layout, broken is not null ? exploration.WayTo(broken) : exploration.WayTo(owed));
            return Proof(constraint, HasLawfulWays(exploration, constraint, trace) ? ProofVerdict.Guarded : ProofVerdict.Violated, trace, exploration.States,
                broken is null ? "the case can come to its end while it is owed" : null) with
            {
                Through = Through(exploration),
                IsUnanswerable = broken is null && template is ConstraintTemplate.Relates { Then: var then } && !then.Any(planner.Of(entry).Says.Contains),
            };
        }
        return Proof(constraint, ProofVerdict.Proved, [], exploration.States, Remark(template)) with { Through = Through(exploration) };
    }

    /// <summary>
    /// Whether a refusal leaves the case somewhere to go: from every state it can still be ended with nothing owed, and what was refused can at some
    /// other time be done.
    /// </summary>
    private static bool HasLawfulWays(Exploration exploration, OrderingConstraint constraint, ImmutableArray<TraceStep> trace)
    {
        var (template, monitor) = (constraint.Template, exploration.Layout.Monitor);
        var mayEnd = template.AsksAtTheEnd && constraint.When is not null;
        if (exploration.FirstStuck(s => mayEnd || !template.Automaton.Owes(s[monitor])) >= 0) return false;
        return trace[^1].Events.LastOrDefault() is not { } last || !template.Judges(last) || exploration.Recorded.Contains(last);
    }

    /// <summary>Whether any order of the letters breaks the rule or leaves it owed something. What cannot fail is proved by nothing but its silence.</summary>
    private static bool CanFail(OrderAutomaton automaton, ImmutableHashSet<Letter> letters)
    {
        var seen = new HashSet<int> { OrderAutomaton.Start };
        for (var open = new Stack<int>(seen); open.TryPop(out var state);)
        {
            if (state == automaton.Broken || automaton.Owes(state)) return true;
            foreach (var letter in letters.Where(l => seen.Add(automaton.Step(state, l).Next))) open.Push(automaton.Step(state, letter).Next);
        }
        return false;
    }

    /// <summary>
    /// The demands in FEEL on the same events: each refuses what does not meet it, so that the questions are whether it can be met, and whether it can
    /// fail. Once both were seen of each, nothing is left to look for; and that one which can be met cannot fail is looked for only so long, since until it
    /// is shown the demand is guarded, which is the weaker word.
    /// </summary>
    private IEnumerable<ConstraintProof> Weigh(ImmutableArray<OrderingConstraint> guards)
    {
        var before = ((ConstraintTemplate.Guard)guards[0].Template).Before;
        var events = before.Where(planner.Of(entry).Says.Contains).ToImmutableHashSet();
        if (events.IsEmpty) return guards.Select(g => Proof(g, ProofVerdict.NotReached, [], 0, null));
        var question = new NetQuestion(entry, true, events);
        var demands = planner.DemandsOn(events);
        var own = demands.Where(d => guards.Contains(d.Constraint)).ToImmutableArray();
        var first = planner.Sketch(question, null, demands);
        var which = string.Join(' ', guards.Select(g => g.No));
        var sketched = Once($"demands {which}", first, () => Sketched(guards, own, first));
        if (sketched.Count > 0) return sketched;
        var whole = planner.Plan(question, null, demands);
        return Once($"weigh {which}", whole, () => Weigh(own, whole));
    }

    /// <summary>The proofs of demands that cannot fail in a sketch; none where one may.</summary>
    private List<ConstraintProof> Sketched(ImmutableArray<OrderingConstraint> guards, ImmutableArray<Demand> own, Layout layout)
    {
        var sketch = Exploration.Of(layout, cap, e => own.All(d => e.JudgedOf(d).MayFail));
        return !sketch.IsCut && own.All(d => sketch.JudgedOf(d) is { MayHold: true, MayFail: false })
            ? [.. guards.Select((g, i) => Proof(g, ProofVerdict.Proved, [], i == 0 ? sketch.States : 0, null) with { Through = Through(sketch) })]
            : [];
    }

    private List<ConstraintProof> Weigh(ImmutableArray<Demand> own, Layout layout)
    {
        var hopeless = own.Where(d => !d.That.TruthUnder(Unknowing.Instance).Allows(FeelValue.True)).ToHashSet();
        var exploration = Exploration.Of(layout, cap,
            e => own.All(d => e.JudgedOf(d) is var told && (told.MayHold ? told.MayFail || e.States > cap / 8 : told.MayFail && hopeless.Contains(d))));
        return [.. own.Select((d, i) => Weighed(exploration, d, i == 0 ? exploration.States : 0) with { Through = Through(exploration) })];
    }

    private ConstraintProof Weighed(Exploration exploration, Demand demand, int states)
    {
        var (hold, fail) = exploration.JudgedOf(demand);
        var refused = exploration.Endings.Select(e => e.Attempt).FirstOrDefault(a => a.Demand == demand);
        if (exploration.IsCut) return Proof(demand.Constraint, ProofVerdict.Unknown, [], states, $"more than {cap} states");
        if (!hold && !fail) return Proof(demand.Constraint, ProofVerdict.NotReached, [], states, "another demand refuses what it is on");
        if (!fail && exploration.IsWhole) return Proof(demand.Constraint, ProofVerdict.Proved, [], states, null);
        return hold || refused is null
            ? Proof(demand.Constraint, ProofVerdict.Guarded, [], states, null)
            : Proof(demand.Constraint, ProofVerdict.Violated, Traces.Of(exploration.Layout, exploration.WayTo(refused)), states, "it can never be met");
    }

    private static ImmutableArray<string> Through(Exploration exploration) => [.. exploration.Layout.Net.Frames.Select(f => f.Procedure.Id).Distinct()];

    private static string? Remark(ConstraintTemplate template) => template switch
    {
        ConstraintTemplate.Relates { Same: { } same, Within: not null } => $"the order; the same '{same}' and the time are judged at run time",
        ConstraintTemplate.Relates { Same: { } same } => $"the order; the same '{same}' is judged at run time",
        ConstraintTemplate.Relates { Within: not null } => "the order; the time is judged at run time",
        _ => null,
    };

    private static ConstraintProof Proof(OrderingConstraint constraint, ProofVerdict verdict, ImmutableArray<TraceStep> trace, int states, string? remark) =>
        new(constraint.No, constraint.Title, constraint.Law, verdict, trace, states, remark);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Engine.Deciding;

/// <summary>
/// What an expression sees: the variables of its procedure over those of its callers, <c>today</c>, <c>case</c>, <c>agency</c>,
/// <c>fact</c>, <c>deadline</c>, <c>extendable</c> (the keys of the deadlines that a rule lets somebody extend), and the functions of legal time.
/// </summary>
/// <param name="agency">The authority; null where nobody asks for it.</param>
public sealed class ExpressionScope(RuleBook law, DateOnly today, FeelContext? agency = null)
{
    // The same facts and the same register are looked at by many commands; an array never changes, so what was made of it stays good.
    private static readonly ConditionalWeakTable<LegalFact[], FeelContext> s_facts = [];
    private static readonly ConditionalWeakTable<DeadlineEntry[], FeelContext> s_deadlines = [];

    private readonly FeelContext functions = LegalTimeFunctions.For(law.Calendar);
    private readonly FeelValue extendable = FeelValue.Of(law.Deadlines.Where(d => d.Extension is not null).Select(d => FeelValue.Of(d.Key)));
    private readonly Dictionary<int, FeelContext> byFrame = [];
    private CaseState? seen;

    /// <summary>The scope of an element that runs in the frame.</summary>
    public FeelContext At(CaseState state, int frame)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (seen is null || !LooksAlike(seen, state)) byFrame.Clear();
        seen = state;
        return byFrame.TryGetValue(frame, out var scope) ? scope : byFrame[frame] = Make(state, frame);
    }

    /// <summary>The scope in which a guard judges an event: the case, the answers, the event itself and the person.</summary>
    public FeelContext For(CaseState state, int frame, LegalFact e, Person person)
    {
        ArgumentNullException.ThrowIfNull(e);
        return WithPerson(Answers.Overlay(At(state, frame), e.Data), person).Set("event", FeelValue.Of(FeelContext.Empty
            .Set("name", FeelValue.Of(e.Event))
            .Set("on", FeelValue.Of(e.On))
            .Set("by", FeelValue.Of(e.By))
            .Set("data", FeelValue.Of(e.Data))));
    }

    /// <summary>
    /// The scope with the person in it: <c>person.id</c>, <c>person.roles</c> (a delegated one that he acts in included), <c>person.unit</c>, and
    /// <c>person.certificates</c>, each with its <c>kind</c>, <c>validFrom</c> and <c>validTo</c>.
    /// </summary>
    public static FeelContext WithPerson(FeelContext scope, Person person)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(person);
        return scope.Set("person", FeelValue.Of(FeelContext.Empty
            .Set("id", FeelValue.Of(person.Id))
            .Set("unit", FeelValue.Of(person.Unit))
            .Set("roles", FeelValue.Of(person.Roles.Select(r => FeelValue.Of(r))))
            .Set("certificates", FeelValue.Of(person.Certificates.Select(c => FeelValue.Of(FeelContext.Empty
                .Set("kind", FeelValue.Of(c.Kind)).Set("validFrom", FeelValue.Of(c.ValidFrom)).Set("validTo", FeelValue.Of(c.ValidTo))))))));
    }

    // Most events change nothing that an expression can see.
    private static bool LooksAlike(CaseState one, CaseState other) =>
        ReferenceEquals(one.Record.Variables, other.Record.Variables) && ReferenceEquals(one.Marking.Frames, other.Marking.Frames)
        && ReferenceEquals(one.Record.Numbers, other.Record.Numbers)
        && one.Record.Facts == other.Record.Facts && one.Record.Register == other.Record.Register
        && one.Id == other.Id && one.OpenedOn == other.OpenedOn;

    private FeelContext Make(CaseState state, int frame)
    {
        var scope = functions.Merge(FeelContext.From(
        [
            new("today", FeelValue.Of(today)),
            new("agency", FeelValue.Of(agency ?? FeelContext.Empty)),
            new("case", FeelValue.Of(FeelContext.From(
            [
                new("id", FeelValue.Of(state.Id.ToString())),
                new("number", FeelValue.Of(state.Number)),
                new("openedOn", FeelValue.Of(state.OpenedOn)),
            ]))),
            new("extendable", extendable),
            new("fact", FeelValue.Of(Facts(state))),
            new("deadline", FeelValue.Of(Deadlines(state))),
        ]));
        return Callers(state, frame).Aggregate(scope, (under, f) => Answers.Overlay(under, state.Record.Variables.GetValueOrDefault(f, FeelContext.Empty)));
    }

    private static Stack<int> Callers(CaseState state, int frame)
    {
        var chain = new Stack<int>();
        for (int? f = frame; f is { } at; f = state.Marking.Frames.TryGetValue(at, out var found) ? found.Caller : null) chain.Push(at);
        return chain;
    }

    private static FeelContext Facts(CaseState state) =>
        s_facts.GetValue(ImmutableCollectionsMarshal.AsArray(state.Record.Facts)!, facts => FactTree.Of(ImmutableCollectionsMarshal.AsImmutableArray(facts)));

    private static FeelContext Deadlines(CaseState state) => s_deadlines.GetValue(ImmutableCollectionsMarshal.AsArray(state.Record.Register)!, register =>
        FeelContext.From(register.Select(d => KeyValuePair.Create(Words(d.Key), FeelValue.Of(FeelContext.From(
        [
            new("due", FeelValue.Of(d.Due)),
            new("target", FeelValue.Of(d.Target)),
            new("status", FeelValue.Of(Status(d.Status))),
            new("inTime", d.MetInTime is { } inTime ? FeelValue.Of(inTime) : FeelValue.Nothing),
            new("metOn", d.MetOn is { } on ? FeelValue.Of(on) : FeelValue.Nothing),
        ]))))));

    private static string Status(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Running => "running",
        DeadlineStatus.Met => "met",
        DeadlineStatus.Missed => "missed",
        DeadlineStatus.Withdrawn => "withdrawn",
        DeadlineStatus.Restarted => "restarted",
        DeadlineStatus.Suspended => "suspended",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static string Words(string name) => name.Replace('-', '_');
}

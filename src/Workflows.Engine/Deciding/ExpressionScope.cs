using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Engine.Deciding;

/// <summary>
/// What an expression sees: the variables of its procedure over those of its callers, <c>today</c>, <c>case</c>, <c>agency</c>,
/// <c>fact</c>, <c>deadline</c>, and the functions of legal time.
/// </summary>
/// <param name="agency">The authority; null where nobody asks for it.</param>
public sealed class ExpressionScope(RuleBook law, DateOnly today, FeelContext? agency = null)
{
    private readonly FeelContext functions = LegalTimeFunctions.For(law.Calendar);
    private ImmutableArray<LegalFact> factsSeen;
    private FeelContext facts = FeelContext.Empty;
    private ImmutableArray<DeadlineEntry> registerSeen;
    private FeelContext deadlines = FeelContext.Empty;

    /// <summary>The scope of an element that runs in the frame.</summary>
    public FeelContext At(CaseState state, int frame)
    {
        ArgumentNullException.ThrowIfNull(state);
        var scope = functions
            .Set("today", FeelValue.Of(today))
            .Set("agency", FeelValue.Of(agency ?? FeelContext.Empty))
            .Set("case", FeelValue.Of(FeelContext.Empty
                .Set("id", FeelValue.Of(state.Id.ToString()))
                .Set("number", FeelValue.Of(state.Number))
                .Set("openedOn", FeelValue.Of(state.OpenedOn))))
            .Set("fact", FeelValue.Of(Facts(state)))
            .Set("deadline", FeelValue.Of(Deadlines(state)));
        return Callers(state, frame).Aggregate(scope, (seen, f) => Answers.Overlay(seen, state.Record.Variables.GetValueOrDefault(f, FeelContext.Empty)));
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

    /// <summary>The scope with the person in it: <c>person.id</c>, <c>person.roles</c>, <c>person.unit</c>.</summary>
    public static FeelContext WithPerson(FeelContext scope, Person person)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(person);
        return scope.Set("person", FeelValue.Of(FeelContext.Empty
            .Set("id", FeelValue.Of(person.Id))
            .Set("unit", FeelValue.Of(person.Unit))
            .Set("roles", FeelValue.Of(person.Roles.Select(r => FeelValue.Of(r))))));
    }

    private static Stack<int> Callers(CaseState state, int frame)
    {
        var chain = new Stack<int>();
        for (int? f = frame; f is { } at; f = state.Marking.Frames.TryGetValue(at, out var found) ? found.Caller : null) chain.Push(at);
        return chain;
    }

    private FeelContext Facts(CaseState state)
    {
        if (factsSeen == state.Record.Facts) return facts;
        factsSeen = state.Record.Facts;
        return facts = factsSeen.Where(f => f.Stands).Aggregate(FeelContext.Empty, (tree, f) => Answers.Plant(tree, Words(f.Event).Split('.'), FeelValue.Of(FeelContext.Empty
            .Set("on", FeelValue.Of(f.On))
            .Set("by", FeelValue.Of(f.By))
            .Set("data", FeelValue.Of(f.Data)))));
    }

    private FeelContext Deadlines(CaseState state)
    {
        if (registerSeen == state.Record.Register) return deadlines;
        registerSeen = state.Record.Register;
        return deadlines = registerSeen.Aggregate(FeelContext.Empty, (all, d) => all.Set(Words(d.Key), FeelValue.Of(FeelContext.Empty
            .Set("due", FeelValue.Of(d.Due))
            .Set("target", FeelValue.Of(d.Target))
            .Set("status", FeelValue.Of(Status(d.Status)))
            .Set("inTime", d.MetInTime is { } inTime ? FeelValue.Of(inTime) : FeelValue.Nothing)
            .Set("metOn", d.MetOn is { } on ? FeelValue.Of(on) : FeelValue.Nothing))));
    }

    private static string Status(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Running => "running",
        DeadlineStatus.Met => "met",
        DeadlineStatus.Missed => "missed",
        DeadlineStatus.Withdrawn => "withdrawn",
        DeadlineStatus.Restarted => "restarted",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Words(string name) => name.Replace('-', '_');
}

using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Enforcement.Rehearsals;

/// <summary>Plays the people of one case by a scenario: whoever is asked answers as the scenario says, else as usual.</summary>
public sealed class Rehearsal(Scenario scenario, ProcedureSet procedures, RuleBook law)
{
    private readonly HashSet<ScenarioMessage> delivered = [];
    private readonly HashSet<int> given = [];
    private (DateOnly Day, ExpressionScope Seen) scope = (default, new(law, default, procedures.Agency));

    /// <summary>What somebody does on this day; null when everybody waits. Messages come before tasks, tasks in the order of their opening.</summary>
    public Move? Next(CaseState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return NextMessage(state, today) is { } message ? message : NextTask(state, today);
    }

    /// <summary>The first later day on which somebody does something that he holds back now; null when nobody holds anything back.</summary>
    public DateOnly? NextDay(CaseState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        var days = Outlook.Tasks(procedures, state).Where(t => !given.Contains(t.Node.Id)).Select(t => DayOf(state, t.Node.Element))
            .Concat(Pending(state).Select(m => m.On(state)))
            .OfType<DateOnly>().Where(d => d > today).Order().ToList();
        return days.Count == 0 ? null : days[0];
    }

    /// <summary>The move was made, or refused for good: it is not tried again.</summary>
    public void Made(Move move)
    {
        if (move is Move.Complete task) given.Add(task.Task.Node.Id);
        else if (move is Move.Deliver message) delivered.Add(scenario.Messages.First(m => m.Name == message.Message.Message.Name && !delivered.Contains(m)));
    }

    /// <summary>The usual answers to a task, with the given ones over them.</summary>
    public FeelContext AnswersOf(CaseState state, WaitingTask task, DateOnly today, FeelContext given) => task.Form is null
        ? FeelContext.Empty
        : UsualAnswers.Fill(task.Form, given, ScopeAt(state, task.Node.Frame, today), today);

    private Move.Deliver? NextMessage(CaseState state, DateOnly today)
    {
        var expected = Outlook.Messages(procedures, state);
        foreach (var message in Pending(state).Where(m => m.On(state) <= today))
        {
            if (expected.FirstOrDefault(e => e.Message.Name == message.Name) is not { } waiting) continue;
            var answers = UsualAnswers.Fill(waiting.Form, message.Answers, ScopeAt(state, waiting.Node.Frame, today), today);
            return new(waiting, Cast.For(waiting.Message.Roles[0]), answers);
        }
        return null;
    }

    private Move.Complete? NextTask(CaseState state, DateOnly today)
    {
        foreach (var task in Outlook.Tasks(procedures, state).Where(t => !given.Contains(t.Node.Id)))
        {
            if (scenario.NotBefore.ContainsKey(task.Node.Element) && !(DayOf(state, task.Node.Element) <= today)) continue;
            var chosen = scenario.Answers.TryGetValue(task.Node.Element, out var answers) ? answers(state) : FeelContext.Empty;
            return new(task, Cast.For(task.Task.Roles[0]), AnswersOf(state, task, today, chosen));
        }
        return null;
    }

    private IEnumerable<ScenarioMessage> Pending(CaseState state) => scenario.Messages.Where(m => !delivered.Contains(m) && m.On(state) is not null);

    private DateOnly? DayOf(CaseState state, string element) => scenario.NotBefore.TryGetValue(element, out var day) ? day(state) : null;

    private FeelContext ScopeAt(CaseState state, int frame, DateOnly today)
    {
        if (scope.Day != today) scope = (today, new(law, today, procedures.Agency));
        return scope.Seen.At(state, frame);
    }
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Engine.Simulation;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>A case of the shipped penalty procedure, played by its usual people up to where a test steps in.</summary>
internal sealed class PlayedCase
{
    private static readonly Lazy<DeclaredWorld> s_world = new(() =>
        WorkflowsReader.Read(SourceTree.Combine("workflows"), ActionLibrary.All).World ?? throw new InvalidOperationException("Expected workflows/ to read; see DeclaredWorkflowsTests."));

    /// <summary>Two people who hold two roles each, as in a small unit.</summary>
    private static readonly ImmutableDictionary<string, Person> s_people = Cast.Everybody
        .SetItem("officer1", Cast.Everybody["officer1"] with { Roles = ["case-officer", "legal-reviewer", "hearing-chair", "agency-head"] })
        .Add("admin", new("admin", "系统管理员", "Administrator", "示例县应急管理局", null,
            [.. Cast.Everybody.Values.SelectMany(p => p.Roles).Append("administrator")], []));

    private readonly CaseSimulation simulation;
    private readonly Rehearsal rehearsal;
    private readonly Dictionary<string, string> papers = [];

    public PlayedCase(Scenario scenario, string partyKind = "unit", ImmutableDictionary<string, Person>? people = null, DateOnly? start = null, string source = "inspection")
    {
        var world = s_world.Value;
        simulation = new(world.Procedures, world.Law, people ?? s_people, CaseId.Parse("c-test"), new DateTimeOffset((start ?? new(2026, 3, 2)).ToDateTime(new(9, 0)), TimeSpan.FromHours(8)));
        rehearsal = new(scenario, world.Procedures, world.Law);
        var party = FeelContext.Empty.Set("party.kind", FeelValue.Of(partyKind)).Set("party.name", FeelValue.Of("示例公司")).Set("party.address", FeelValue.Of("示例路1号"))
            .Set("place", FeelValue.Of("车间")).Set("source", FeelValue.Of(source));
        if (source != "inspection") party = party.Set("needsInspection", FeelValue.False);
        Accepted(Do("officer1", c => new CaseCommand.StartCase("penalty",
            partyKind == "unit" ? party.Set("party.code", FeelValue.Of("91000000000000001X")) : party, c)));
    }

    public CaseState State => simulation.State;

    public IReadOnlyList<CaseEvent> Log => simulation.Log;

    public DateOnly Today => simulation.Today;

    public string[] Facts => [.. State.Record.Facts.Select(f => f.Event)];

    /// <summary>Lets everybody act and time pass until the task is open.</summary>
    public PlayedCase Until(string task)
    {
        Play(() => simulation.Tasks.Any(t => t.Node.Element == task));
        return simulation.Tasks.Any(t => t.Node.Element == task) ? this
            : throw new InvalidOperationException($"Expected the case to come to '{task}', but it ended at '{State.EndedAt}' or waits at {string.Join(", ", simulation.Tasks.Select(t => t.Node.Element))}.");
    }

    /// <summary>Lets everybody act and time pass until the event is recorded.</summary>
    public PlayedCase UntilFact(string fact)
    {
        Play(() => State.Record.Last(fact) is not null);
        return State.Record.Last(fact) is not null ? this : throw new InvalidOperationException($"Expected the case to come to '{fact}', but it has {string.Join(", ", Facts)}.");
    }

    /// <summary>The text of the last document of the name that the people of the case had made.</summary>
    public string Paper(string name) => papers[Log.OfType<CaseEvent.DocumentMade>().Last(d => d.Document.Name == name).Document.Hash];

    /// <summary>Whether somebody has this task to do.</summary>
    public bool IsOpen(string task) => simulation.Tasks.Any(t => t.Node.Element == task);

    /// <summary>Lets everybody act and time pass until the case has ended.</summary>
    public PlayedCase ToItsEnd()
    {
        Play(() => State.IsEnded);
        return this;
    }

    /// <summary>Completes an open task as somebody, with the usual answers and these over them.</summary>
    public Decision Complete(string task, string person, params (string Field, FeelValue Answer)[] answers)
    {
        var waiting = simulation.Tasks.First(t => t.Node.Element == task);
        var usual = rehearsal.AnswersOf(State, waiting, Today, FeelContext.From(answers.Select(a => KeyValuePair.Create(a.Field, a.Answer))));
        return Do(person, c => new CaseCommand.CompleteTask(waiting.Node.Id, usual, c));
    }

    /// <summary>What the form of an open task holds before anybody has written into it, and what is usual where it holds nothing.</summary>
    public FeelContext Proposed(string task) => rehearsal.AnswersOf(State, simulation.Tasks.First(t => t.Node.Element == task), Today, FeelContext.Empty);

    public Decision Deliver(string message, string person, FeelContext answers) =>
        Do(person, c => new CaseCommand.DeliverMessage(message, null, answers, c));

    /// <summary>Corrects the day of the last fact of the name, after a look at what that turns round.</summary>
    public Decision Correct(string fact, DateOnly on, string person)
    {
        CaseCommand.CorrectFact Correction(CommandContext c) => new(State.Record.Last(fact)!.Seq, on, null, "回执日期看错", "回执.pdf", c);
        var first = Do(person, Correction);
        return first is Decision.Rejected { Why: Rejection.OrderUnseen turned } ? Do(person, c => Correction(c) with { OrderSeen = [.. turned.Acts.Select(a => a.Pair)] }) : first;
    }

    /// <summary>The number of the rule that refuses the task.</summary>
    public string RefusalOf(string task, string person, params (string Field, FeelValue Answer)[] answers) => RuleOf(Complete(task, person, answers));

    public static string RuleOf(Decision decision) => Assert.IsType<Decision.Rejected>(decision).Why.Rule ?? throw new InvalidOperationException("Expected a rule to refuse it.");

    public void PassTo(DateOnly day) => simulation.AdvanceTo(day, new(9, 0));

    private Decision Do(string person, Func<CommandContext, CaseCommand> make)
    {
        var decision = simulation.Do(person, make);
        if (decision is Decision.Accepted accepted)
            foreach (var file in accepted.Effects.OfType<Effect.KeepFile>()) papers[file.Hash] = file.Content;
        return decision;
    }

    private void Play(Func<bool> done)
    {
        for (var round = 0; round < 500 && !done(); round++)
        {
            if (rehearsal.Next(State, Today) is { } move)
            {
                Accepted(Do(move.Actor, c => move switch
                {
                    Move.Complete t => new CaseCommand.CompleteTask(t.Task.Node.Id, t.Answers, c),
                    Move.Deliver m => new CaseCommand.DeliverMessage(m.Message.Message.Name, m.Message.Node.Id, m.Answers, c),
                    _ => throw new System.Diagnostics.UnreachableException(),
                }));
                rehearsal.Made(move);
                continue;
            }
            if (NextMoment() is not { } next) return;
            simulation.AdvanceTo(next);
        }
    }

    private DateTimeOffset? NextMoment()
    {
        DateTimeOffset? timer = simulation.TimersByDue is [var first, ..] ? first.Due : null;
        DateTimeOffset? person = rehearsal.NextDay(State, Today) is { } day ? new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)) : null;
        var next = timer is null || person < timer ? person ?? timer : timer;
        return next < simulation.Now ? simulation.Now : next;
    }

    private static void Accepted(Decision decision)
    {
        if (decision is Decision.Rejected refused) throw new InvalidOperationException(refused.Why.Message.En);
    }
}

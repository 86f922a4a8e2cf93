using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>How the tests write scenarios and answers.</summary>
internal static class Playing
{
    public static FeelValue Text(string text) => FeelValue.Of(text);

    public static FeelValue Day(int year, int month, int day) => FeelValue.Of(new DateOnly(year, month, day));

    public static FeelValue People(params string[] people) => FeelValue.Of(people.Select(p => FeelValue.Of(p)));

    public static FeelContext Answers(params (string Field, FeelValue Answer)[] answers) =>
        FeelContext.From(answers.Select(a => KeyValuePair.Create(a.Field, a.Answer)));

    public static ImmutableDictionary<string, Func<CaseState, FeelContext>> Answering(params (string Element, FeelContext Answers)[] answers) =>
        answers.ToImmutableDictionary(a => a.Element, a => (Func<CaseState, FeelContext>)(_ => a.Answers));

    /// <summary>Somebody who does not do the task before the event was recorded.</summary>
    public static ImmutableDictionary<string, Func<CaseState, DateOnly?>> Holding(string element, string until) =>
        ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add(element, s => s.Record.Last(until)?.On);
}

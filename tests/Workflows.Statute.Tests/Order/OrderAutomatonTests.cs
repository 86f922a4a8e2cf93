using System.Collections.Immutable;
using Workflows.Statute.Order;
using Workflows.Statute.Periods;
using static Workflows.Statute.Order.OrderVerdict;

namespace Workflows.Statute.Tests.Order;

/// <summary>Traces are words over <c>a</c> (a first event), <c>b</c> (a then event), <c>.</c> (any other) and <c>!</c> (the window ends).</summary>
public sealed class OrderAutomatonTests
{
    private const int Longest = 6;

    /// <summary>What each template says of a whole trace, in plain words of its own; the automata must say the same.</summary>
    private static readonly ImmutableDictionary<string, Func<string, bool>> s_meaning = new Dictionary<string, Func<string, bool>>
    {
        ["Existence"] = t => t.Contains('a'),
        ["Existence 2"] = t => Count(t) >= 2,
        ["Absence"] = t => !t.Contains('a'),
        ["Absence 2"] = t => Count(t) <= 2,
        ["Exactly"] = t => Count(t) == 1,
        ["Exactly 2"] = t => Count(t) == 2,
        ["Init"] = t => t.StartsWith('a'),
        ["End"] = t => t.EndsWith('a'),
        ["RespondedExistence"] = t => !t.Contains('a') || t.Contains('b'),
        ["Response"] = t => Every(t, 'a', i => t[i..].Contains('b')),
        ["AlternateResponse"] = t => Every(t, 'a', i => After(t, i).TrimStart('.').StartsWith('b')),
        ["ChainResponse"] = t => Every(t, 'a', i => After(t, i).StartsWith('b')),
        ["Precedence"] = t => Every(t, 'b', i => t[..i].Contains('a')),
        ["AlternatePrecedence"] = t => Every(t, 'b', i => t[..i].TrimEnd('.').EndsWith('a')),
        ["ChainPrecedence"] = t => Every(t, 'b', i => t[..i].EndsWith('a')),
        ["Succession"] = t => s_meaning!["Response"](t) && s_meaning["Precedence"](t),
        ["AlternateSuccession"] = t => s_meaning!["AlternateResponse"](t) && s_meaning["AlternatePrecedence"](t),
        ["ChainSuccession"] = t => s_meaning!["ChainResponse"](t) && s_meaning["ChainPrecedence"](t),
        ["NotCoExistence"] = t => !(t.Contains('a') && t.Contains('b')),
        ["NotSuccession"] = t => Every(t, 'a', i => !t[i..].Contains('b')),
        ["NotChainSuccession"] = t => !t.Contains("ab", StringComparison.Ordinal),
        ["Choice"] = t => t.Contains('a') || t.Contains('b'),
        ["ExclusiveChoice"] = t => t.Contains('a') != t.Contains('b'),
    }.ToImmutableDictionary();

    public static TheoryData<string> Templates => [.. s_meaning.Keys.Order()];

    [Fact]
    public void Every_template_of_the_language_has_its_meaning_here() => Assert.Equal(
        Enum.GetNames<Occurrence>().Concat(Enum.GetNames<Relation>()).Order(), s_meaning.Keys.Select(k => k.Split(' ')[0]).Distinct().Order());

    [Theory]
    [MemberData(nameof(Templates))]
    public void An_automaton_accepts_exactly_the_traces_that_its_template_means(string name)
    {
        var automaton = Build(name).Automaton;
        Assert.All(Traces(name), trace => Assert.True(
            s_meaning[name](trace) == VerdictOn(automaton, trace) is PermanentlySatisfied or PossiblySatisfied, $"'{trace}': {VerdictOn(automaton, trace)}"));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_verdict_is_permanent_exactly_when_nothing_that_may_follow_changes_it(string name)
    {
        var automaton = Build(name).Automaton;
        var futures = Traces(name).Where(t => t.Length <= 3).ToList();
        Assert.All(Traces(name).Where(t => t.Length <= 4), trace => Assert.True(
            futures.Select(f => s_meaning[name](trace + f)).Distinct().Count() == 1 == VerdictOn(automaton, trace) is PermanentlySatisfied or PermanentlyViolated, $"'{trace}': {VerdictOn(automaton, trace)}"));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void An_event_is_forbidden_where_it_can_turn_the_verdict_for_good(string name)
    {
        var template = Build(name);
        foreach (var (letter, symbol) in new[] { (Letter.Other, '.'), (Letter.First, 'a'), (Letter.Then, 'b') })
        {
            var turns = Traces(name).Where(t => t.Length <= 4).Any(t => Permanent(name, t + symbol) && !Permanent(name, t));
            Assert.True(turns == template.Automaton.Forbids(letter), $"{name} {letter}");
        }
    }

    [Theory]
    [InlineData("Response", "a", PossiblyViolated)]
    [InlineData("Response", "ab", PossiblySatisfied)]
    [InlineData("Response", "a!", PermanentlyViolated)]
    [InlineData("Response", "ab!", PossiblySatisfied)]
    [InlineData("Response", "a!b", PermanentlyViolated)] // late stays late
    [InlineData("AlternateResponse", "a!", PermanentlyViolated)]
    [InlineData("ChainResponse", "a!", PermanentlyViolated)]
    [InlineData("Precedence", "a", PossiblySatisfied)] // it may yet lapse
    [InlineData("Precedence", "a!b", PermanentlyViolated)]
    [InlineData("Precedence", "a!ab", PossiblySatisfied)]
    [InlineData("NotSuccession", "ab", PermanentlyViolated)]
    [InlineData("NotSuccession", "a!b", PossiblySatisfied)] // barred for a time only
    [InlineData("Succession", "a!", PermanentlyViolated)]
    [InlineData("Succession", "b", PermanentlyViolated)]
    public void A_window_ends_what_it_limits(string name, string trace, OrderVerdict expected) =>
        Assert.Equal(expected, VerdictOn((Template(name) with { Within = new Period(3, PeriodUnit.WorkingDays) }).Automaton, trace));

    [Fact]
    public void Automata_are_small_and_shared()
    {
        Assert.All(s_meaning.Keys, name => Assert.InRange(Build(name).Automaton.Count, 2, 10));
        Assert.Same(Build("Response").Automaton, (Template("Response") with { First = ["x"], Then = ["y"] }).Automaton);
    }

    private static bool Permanent(string name, string trace) => VerdictOn(Build(name).Automaton, trace) == PermanentlyViolated;

    private static OrderVerdict VerdictOn(OrderAutomaton automaton, string trace) =>
        automaton.VerdictOn(trace.Aggregate(OrderAutomaton.Start, (state, c) => automaton.Step(state, (Letter)".ab!".IndexOf(c)).Next));

    /// <summary>Every word up to a length; a template about one event knows no <c>b</c>.</summary>
    private static IEnumerable<string> Traces(string name)
    {
        IEnumerable<string> words = [""];
        var letters = Build(name) is ConstraintTemplate.Occurs ? ".a" : ".ab";
        for (var length = 0; length <= Longest; length++)
        {
            foreach (var word in words) yield return word;
            words = [.. words.SelectMany(w => letters.Select(c => w + c))];
        }
    }

    private static ConstraintTemplate.Relates Template(string name) => (ConstraintTemplate.Relates)Build(name);

    private static ConstraintTemplate Build(string name)
    {
        var words = name.Split(' ');
        return Enum.TryParse<Occurrence>(words[0], out var occurrence)
            ? new ConstraintTemplate.Occurs(occurrence, "a", words.Length > 1 ? 2 : occurrence == Occurrence.Absence ? 0 : 1)
            : new ConstraintTemplate.Relates(Enum.Parse<Relation>(words[0]), ["a"], ["b"]);
    }

    private static int Count(string trace) => trace.Count(c => c == 'a');

    private static string After(string trace, int index) => trace[(index + 1)..];

    private static bool Every(string trace, char letter, Predicate<int> holds) =>
        Enumerable.Range(0, trace.Length).Where(i => trace[i] == letter).All(i => holds(i));
}

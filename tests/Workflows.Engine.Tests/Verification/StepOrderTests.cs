using System.Collections.Immutable;
using Workflows.Engine.Verification;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Verification;

/// <summary>Which steps surely come before and after which, and what is said where a way leads past one.</summary>
public sealed class StepOrderTests
{
    private const string Either = """<exclusiveGateway id="either" default="either-b"/>""";

    private static readonly string Steps = Start() + Step("a") + Step("b") + Step("c") + End();

    private static readonly string Line = Steps + Flow("start", "a") + Flow("a", "b") + Flow("b", "c") + Flow("c", "end");

    [Fact]
    public void Of_a_line_each_step_has_its_neighbours() => Assert.Equal(
        ["a: -, b", "b: a, c", "c: b, -", "start: -, a", "end: c, -"],
        StepOrder.Of(Read("main", Line)).Select(s => $"{s.Step}: {s.After ?? "-"}, {s.Before ?? "-"}"));

    [Fact]
    public void A_step_on_one_of_two_ways_is_promised_by_the_arrow_to_it_alone() => Assert.Equal(
        ["a: -, c", "b: a, c", "c: a, -", "start: -, a", "either-b: a, b", "either-c: a, c", "end: c, -"],
        StepOrder.Of(Read("main", Steps + Either + Flow("start", "a") + Flow("a", "either") + Flow("either", "b") + Flow("either", "c", "way = \"c\"") + Flow("b", "c") + Flow("c", "end")))
            .Select(s => $"{s.Step}: {s.After ?? "-"}, {s.Before ?? "-"}"));

    [Fact]
    public void A_step_that_is_nobodys_and_rests_on_no_article_is_nobodys_neighbour() => Assert.Equal(
        ["a: -, c", "c: a, -"],
        StepOrder.Of(Read("main", Start() + Step("a") + """<intermediateThrowEvent id="b" name="b" law:name-en="b"/>""" + Step("c") + End() + Flow("start", "a") + Flow("a", "b") + Flow("b", "c") + Flow("c", "end")))
            .Take(2).Select(s => $"{s.Step}: {s.After ?? "-"}, {s.Before ?? "-"}"));

    [Fact]
    public void A_flow_that_has_more_in_between_keeps_what_was_promised() =>
        Assert.Empty(Found(Steps + UserTask("more") + Flow("start", "a") + Flow("a", "more") + Flow("more", "b") + Flow("b", "c") + Flow("c", "end")));

    [Fact]
    public void A_step_that_is_gone_is_found() =>
        Assert.Equal(["a", "b", "c"], Found(Start() + Step("a") + Step("c") + End() + Flow("start", "a") + Flow("a", "c") + Flow("c", "end")));

    [Fact]
    public void A_way_past_a_step_is_found_and_told()
    {
        var findings = Findings(Steps + Either + Flow("start", "a") + Flow("a", "either") + Flow("either", "b") + Flow("either", "c", "way = \"c\"") + Flow("b", "c") + Flow("c", "end"));

        Assert.Equal(["a", "c"], findings.Select(f => f.Element));
        Assert.All(findings, f => Assert.Equal("VER0014", f.Code));
        Assert.Contains("start, a, either, c", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_in_another_order_are_found() =>
        Assert.NotEmpty(Found(Steps + Flow("start", "b") + Flow("b", "a") + Flow("a", "c") + Flow("c", "end")));

    [Fact]
    public void A_way_that_only_leads_back_is_found()
    {
        var kept = StepOrder.Of(Read("main", Steps + Either + Flow("start", "a") + Flow("a", "either") + Flow("either", "b") + Flow("either", "c", "way = \"c\"") + Flow("b", "c") + Flow("c", "end")));
        var back = Read("main", Steps + Either + Flow("start", "a") + Flow("a", "either") + Flow("either", "b") + Flow("either", "c", "way = \"c\"") + Flow("b", "a") + Flow("c", "end"));

        Assert.Contains("b", Verifier.Verify(Set(back), TestKit.Cases.Play.NoLaw, ImmutableHashSet<string>.Empty, steps: kept).Findings.Where(f => f.Code == "VER0014").Select(f => f.Element));
    }

    [Fact]
    public void What_works_by_itself_follows_at_once_and_a_wait_before_it_is_found()
    {
        const string weigh = """<intermediateThrowEvent id="weigh" name="weigh" law:name-en="Weigh" law:article="法 第二条"/>""";
        var kept = StepOrder.Of(Read("main", Start() + Step("a") + weigh + Step("c") + End() + Flow("start", "a") + Flow("a", "weigh") + Flow("weigh", "c") + Flow("c", "end")));
        var late = Read("main", Start() + Step("a") + UserTask("more") + weigh + Step("c") + End() + Flow("start", "a") + Flow("a", "more") + Flow("more", "weigh") + Flow("weigh", "c") + Flow("c", "end"));

        Assert.Equal(["a: False, True", "weigh: True, False"], kept.Where(s => s.IsAtOnceAfter || s.IsAtOnceBefore).Select(s => $"{s.Step}: {s.IsAtOnceAfter}, {s.IsAtOnceBefore}"));
        var findings = Verifier.Verify(Set(late), TestKit.Cases.Play.NoLaw, ImmutableHashSet<string>.Empty, steps: kept).Findings.Where(f => f.Code == "VER0014").ToList();
        Assert.Equal(["a", "weigh"], findings.Select(f => f.Element));
        Assert.All(findings, f => Assert.Contains("'more' is waited for", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_that_nothing_asks_for_and_a_message_that_nothing_waits_for_are_found() => Assert.Equal(
        "VER0025 left, VER0027 m",
        Faults.In(Line, """<message id="m" name="asked" law:name-en="Asked" law:role="case-officer" law:form="a"/>""", Faults.Choice("a", "x", "1"), Faults.Choice("left", "y", "1")));

    private static string Step(string id) => UserTask(id, """law:article="法 第一条" """);

    private static IEnumerable<string?> Found(string changed) => Findings(changed).Select(f => f.Element).Distinct();

    private static ImmutableArray<VerificationFinding> Findings(string changed) =>
        [.. Verifier.Verify(Set(Read("main", changed)), TestKit.Cases.Play.NoLaw, ImmutableHashSet<string>.Empty, steps: StepOrder.Of(Read("main", Line))).Findings.Where(f => f.Code == "VER0014")];
}

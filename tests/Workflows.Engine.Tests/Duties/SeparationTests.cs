using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using static Workflows.Engine.Tests.Duties.Office;

namespace Workflows.Engine.Tests.Duties;

/// <summary>Who did what in this case bars what he may do next. Everybody here holds every role, the administrator's included.</summary>
public sealed class SeparationTests
{
    [Theory]
    // earlier act, later act, the person of the later one, the rule that refuses
    [InlineData("investigate", "review", "wang", "33a")]
    [InlineData("propose", "review", "wang", "33a")]
    [InlineData("inspect", "review", "wang", "33a")]
    [InlineData("review", "investigate", "wang", "33a")] // and the other way round
    [InlineData("investigate", "preside", "wang", "30")]
    [InlineData("preside", "review", "wang", "33s")]
    [InlineData("review", "preside", "wang", "33s")]
    [InlineData("investigate", "decide", "wang", "34b")]
    [InlineData("decide", "investigate", "wang", "34b")]
    [InlineData("propose", "approve-filing", "wang", "own-filing")] // nobody approves what he proposed
    [InlineData("investigate", "publish", "wang", "publishing-independent")]
    [InlineData("decide", "review-file", "wang", "file-review")]
    [InlineData("preside", "review-file", "wang", "file-review")]
    [InlineData("publish", "review-file", "wang", "file-review")]
    [InlineData("investigate", "review", "li", "-")]
    [InlineData("investigate", "propose", "wang", "-")]
    [InlineData("review", "decide", "wang", "-")]
    [InlineData("plain", "review", "wang", "-")] // a step that is no duty bars nothing
    public void An_earlier_act_bars_a_later_one(string earlier, string later, string person, string rule)
    {
        var play = Open();
        Assert.IsType<Decision.Accepted>(play.Does("wang", earlier));

        Assert.Equal(rule, RuleOf(play.Does(person, later)));
    }

    [Theory]
    [InlineData("investigate", "review", "33a")]
    [InlineData("propose", "decide", "34b")]
    public void An_administrator_is_bound_like_anybody_else(string earlier, string later, string rule)
    {
        var play = Open();
        play.Does("admin", earlier);

        Assert.Equal(rule, RuleOf(play.Does("admin", later)));
    }

    [Fact]
    public void A_refusal_names_who_did_what_at_which_step_when_and_where_it_stands_in_the_log()
    {
        var play = Open();
        play.Does("wang", "propose", "2026-03-02");
        var seq = play.State.Record.Acts[^1].Seq;

        var refused = Barred(play.Does("wang", "review"));

        Assert.Equal($"wang已于2026-03-02在“propose之步”一步承担“propose”（案件记录第{seq}号），不得再承担“review”，请由他人办理", refused.Why.Zh);
        Assert.Equal($"'wang' did 'propose' in the step 'Step propose' on 2026-03-02 (entry {seq} of the case's log): 'review' is for somebody else.", refused.Why.En);
        Assert.Equal(("33a", "国办发〔2018〕118号", "wang", "propose"), (refused.Rule, refused.Article, refused.Earlier?.Person, refused.Earlier?.Element));
    }

    [Fact]
    public void Being_named_is_doing()
    {
        var play = Open();
        play.Names("chen", "2026-03-02", "wang", "li");

        Assert.Equal("33a", RuleOf(play.Does("li", "review")));
        Assert.Equal("-", RuleOf(play.Does("chen", "review"))); // who wrote them down did not investigate
    }

    [Theory]
    [InlineData("2b", "wang")]
    [InlineData("-", "wang", "li")]
    [InlineData("1b", "wang", "zhao")] // zhao's certificate ended on the 9th
    [InlineData("PersonUnknown", "wang", "nobody")]
    public void Two_officers_with_certificates_are_named(string rule, params string[] officers)
    {
        var play = Open();
        play.PassTo("2026-03-10");

        Assert.Equal(rule, RuleOf(play.Names("chen", "2026-03-10", officers)));
    }

    [Theory]
    [InlineData("2026-03-09", "-")] // its last day
    [InlineData("2026-03-10", "1b")]
    public void A_certificate_is_asked_for_on_the_day_of_the_act_and_not_of_its_recording(string on, string rule)
    {
        var play = Open();
        play.PassTo("2026-03-12");

        Assert.Equal(rule, RuleOf(play.Does("zhao", "investigate", on)));
    }

    [Fact]
    public void The_list_beside_the_button_says_the_same_as_the_button()
    {
        var play = Open();
        play.PassTo("2026-03-12");
        var people = Everybody;
        play.Does("zhao", "review");

        var node = play.State.Marking.Nodes.Values.First(n => n.Element == "investigate").Id;
        var lines = Preflight.Of(play.Procedures, Law, play.State, node,
            new(play.Simulation.Now, play.Simulation.Today, people["zhao"], people, System.Collections.Immutable.ImmutableDictionary<string, int>.Empty));

        Assert.Equal(["33a", "1b"], lines.Where(l => l.Holds == false).Select(l => l.No));
        Assert.All(lines, l => Assert.Equal(PreflightBearing.Person, l.Bearing));
        Assert.Equal("33a", RuleOf(play.Does("zhao", "investigate")));
    }
}

using System.Collections.Immutable;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Statute.Duties;
using Workflows.TestKit.Cases;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Duties;

/// <summary>What an inbox says of a task before anybody takes it: whether the law lets the reader do it, and in whose place he would.</summary>
public sealed class TaskStandingTests
{
    [Fact]
    public void A_task_is_barred_for_who_investigated_and_open_for_another_who_acts_in_the_head_s_place()
    {
        var procedures = Set(Read("main", Start() + UserTask("look", "law:duty=\"investigate\"") + UserTask("review", "law:duty=\"review\"").Replace("case-officer", "agency-head", StringComparison.Ordinal)
            + End() + Flow("start", "look") + Flow("look", "review") + Flow("review", "end")));
        var law = Play.NoLaw with
        {
            Duties = [new DutyRule("33a", new("调查人员不得审核", "Who investigates does not review"), "review", ["investigate"], null, 1, null, "法", null, null, null)],
        };
        var delegation = new Delegation("d-1", "head", "officer1", "agency-head", new(2026, 3, 1), new(2026, 3, 31), "writing");
        var play = new Play(procedures, law);
        play.Complete("look");
        var node = play.State.Marking.Nodes.Values.Single(n => n.Element == "review").Id;
        TaskStanding Of(string person) => TaskStanding.Of(procedures, law, play.State, node, new(
            Play.Monday, new(2026, 3, 2), Play.People[person] with { Delegations = person == "head" ? [] : [delegation with { Deputy = person }] }, Play.People, ImmutableDictionary<string, int>.Empty));

        Assert.Contains("officer1已于2026-03-02", Of("officer1").Barred!.Zh, StringComparison.Ordinal);
        Assert.Equal((null, "head"), (Of("officer2").Barred, Of("officer2").Under!.Principal));
        Assert.Equal(new TaskStanding(null, null), Of("head"));
    }
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Engine.Simulation;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>
/// The verifier plays a game of its own beside the engine that cases run on. Cases are played at random, without the law's refusals, which the verifier
/// leaves out of account here too: wherever one comes to stand, the verifier must have been, and what a command does to it must be a step of the verifier's.
/// </summary>
public sealed class FlowWalkTests
{
    private const int Walks = 40;
    private const int Steps = 120;

    private static readonly Lazy<(DeclaredWorld World, ImmutableDictionary<string, ReachablePlaces> Known)> s_verified = new(() =>
    {
        var world = WorkflowsReader.Read(SourceTree.Combine("workflows"), ActionLibrary.All).World ?? throw new InvalidOperationException("Expected workflows/ to read; see DeclaredWorkflowsTests.");
        world = world with { Law = world.Law with { Constraints = [], Duties = [] } };
        return (world, world.Procedures.Current.Keys.ToImmutableDictionary(id => id, id => ReachablePlaces.Of(world.Procedures, world.Law, Of(world, id), id == "penalty")));
    });

    private static readonly Person s_everybody = new("admin", "系统管理员", "Administrator", "示例县应急管理局", null, [.. Cast.Everybody.Values.SelectMany(p => p.Roles).Distinct()], []);

    [Fact]
    public void Wherever_cases_come_to_stand_the_verifier_has_been_and_by_the_same_steps()
    {
        var (followed, told) = (new HashSet<string>(), 0);
        for (var seed = 1; seed <= Walks; seed++) told += Walk(seed, followed);

        Assert.True(told > 100, $"Expected the verifier to tell two steps of a case from one, but it did so only {told} times.");

        Assert.True(followed.Count > 50, $"Expected walks that lead through the procedures, but they stood in {followed.Count} places only: {string.Join(", ", followed)}.");
    }

    /// <returns>How often two steps taken together were no step that the verifier knows.</returns>
    private static int Walk(int seed, HashSet<string> followed)
    {
        var (world, known) = s_verified.Value;
        var chance = new Random(seed);
        var simulation = new CaseSimulation(world.Procedures, world.Law, Cast.Everybody.Add(s_everybody.Id, s_everybody), CaseId.Parse("c-walk"), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        var rehearsal = new Rehearsal(new Scenario("walk"), world.Procedures, world.Law);
        Assert.IsType<Decision.Accepted>(simulation.Do("admin", c => new CaseCommand.StartCase("penalty", FeelContext.Empty
            .Set("party.kind", FeelValue.Of("person")).Set("party.name", FeelValue.Of("某人")).Set("party.address", FeelValue.Of("示例路1号")).Set("place", FeelValue.Of("车间")).Set("source", FeelValue.Of("inspection")), c)));

        var (told, earlier) = (0, simulation.State.Marking);
        for (var step = 0; step < Steps && !simulation.State.IsEnded; step++)
        {
            var before = simulation.State.Marking;
            Move(simulation, rehearsal, chance);
            var marking = simulation.State.Marking;
            if (IsDoubled(marking)) return told;
            foreach (var frame in marking.Frames.Values)
            {
                var places = known[frame.Procedure];
                Assert.True(places.Unknown(marking, frame.Id) is null,
                    $"Walk {seed}: {frame.Procedure} stands at {places.Unknown(marking, frame.Id)} after {string.Join(", ", simulation.State.Record.Facts.Select(f => f.Event))}.");
                if (before.Frames.ContainsKey(frame.Id))
                {
                    Assert.True(places.Unmade(before, marking, frame.Id) is null,
                        $"Walk {seed}: {frame.Procedure} made a step that the verifier does not know: {places.Unmade(before, marking, frame.Id)} after {string.Join(", ", simulation.State.Record.Facts.Select(f => f.Event))}.");
                }
                if (earlier.Frames.ContainsKey(frame.Id) && places.Unmade(earlier, marking, frame.Id) is not null) told++;
                followed.UnionWith(places.Followed(marking, frame.Id).Select(p => $"{frame.Procedure}: {p}"));
            }
            earlier = before;
        }
        return told;
    }

    private static Procedure Of(DeclaredWorld world, string id) => world.Procedures.ByHash[world.Procedures.Current[id]];

    /// <summary>Whether a side branch runs a second time beside itself: from there on the verifier does not look, and says so.</summary>
    private static bool IsDoubled(Marking marking)
    {
        var standing = marking.Nodes.Values.Where(n => n.AttachedTo is null && n.Wait is not NodeWait.Join).ToList();
        return standing.GroupBy(n => (n.Scope, n.Element)).Any(g => g.Count() > 1)
            || standing.Where(n => n.Scope == 0).GroupBy(n => n.Element).Any(g => g.Count() > 1)
            || standing.GroupBy(n => (n.Frame, n.Scope)).Any(g => g.Count() > 1 && SideBranchesOf(marking, g.First()).Any(branch => g.Count(n => branch.Contains(n.Element)) > 1));
    }

    /// <summary>What comes after each non-interrupting event of the scope that a token stands in, where one token of it stands at a time.</summary>
    private static IEnumerable<HashSet<string>> SideBranchesOf(Marking marking, NodeInstance node)
    {
        var scope = Of(s_verified.Value.World, marking.Frames[node.Frame].Procedure).Process.ScopeOf(node.Element);
        foreach (var begin in scope.Nodes.OfType<FlowNode.BoundaryEvent>().Where(b => !b.Interrupting))
        {
            var (branch, left) = (new HashSet<string>(), new Queue<string>([begin.Id]));
            while (left.TryDequeue(out var element))
                foreach (var flow in scope.Outgoing(element).Where(f => branch.Add(f.Target))) left.Enqueue(flow.Target);
            if (!scope.Nodes.OfType<FlowNode.ParallelGateway>().Any(g => branch.Contains(g.Id))) yield return branch;
        }
    }

    private static void Move(CaseSimulation simulation, Rehearsal rehearsal, Random chance)
    {
        var (tasks, messages) = (simulation.Tasks, Outlook.Messages(s_verified.Value.World.Procedures, simulation.State));
        var draw = chance.Next(10);
        if (draw < 7 && tasks.Length > 0)
        {
            var task = tasks[chance.Next(tasks.Length)];
            var answers = rehearsal.AnswersOf(simulation.State, task, simulation.Today, Drawn(task.Form, chance));
            simulation.Do("admin", c => new CaseCommand.CompleteTask(task.Node.Id, answers, c));
        }
        else if (draw < 9 && messages.Length > 0)
        {
            var message = messages[chance.Next(messages.Length)];
            var answers = UsualAnswers.Fill(message.Form, Drawn(message.Form, chance), new ExpressionScope(s_verified.Value.World.Law, simulation.Today, s_verified.Value.World.Procedures.Agency).At(simulation.State, message.Node.Frame), simulation.Today);
            simulation.Do("admin", c => new CaseCommand.DeliverMessage(message.Message.Name, message.Node.Id, answers, c));
        }
        else if (simulation.TimersByDue is [var next, ..])
        {
            simulation.JumpTo(next.Due);
            simulation.Do(Person.System.Id, c => new CaseCommand.FireTimer(next.Timer.Id, c)); // one at a time: each step is one command
        }
    }

    /// <summary>Some of the choices of a form, made at random; a form that does not go together so is refused, and the walk goes on.</summary>
    private static FeelContext Drawn(FormDefinition? form, Random chance) => FeelContext.From(
        from field in form?.Fields ?? []
        where field.Type is FieldType.Choice or FieldType.YesNo && field.ShowWhen is null && chance.Next(3) > 0
        select KeyValuePair.Create(field.Name, field.Type == FieldType.YesNo ? FeelValue.Of(chance.Next(2) == 0) : FeelValue.Of(field.Options[chance.Next(field.Options.Length)].Value)));
}

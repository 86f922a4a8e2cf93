using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Runtime.Cases;
using NSubstitute;
using Workflows.Engine.Cases;
using Workflows.Statute.Deadlines;
using Workflows.TestKit.Cases;

namespace Workflows.Runtime.Tests.Cases;

public sealed class CaseRuntimeTests
{
    [Fact]
    public async Task A_command_given_twice_with_one_key_is_done_once()
    {
        var runtime = new RuntimeUnderTest();
        await runtime.StartAsync();
        var node = (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None)).Marking.Nodes.Values.Single().Id;

        var first = await runtime.CompleteAsync(node, "form-1");
        var second = await runtime.CompleteAsync(node, "form-1");

        Assert.NotEmpty(Assert.IsType<Decision.Accepted>(first).Events);
        Assert.Empty(Assert.IsType<Decision.Accepted>(second).Events);
    }

    [Fact]
    public async Task A_key_that_another_case_accepted_does_nothing_here_and_says_so()
    {
        var runtime = new RuntimeUnderTest();
        await runtime.StartAsync("form-1");
        var other = CaseId.Parse("another");

        var decision = await runtime.Cases.HandleAsync(other, "officer1", c => new CaseCommand.StartCase("main", FeelContext.Empty, c), "form-1", CancellationToken.None);

        var refused = Assert.IsType<Rejection.KeyOfAnotherCase>(Assert.IsType<Decision.Rejected>(decision).Why);
        Assert.Equal(RuntimeUnderTest.Id.ToString(), refused.Other);
        Assert.Equal(0, (await runtime.Store.LoadAsync(other, CancellationToken.None)).Version);
    }

    [Fact]
    public async Task What_a_former_version_accepted_under_the_key_alone_is_not_done_again_after_an_upgrade()
    {
        var runtime = new RuntimeUnderTest();
        await runtime.StartAsync();
        var (state, world) = (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None), runtime.Library.Current);
        var node = state.Marking.Nodes.Values.First(n => n.Element == "a").Id;
        var context = await runtime.Cases.ContextAsync("officer1", CancellationToken.None);
        var claimed = (Decision.Accepted)CaseDecider.Decide(world.Procedures, world.Law, state, new CaseCommand.ClaimTask(node, context));
        await runtime.Store.AppendAsync(
            new(RuntimeUnderTest.Id, state.Version, claimed.Events, claimed.State, [], [], claimed.Claims, "form-1", null, context.Now, world.Procedures, world.Law), CancellationToken.None);

        var again = await runtime.Cases.HandleAsync(RuntimeUnderTest.Id, "officer1", c => new CaseCommand.ClaimTask(node, c), "form-1", CancellationToken.None);

        Assert.Empty(Assert.IsType<Decision.Accepted>(again).Events);
        Assert.True(await runtime.Cases.WasAcceptedAsync<CaseCommand.ClaimTask>("c-1", "officer1", "form-1", CancellationToken.None));
        Assert.False(await runtime.Cases.WasAcceptedAsync<CaseCommand.ClaimTask>("c-1", "officer1", "form-2", CancellationToken.None));
    }

    [Fact]
    public void Every_kind_of_command_has_a_name_of_its_own_in_receipts()
    {
        var kinds = typeof(CaseCommand).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(CaseCommand)));
        Assert.Equal(kinds.OrderBy(t => t.Name, StringComparer.Ordinal), CommandReceipt.Kinds.Keys.OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.Equal(CommandReceipt.Kinds.Count, CommandReceipt.Kinds.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_key_counts_for_the_person_and_the_act_that_it_was_sent_for_alone()
    {
        var runtime = new RuntimeUnderTest();
        await runtime.StartAsync();
        var node = (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None)).Marking.Nodes.Values.First(n => n.Element == "a").Id;
        Task<Decision> Do(string actor, Func<CommandContext, CaseCommand> make) => runtime.Cases.HandleAsync(RuntimeUnderTest.Id, actor, make, "form-1", CancellationToken.None);

        Assert.NotEmpty(Assert.IsType<Decision.Accepted>(await Do("officer1", c => new CaseCommand.ClaimTask(node, c))).Events);
        Assert.IsType<Decision.Rejected>(await Do("officer2", c => new CaseCommand.ClaimTask(node, c))); // judged, and not told as done
        Assert.NotEmpty(Assert.IsType<Decision.Accepted>(await Do("officer1", c => new CaseCommand.CompleteTask(node, FeelContext.Empty, c))).Events);

        Assert.True(await runtime.Cases.WasAcceptedAsync<CaseCommand.CompleteTask>("c-1", "officer1", "form-1", CancellationToken.None));
        Assert.False(await runtime.Cases.WasAcceptedAsync<CaseCommand.CompleteTask>("c-1", "officer2", "form-1", CancellationToken.None));
        Assert.False(await runtime.Cases.WasAcceptedAsync<CaseCommand.CompleteTask>("c-2", "officer1", "form-1", CancellationToken.None));
        Assert.False(await runtime.Cases.WasAcceptedAsync<CaseCommand.ReleaseTask>("c-1", "officer1", "form-1", CancellationToken.None));
    }

    [Fact]
    public async Task What_somebody_who_leaves_had_taken_goes_back_and_the_head_of_his_unit_is_told()
    {
        var runtime = new RuntimeUnderTest(Play.NoLaw with { Readers = DefaultReaders.None with { UnitHead = "unit-head" } });
        runtime.Staff = runtime.Staff.Add("u-head", new("u-head", "科长", "Head of unit", "u", "u-head@example.test", ["unit-head"], []))
            .Add("v-head", new("v-head", "另一科长", "Head of another unit", "v", "v-head@example.test", ["unit-head"], []));
        await runtime.StartAsync();
        var node = (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None)).Marking.Nodes.Values.Single().Id;
        await runtime.Cases.HandleAsync(RuntimeUnderTest.Id, "officer1", c => new CaseCommand.ClaimTask(node, c), null, CancellationToken.None);

        var decision = await runtime.Cases.HandleAsync(RuntimeUnderTest.Id, "admin", c => new CaseCommand.HandBackTasks("officer1", c), null, CancellationToken.None);
        var again = await runtime.Cases.HandleAsync(RuntimeUnderTest.Id, "admin", c => new CaseCommand.HandBackTasks("officer1", c), null, CancellationToken.None);

        Assert.Equal("admin", Assert.Single(Assert.IsType<Decision.Accepted>(decision).Events.OfType<CaseEvent.TaskReleased>()).By);
        Assert.Null((await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None)).Record.Tasks[node].ClaimedBy);
        var mail = Assert.Single(runtime.Mails);
        Assert.Equal(("u-head", "handed-back"), (mail.Person, mail.Kind));
        Assert.DoesNotContain("officer1", mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.Empty(Assert.IsType<Decision.Accepted>(again).Events); // nothing is held any more
    }

    [Fact]
    public async Task A_refused_command_writes_nothing()
    {
        var runtime = new RuntimeUnderTest();
        await runtime.StartAsync();
        var before = runtime.Store.EventsOf(RuntimeUnderTest.Id).Length;

        var decision = await runtime.CompleteAsync(99);

        Assert.IsType<Rejection.TaskNotOpen>(Assert.IsType<Decision.Rejected>(decision).Why);
        Assert.Equal(before, runtime.Store.EventsOf(RuntimeUnderTest.Id).Length);
    }

    [Fact]
    public async Task A_case_that_changed_underneath_is_decided_on_again()
    {
        var runtime = new RuntimeUnderTest();
        var store = Substitute.For<ICaseStore>();
        store.LoadAsync(default, default).ReturnsForAnyArgs(call => runtime.Store.LoadAsync(call.Arg<CaseId>(), CancellationToken.None));
        store.OffersAsync(default!, default).ReturnsForAnyArgs(call => runtime.Store.OffersAsync(call.Arg<IReadOnlyCollection<string>>(), CancellationToken.None));
        var refusals = 2;
        store.AppendAsync(default!, default).ReturnsForAnyArgs(call => refusals-- > 0
            ? throw new CaseChangedException(RuntimeUnderTest.Id, "somebody was quicker")
            : runtime.Store.AppendAsync(call.Arg<CaseCommit>(), CancellationToken.None));

        var decision = await new RuntimeUnderTest(store: store).StartAsync();

        Assert.IsType<Decision.Accepted>(decision);
        await store.ReceivedWithAnyArgs(3).AppendAsync(default!, default);
    }

    [Fact]
    public async Task Commands_side_by_side_are_each_done_once_and_the_log_has_no_gap()
    {
        var runtime = new RuntimeUnderTest();
        await runtime.StartAsync();
        var node = (await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None)).Marking.Nodes.Values.Single().Id;

        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => runtime.CompleteAsync(node))));

        Assert.Single(decisions, d => d is Decision.Accepted { Events.IsEmpty: false });
        var state = await runtime.Store.LoadAsync(RuntimeUnderTest.Id, CancellationToken.None);
        Assert.Equal(runtime.Store.EventsOf(RuntimeUnderTest.Id).Length, state.Version);
    }
}

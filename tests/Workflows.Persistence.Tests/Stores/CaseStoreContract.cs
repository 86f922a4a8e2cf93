using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Mail;

namespace Workflows.Persistence.Tests.Stores;

/// <summary>What every store of cases keeps to, in memory, on SQLite and on PostgreSQL.</summary>
public abstract partial class CaseStoreContract : IAsyncLifetime
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    protected ICaseStore Store { get; private set; } = null!;

    protected IOutbox Outbox { get; private set; } = null!;

    protected abstract Task<(ICaseStore Store, IOutbox Outbox)> OpenAsync();

    protected abstract void Close();

    public async Task InitializeAsync() => (Store, Outbox) = await OpenAsync();

    public Task DisposeAsync()
    {
        Close();
        return Task.CompletedTask;
    }

    /// <summary>Appends and gives the case afterwards, as it is read back.</summary>
    private async Task<CaseState> AppendAsync(CaseCommit commit)
    {
        await Store.AppendAsync(commit, s_none);
        return await Store.LoadAsync(commit.Case, s_none);
    }

    [Fact]
    public async Task A_case_that_nothing_happened_to_is_empty()
    {
        var state = await Store.LoadAsync(SampleCase.Id(), s_none);

        Assert.False(state.Exists);
        Assert.Equal(SampleCase.Id(), state.Id);
    }

    [Fact]
    public async Task What_was_appended_is_what_is_loaded()
    {
        var state = await AppendAsync(SampleCase.Opened());

        Assert.Equal(6, state.Version);
        Assert.Equal(("sample", "inspection", SampleCase.Today), (state.Procedure, state.Stage, state.OpenedOn));
        Assert.Equal("inspect", state.Marking.Nodes[1].Element);
        Assert.Equal(SampleCase.Noon, state.Record.Tasks[1].OpenedAt);
        Assert.Equal(new(2026, 6, 8), state.Record.Deadline("decide")!.Due);
        Assert.Equal("{name: \"测试矿业有限公司\", kind: \"unit\"}", state.Record.Variables[0]["party"].ToString());
    }

    [Fact]
    public async Task What_is_appended_later_is_folded_upon_what_was_read_before()
    {
        var state = await AppendAsync(SampleCase.Opened());

        state = await AppendAsync(state.Then(new CaseEvent.TaskClaimed(1, "officer1")));
        Assert.Equal((7, "officer1"), (state.Version, state.Record.Tasks[1].ClaimedBy));

        state = await AppendAsync(state.Then(new CaseEvent.TaskReleased(1), SampleCase.Fact("case.filed", SampleCase.Today)));
        Assert.Equal((9, null), (state.Version, state.Record.Tasks[1].ClaimedBy));
        Assert.Equal(9, state.Record.Last("case.filed")!.Seq);
    }

    [Fact]
    public async Task A_commit_decided_on_an_older_version_is_refused_and_changes_nothing()
    {
        var opened = await AppendAsync(SampleCase.Opened());
        await AppendAsync(opened.Then(new CaseEvent.StageBegan("filing")));
        var late = opened.Then(new CaseEvent.StageBegan("closing")) with { CommandKey = "late", Mails = [SampleCase.Mail("late")] };

        await Assert.ThrowsAsync<CaseChangedException>(() => Store.AppendAsync(late, s_none));

        Assert.Equal("filing", (await Store.LoadAsync(SampleCase.Id(), s_none)).Stage);
        Assert.Null(await Store.FindReceiptAsync("late", s_none));
        Assert.Empty(await Outbox.LeaseAsync(SampleCase.Noon, 10, TimeSpan.FromMinutes(1), s_none));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_commits_decided_on_the_same_version_exactly_one_wins(bool isNewCase)
    {
        var state = isNewCase ? SampleCase.None() : await AppendAsync(SampleCase.Opened());
        var commits = Enumerable.Range(1, 8).Select(n => isNewCase ? SampleCase.Opened(party: $"{n}") : state.Then(new CaseEvent.StageBegan($"stage-{n}")));

        var outcomes = await Task.WhenAll(commits.Select(c => Task.Run(async () =>
        {
            try
            {
                await Store.AppendAsync(c, s_none);
                return true;
            }
            catch (CaseChangedException)
            {
                return false;
            }
        })));

        Assert.Single(outcomes, won => won);
        Assert.Equal(state.Version + (isNewCase ? 6 : 1), (await Store.LoadAsync(SampleCase.Id(), s_none)).Version);
    }

    [Fact]
    public async Task An_accepted_command_leaves_a_receipt()
    {
        await AppendAsync(SampleCase.Opened() with { CommandKey = "form-17" });

        Assert.Equal(new CommandReceipt("form-17", SampleCase.Id(), 6), await Store.FindReceiptAsync("form-17", s_none));
        Assert.Null(await Store.FindReceiptAsync("form-18", s_none));
    }

    [Fact]
    public async Task A_command_key_is_accepted_once_whatever_the_case()
    {
        await AppendAsync(SampleCase.Opened() with { CommandKey = "form-17" });

        await Assert.ThrowsAsync<CaseChangedException>(() => Store.AppendAsync(SampleCase.Opened("c-2") with { CommandKey = "form-17" }, s_none));

        Assert.False((await Store.LoadAsync(SampleCase.Id("c-2"), s_none)).Exists);
    }
}

using Workflows.Engine.People;
using Workflows.Persistence.People;
using Workflows.Persistence.Tests.Samples;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    private static readonly Delegation s_writing = new("d1", "director", "deputy", "principal-head", new(2026, 3, 3), new(2026, 3, 13), "示应急委〔2026〕1号");

    [Fact]
    public async Task A_delegation_is_kept_with_its_writing_and_who_recorded_it()
    {
        Assert.True(await Db.Delegations.RecordAsync(s_writing, "abc:委托书.pdf", "admin", SampleCase.Noon, None));

        var kept = Assert.Single(await Db.Delegations.ListAsync(None));
        Assert.Equal(new RecordedDelegation(s_writing, "abc:委托书.pdf", "admin", SampleCase.Noon, null, null, null), kept);
        Assert.Equal(kept, await Db.Delegations.FindAsync("d1", None));
        Assert.Null(await Db.Delegations.FindAsync("d2", None));
    }

    [Fact]
    public async Task A_person_comes_with_the_delegations_by_which_he_acts_for_others()
    {
        await Db.Accounts.AddAsync(s_officer with { Id = "deputy" }, null, None);
        await Db.Accounts.AddAsync(s_officer with { Id = "director" }, null, None);
        await Db.Delegations.RecordAsync(s_writing, "abc:委托书.pdf", "admin", SampleCase.Noon, None);

        var people = await Db.People.AllAsync(None);

        Assert.Equal([s_writing], people["deputy"].Delegations.ToArray());
        Assert.Empty(people["director"].Delegations);
        Assert.True(people["deputy"].MayActAs("principal-head", new(2026, 3, 13)));
        Assert.False(people["deputy"].MayActAs("principal-head", new(2026, 3, 14)));
    }

    [Theory]
    [InlineData("director", "principal-head", "2026-03-13", "2026-03-20", false)] // shares the 13th
    [InlineData("director", "principal-head", "2026-03-01", "2026-03-03", false)] // shares the 3rd
    [InlineData("director", "principal-head", "2026-03-14", "2026-03-20", true)]
    [InlineData("director", "principal-head", "2026-03-01", "2026-03-02", true)]
    [InlineData("director", "agency-head", "2026-03-03", "2026-03-13", true)] // another role
    [InlineData("head", "principal-head", "2026-03-03", "2026-03-13", true)] // another principal
    public async Task One_role_of_one_person_is_delegated_to_one_deputy_at_a_time(string principal, string role, string from, string to, bool taken)
    {
        await Db.Delegations.RecordAsync(s_writing, "abc:委托书.pdf", "admin", SampleCase.Noon, None);

        var second = new Delegation("d2", principal, "other", role, DateOnly.Parse(from, null), DateOnly.Parse(to, null), "2号");
        Assert.Equal(taken, await Db.Delegations.RecordAsync(second, "abc:2.pdf", "admin", SampleCase.Noon, None));

        Assert.Equal(taken ? 2 : 1, (await Db.Delegations.ListAsync(None)).Length);
    }

    [Fact]
    public async Task Recorded_side_by_side_for_one_role_one_is_taken()
    {
        await Db.Accounts.AddAsync(s_officer with { Id = "director" }, null, None);

        var taken = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() =>
            Db.Delegations.RecordAsync(s_writing with { Id = $"d{i}" }, "abc:委托书.pdf", "admin", SampleCase.Noon, None))));

        Assert.Single(taken, t => t);
        Assert.Single(await Db.Delegations.ListAsync(None));
    }

    [Fact]
    public async Task Ended_early_it_stays_on_record_with_since_when_by_whom_and_why_and_its_days_are_free()
    {
        await Db.Delegations.RecordAsync(s_writing, "abc:委托书.pdf", "admin", SampleCase.Noon, None);

        Assert.True(await Db.Delegations.EndAsync("d1", new(2026, 3, 6), "admin", "主要负责人返岗", SampleCase.Noon, None));
        Assert.False(await Db.Delegations.EndAsync("d1", new(2026, 3, 5), "admin", "再次", SampleCase.Noon, None)); // once
        Assert.False(await Db.Delegations.EndAsync("d9", new(2026, 3, 6), "admin", "没有", SampleCase.Noon, None));

        var ended = (await Db.Delegations.FindAsync("d1", None))!;
        Assert.Equal((new DateOnly(2026, 3, 6), "admin", "主要负责人返岗"), (ended.Delegation.EndedOn, ended.EndedBy, ended.EndReason));
        Assert.Equal((true, false), (ended.Delegation.IsInForce(new(2026, 3, 5)), ended.Delegation.IsInForce(new(2026, 3, 6))));
        Assert.True(await Db.Delegations.RecordAsync(s_writing with { Id = "d2", From = new(2026, 3, 6) }, "abc:2.pdf", "admin", SampleCase.Noon, None));
    }

    [Fact]
    public async Task One_that_is_over_is_not_ended()
    {
        await Db.Delegations.RecordAsync(s_writing, "abc:委托书.pdf", "admin", SampleCase.Noon, None);

        Assert.False(await Db.Delegations.EndAsync("d1", new(2026, 3, 14), "admin", "到期", SampleCase.Noon, None));
    }

    [Theory]
    [InlineData("director", "director", "admin")] // to oneself
    [InlineData("director", "deputy", "director")] // recorded by the one who delegates
    [InlineData("director", "deputy", "deputy")] // recorded by the one who acts
    public async Task The_database_itself_refuses_one_in_which_two_of_the_three_are_one(string principal, string deputy, string recorder)
    {
        await Assert.ThrowsAnyAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() =>
            Db.Delegations.RecordAsync(s_writing with { Principal = principal, Deputy = deputy }, "abc:1.pdf", recorder, SampleCase.Noon, None));

        Assert.Empty(await Db.Delegations.ListAsync(None));
    }

    [Fact]
    public async Task Who_left_is_known_apart_from_the_people()
    {
        await Db.Accounts.AddAsync(s_officer, null, None);
        await Db.Accounts.AddAsync(s_officer with { Id = "officer2" }, null, None);
        await Db.Accounts.SetActiveAsync("officer2", false, None);

        Assert.Equal("officer2", Assert.Single(await Db.People.LeftAsync(None)).Key);
        Assert.Equal("officer1", Assert.Single(await Db.People.AllAsync(None)).Key);
    }
}

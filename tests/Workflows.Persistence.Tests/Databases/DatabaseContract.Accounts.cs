using Workflows.Engine.People;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    private static readonly Person s_officer = new(
        "officer1", "承办人甲", "Officer One", "执法一科", "officer1@example.test", ["case-officer", "hearing-clerk"],
        [new("enforcement", "ZF-0001", new(2025, 1, 1), new(2027, 12, 31))]);

    [Fact]
    public async Task An_account_is_a_person_with_roles_and_certificates()
    {
        Assert.True(await Db.Accounts.AddAsync(s_officer, "hash-1", None));

        var account = (await Db.Accounts.FindAsync("officer1", None))!;
        Assert.Equal(("hash-1", true), (account.PasswordHash, account.IsActive));
        Assert.Equal((s_officer.NameZh, s_officer.NameEn, s_officer.Unit, s_officer.Mail), (account.Person.NameZh, account.Person.NameEn, account.Person.Unit, account.Person.Mail));
        Assert.Equal(s_officer.Roles.ToArray(), account.Person.Roles.ToArray());
        Assert.Equal(s_officer.Certificates.ToArray(), account.Person.Certificates.ToArray());
        Assert.Null(await Db.Accounts.FindAsync("officer2", None));
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        await Db.Accounts.AddAsync(s_officer, "hash-1", None);

        Assert.False(await Db.Accounts.AddAsync(s_officer with { NameZh = "他人" }, "hash-2", None));

        Assert.Equal("承办人甲", Assert.Single(await Db.Accounts.ListAsync(None)).Person.NameZh);
    }

    [Fact]
    public async Task Who_left_is_no_longer_among_the_people()
    {
        await Db.Accounts.AddAsync(s_officer, null, None);
        await Db.Accounts.AddAsync(s_officer with { Id = "officer2" }, null, None);

        Assert.True(await Db.Accounts.SetActiveAsync("officer2", false, None));
        Assert.False(await Db.Accounts.SetActiveAsync("nobody", false, None));

        Assert.Equal("officer1", Assert.Single(await Db.People.AllAsync(None)).Key);
        Assert.False((await Db.Accounts.FindAsync("officer2", None))!.IsActive);
    }

    [Fact]
    public async Task Roles_and_certificates_change_without_touching_the_password()
    {
        await Db.Accounts.AddAsync(s_officer, "hash-1", None);

        Assert.True(await Db.Accounts.ChangeAsync(s_officer with { Roles = ["unit-head"], Certificates = [], Mail = null }, None));

        var account = (await Db.Accounts.FindAsync("officer1", None))!;
        Assert.Equal("hash-1", account.PasswordHash);
        Assert.Equal(["unit-head"], account.Person.Roles.ToArray());
        Assert.Equal((0, null), (account.Person.Certificates.Length, account.Person.Mail));
    }

    [Fact]
    public async Task A_new_password_takes_the_place_of_the_old()
    {
        await Db.Accounts.AddAsync(s_officer, "hash-1", None);

        Assert.True(await Db.Accounts.SetPasswordAsync("officer1", "hash-2", None));
        Assert.False(await Db.Accounts.SetPasswordAsync("nobody", "hash-3", None));

        Assert.Equal("hash-2", (await Db.Accounts.FindAsync("officer1", None))!.PasswordHash);
    }
}

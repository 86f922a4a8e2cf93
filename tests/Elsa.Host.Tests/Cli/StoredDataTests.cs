using System.CommandLine;
using Elsa.Host.Cli;
using Elsa.Host.Composition;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Elsa.Host.Tests.Cli;

/// <summary><c>migrate</c>, <c>verify-log</c> and <c>user</c>: what they say, and with which code they end.</summary>
public sealed class StoredDataTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("elsa-host-data-").FullName;

    [Fact]
    public async Task Migrate_names_each_script_once()
    {
        Assert.Equal((0, "applied 0001_cases\napplied 0002_delegations\napplied 0003_rule_confirmations\napplied 0004_deadline_changes\napplied 0005_sign_in\napplied 0006_change_previews\napplied 0007_change_cases\napplied 0008_slim_changes\napplied 0009_receipt_age\n", ""), await RunAsync("migrate"));
        Assert.Equal((0, "nothing to apply: the schema is that of this version\n", ""), await RunAsync("migrate"));
    }

    [Theory]
    [InlineData("verify-log")]
    [InlineData("user", "list")]
    [InlineData("user", "deactivate", "x1")]
    public async Task Without_a_database_a_verb_that_needs_one_ends_with_2_and_begins_none(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.StartsWith("Expected a database in ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_data));
    }

    [Fact]
    public async Task A_database_without_its_schema_ends_with_2_and_names_migrate()
    {
        await using (var connection = Open()) await connection.OpenAsync();

        var (code, _, error) = await RunAsync("user", "list");

        Assert.Equal(2, code);
        Assert.Contains("(run migrate), but: SQLite Error 1: 'no such table: accounts'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_added_listed_given_a_password_and_closed()
    {
        await RunAsync("migrate");

        Assert.Equal((0, "added officer9\n", ""), await RunAsync(
            "user", "add", "officer9", "--name", "承办人丙", "--name-en", "Officer C", "--unit", "执法二科", "--mail", "officer9@example.test",
            "--role", "case-officer", "--certificate", "enforcement:示例-9:2026-01-01:2029-12-31"));
        Assert.Equal(
            "officer9\tactive\t承办人丙\t执法二科\tcase-officer\tofficer9@example.test\tenforcement 示例-9 2026-01-01..2029-12-31\n", (await RunAsync("user", "list")).Output);
        Assert.Equal((0, "password of officer9 set\n", ""), await RunAsync("user", "set-password", "officer9"));
        Assert.Equal((0, "deactivated officer9\n", ""), await RunAsync("user", "deactivate", "officer9"));
        Assert.Contains("officer9\tinactive\t", (await RunAsync("user", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "but 'taken1' is taken", "user", "add", "taken1", "--name", "甲", "--unit", "科", "--role", "supervisor")]
    [InlineData(1, "there is no 'nobody'", "user", "set-password", "nobody")]
    [InlineData(1, "there is no 'nobody'", "user", "deactivate", "nobody")]
    [InlineData(2, "Expected one of the roles case-officer, ", "user", "add", "new1", "--name", "甲", "--unit", "科", "--role", "boss")]
    [InlineData(2, "Expected a certificate as ", "user", "add", "new1", "--name", "甲", "--unit", "科", "--role", "supervisor", "--certificate", "enforcement:1:2026-13-01:2027-01-01")]
    [InlineData(2, "Expected an account name ", "user", "add", "Über", "--name", "甲", "--unit", "科", "--role", "supervisor")]
    [InlineData(2, "Expected a mail address", "user", "add", "new1", "--name", "甲", "--unit", "科", "--role", "supervisor", "--mail", "nowhere")]
    public async Task What_cannot_be_done_changes_nothing_and_says_why(int code, string expected, params string[] arguments)
    {
        await RunAsync("migrate");
        await RunAsync("user", "add", "taken1", "--name", "某", "--unit", "科", "--role", "supervisor");
        var before = await RunAsync("user", "list");

        var (ended, _, error) = await RunAsync(arguments);

        Assert.Equal(code, ended);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(before, await RunAsync("user", "list"));
    }

    [Theory]
    [InlineData("short", "Expected a password of at least 8 characters, but got 5.")]
    [InlineData(null, "Expected a password in WORKFLOWS_PASSWORD or at a terminal, but there is neither.")]
    public async Task An_account_without_a_good_password_is_not_added(string? password, string expected)
    {
        if (password is null && !Console.IsInputRedirected) return; // at a terminal it would be asked for
        await RunAsync("migrate");

        var (code, _, error) = await RunWithAsync(password, "user", "add", "new1", "--name", "甲", "--unit", "科", "--role", "supervisor");

        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync("user", "list")).Output);
    }

    [Fact]
    public async Task A_password_is_no_argument()
    {
        await RunAsync("migrate");

        Assert.NotEqual(0, (await RunAsync("user", "set-password", "x1", "--password", "a password")).Code);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    private SqliteConnection Open() => new($"Data Source={Path.Combine(_data, "workflows.db")}");

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunWithAsync("a good password", arguments);

    private async Task<(int Code, string Output, string Error)> RunWithAsync(string? password, params string[] arguments)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Data", _data), new(PasswordPrompt.Variable, password)]).Build();
        var paths = ProductPaths.From(settings, AppContext.BaseDirectory);
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var root = new RootCommand { MigrateCommand.Create(settings, paths), VerifyLogCommand.Create(settings, paths), UserCommand.Create(settings, paths) };
        var code = await root.Parse(arguments).InvokeAsync(new() { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}

using Workflows.TestKit.Running;

namespace Workflows.TestKit.Postgres;

/// <summary>PostgreSQL's own programs, as Debian installs them, run by a user that PostgreSQL accepts.</summary>
internal static class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>PostgreSQL refuses to run as root; Debian's package brings this user.</summary>
    private const string Owner = "postgres";

    /// <summary>A start of one of the programs, in a folder that belongs to the user who runs it.</summary>
    public static ProgramStart Start(string program, string folder, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? new ProgramStart("setpriv", [$"--reuid={Owner}", $"--regid={Owner}", "--init-groups", Find(program), .. arguments]) { WorkingDirectory = folder }
            : new ProgramStart(Find(program), [.. arguments]) { WorkingDirectory = folder };

    /// <summary>Gives a folder to the user who runs the programs.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (!Environment.IsPrivilegedProcess) return;
        await using var chown = TetheredProcess.Start(new("chown", $"{Owner}:{Owner}", folder));
        await chown.SucceedAsync();
    }

    private static string Find(string program)
    {
        var newest = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).Where(version => File.Exists(PathOf(version, program))).MaxBy(VersionOf)
            : null;
        return newest is not null
            ? PathOf(newest, program)
            : throw new InvalidOperationException(
                $"Expected PostgreSQL's {program} in {Installed}/*/bin, but it is not there: apt-get install postgresql (tests/run does it), "
                + $"or name a running server in {PostgresServer.Variable}.");
    }

    private static string PathOf(string version, string program) => Path.Combine(version, "bin", program);

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}

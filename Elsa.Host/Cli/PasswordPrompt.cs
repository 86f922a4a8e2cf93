using System.CommandLine;
using System.Text;

namespace Elsa.Host.Cli;

/// <summary>Asks for a password without showing it, unless the environment has it in <c>WORKFLOWS_PASSWORD</c>.</summary>
internal static class PasswordPrompt
{
    public const string Variable = "WORKFLOWS_PASSWORD";
    public const int Shortest = 8;

    /// <exception cref="FormatException">There is none, it is too short, or the second one differs.</exception>
    public static string Read(IConfiguration settings, InvocationConfiguration streams)
    {
        if (settings[Variable] is { Length: > 0 } given) return Checked(given);
        if (Console.IsInputRedirected) throw new FormatException($"Expected a password in {Variable} or at a terminal, but there is neither.");
        var first = Checked(Hidden(streams.Error, "Password: "));
        return Hidden(streams.Error, "Once more: ") == first ? first : throw new FormatException("Expected the same password twice, but the second differs.");
    }

    private static string Checked(string password) => password.Length >= Shortest ? password : throw new FormatException(
        $"Expected a password of at least {Shortest} characters, but got {password.Length}.");

    private static string Hidden(TextWriter prompt, string words)
    {
        prompt.Write(words);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        prompt.WriteLine();
        return typed.ToString();
    }
}

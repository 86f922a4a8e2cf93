using System.Collections.Immutable;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Workflows.Runtime.Law;

namespace Elsa.Host.Cli;

/// <summary>What may be written for a new account.</summary>
internal static partial class NewAccount
{
    /// <exception cref="FormatException">It is no account name.</exception>
    public static string Id(string text) => Name().IsMatch(text) && text != "system" ? text : throw new FormatException(
        $"Expected an account name of 2 to 40 lower-case letters, digits and hyphens that begins with a letter and is not 'system', but got '{text}'.");

    /// <exception cref="FormatException">It is no address.</exception>
    public static string? Mail(string? text) => text is null || MailAddress.TryCreate(text, out _) ? text : throw new FormatException(
        $"Expected a mail address, but got '{text}'.");

    /// <exception cref="FormatException">The vocabulary does not have one of them, or does not read.</exception>
    public static ImmutableArray<string> Roles(IEnumerable<string> asked, string definitions)
    {
        var path = Path.Combine(definitions, "vocabulary.yaml");
        if (!File.Exists(path)) throw new FormatException($"Expected the roles in {path}, but there is no such file. Set Workflows__Definitions to the folder of the procedures.");
        var reading = VocabularyReader.Read(path, File.ReadAllText(path));
        var roles = reading.Value?.Roles ?? throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
        return [.. asked.Distinct().Select(role => roles.Contains(role) ? role : throw new FormatException(
            $"Expected one of the roles {string.Join(", ", roles.Select(r => r.Id))}, but got '{role}'."))];
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{1,39}\z")]
    private static partial Regex Name();
}

namespace Elsa.Host.Cli;

/// <summary>
/// Tells settings of the host (<c>--urls X</c>, <c>--Section:Key=X</c>) from mistyped verbs and options, which would
/// otherwise start a server and do nothing else.
/// </summary>
internal static class SettingTokens
{
    private static readonly HashSet<string> s_hostKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "webroot",
        "hostingStartupAssemblies", "preventHostingStartup", "detailedErrors", "captureStartupErrors", "shutdownTimeoutSeconds",
    };

    /// <returns>What is wrong with the first token that is no setting, or null when all are.</returns>
    public static string? ComplaintAbout(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith("--", StringComparison.Ordinal))
            {
                return $"Expected a verb or a setting, but got '{token}'. Run with --help to see the verbs.";
            }

            if (token.EndsWith('='))
            {
                continue; // an empty value sets nothing; a test host lists whole sections so
            }

            var (key, hasValue) = token.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (token[2..at], true) : (token[2..], false);
            if (!s_hostKeys.Contains(key) && !key.Contains(':', StringComparison.Ordinal))
            {
                return $"Expected a setting such as --urls or --Section:Key, but got '{token}'. Run with --help to see the options.";
            }

            if (!hasValue && ++i == tokens.Count)
            {
                return $"Expected a value after '{token}', but the line ends there.";
            }
        }

        return null;
    }
}

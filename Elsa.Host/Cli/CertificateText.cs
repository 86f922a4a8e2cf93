using System.Globalization;
using Workflows.Engine.People;

namespace Elsa.Host.Cli;

/// <summary>A certificate as the command line writes it: <c>enforcement:示例-0001:2024-01-01:2029-12-31</c>.</summary>
internal static class CertificateText
{
    public const string Form = "KIND:NUMBER:FROM:TO with the kind enforcement, legal-qualification or review-practice";

    /// <exception cref="FormatException">It is none.</exception>
    public static Certificate Read(string text) => text.Split(':') switch
    {
        [("enforcement" or "legal-qualification" or "review-practice") and var kind, { Length: > 0 } number, var from, var to]
            when Day(from) is { } first && Day(to) is { } last && first <= last => new(kind, number, first, last),
        _ => throw new FormatException($"Expected a certificate as {Form} and days such as 2026-03-10, but got '{text}'."),
    };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

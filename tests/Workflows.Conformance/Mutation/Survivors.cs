using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Workflows.Conformance.Mutation;

/// <summary>Mutants that survive because they break no law, each with the reason: lines of <c>survivors.txt</c>, <c>PATTERN: REASON</c>, <c>*</c> standing for anything.</summary>
internal sealed class Survivors(ImmutableArray<(string Pattern, string Reason)> lines)
{
    public static Survivors Read()
    {
        using var stream = typeof(Survivors).Assembly.GetManifestResourceStream("survivors.txt")!;
        using var reader = new StreamReader(stream);
        return new([.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(": ", 2)).Select(p => (p[0].Trim(), p[1].Trim()))]);
    }

    public string? ReasonFor(string mutant) => lines.FirstOrDefault(l => Matches(l.Pattern, mutant)).Reason;

    /// <summary>The lines that speak of none of these survivors.</summary>
    public IEnumerable<string> Unused(IEnumerable<string> survivors)
    {
        var all = survivors.ToList();
        return lines.Where(l => all.All(s => !Matches(l.Pattern, s))).Select(l => l.Pattern);
    }

    private static bool Matches(string pattern, string mutant) => Regex.IsMatch(mutant, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}

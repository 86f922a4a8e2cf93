using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflows.Conformance.Mutation;

/// <summary>Breaks a <c>law.yaml</c> in one place: a period made longer, a breach made a matter of watching, a demand that asks nothing, a condition that is never met, a rule deleted.</summary>
internal static partial class LawMutations
{
    public static IEnumerable<Mutant> Of(string file, string text)
    {
        var lines = text.Split('\n');
        foreach (var (start, end, section) in Blocks(lines))
        {
            var name = lines[start].Trim().TrimStart('-').Replace("no:", "", StringComparison.Ordinal).Trim(' ', ':', '"');
            yield return new($"delete {section} {name}", file, string.Join('\n', lines[..start].Concat(lines[end..])));
            if (section == "constraints" && WithoutDemand(lines, start, end) is { } empty) yield return new($"empty {section} {name}", file, empty);
            foreach (var (key, changed) in WithoutConditions(lines, start, end)) yield return new($"forget {section} {name} {key}", file, changed);
            if (section != "deadlines") continue;
            for (var i = start; i < end; i++)
            {
                var at = i;
                if (Period().Match(lines[i]) is { Success: true } period)
                    yield return new($"weaken {name} {period.Value}", file, With(at, Period().Replace(lines[i], m => $"{m.Groups[1].Value}{2 * int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture)} {m.Groups[3].Value}")));
                if (lines[i].Trim() == "missed: breach") yield return new($"weaken {name} breach", file, With(at, lines[i].Replace("breach", "watch", StringComparison.Ordinal)));
            }
        }

        string With(int line, string changed) => string.Join('\n', lines.Select((l, i) => i == line ? changed : l));
    }

    /// <summary>The file with a guard that is always met; null where the rule is no guard.</summary>
    private static string? WithoutDemand(string[] lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (OneLine().IsMatch(lines[i])) return Joined(OneLine().Replace(lines[i], "${1}'true' }"), i + 1);
            if (!Demand().IsMatch(lines[i])) continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var after = i + 1;
            while (after < end && lines[after].Length - lines[after].TrimStart().Length > indent) after++;
            return Joined(lines[i][..indent] + "that: 'true'", after);

            string Joined(string changed, int rest) => string.Join('\n', [.. lines[..i], changed, .. lines[rest..]]);
        }
        return null;
    }

    /// <summary>The file with a condition on which the rule binds that is never met, for each of its conditions.</summary>
    private static IEnumerable<(string Key, string Text)> WithoutConditions(string[] lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (Inline().Match(lines[i]) is { Success: true } inline) yield return ($"when in line {i - start + 1}", Joined(i, Inline().Replace(lines[i], "${1}'false'"), i + 1));
            if (Condition().Match(lines[i]) is not { Success: true } condition) continue;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var after = i + 1;
            while (after < end && lines[after].Length - lines[after].TrimStart().Length > indent) after++;
            yield return ($"{condition.Groups[2].Value} in line {i - start + 1}", Joined(i, $"{condition.Groups[1].Value}{condition.Groups[2].Value}: 'false'", after));
        }

        string Joined(int at, string changed, int rest) => string.Join('\n', [.. lines[..at], changed, .. lines[rest..]]);
    }

    private static IEnumerable<(int Start, int End, string Section)> Blocks(string[] lines)
    {
        var section = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (Section().Match(lines[i]) is { Success: true } match) section = match.Groups[1].Value;
            if (!IsStart(lines[i], section)) continue;
            var end = i + 1;
            while (end < lines.Length && (lines[end].Length == 0 || lines[end].StartsWith("   ", StringComparison.Ordinal))) end++;
            yield return (i, end, section);
        }
    }

    private static bool IsStart(string line, string section) => section switch
    {
        "deadlines" => Key().IsMatch(line),
        "constraints" or "duties" => line.StartsWith("  - no:", StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"^([a-z]+):\s*$")]
    private static partial Regex Section();

    [GeneratedRegex(@"^  [a-z][a-z0-9-]*:\s*$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^(\s*guard: \{.*\bthat: ).*\}\s*$")]
    private static partial Regex OneLine();

    [GeneratedRegex(@"^(\s+(?:- )?)(when|starts-when|barred-when):")]
    private static partial Regex Condition();

    [GeneratedRegex("""(\{.*\bwhen: )('[^']*'|[^'{},]+?)(?=, [a-z_]+:| \})""")]
    private static partial Regex Inline();

    [GeneratedRegex(@"^\s+that:")]
    private static partial Regex Demand();

    [GeneratedRegex(@"(period: )([0-9]+) ([a-z ]*(?:day|month|hour|year)s?)")]
    private static partial Regex Period();
}

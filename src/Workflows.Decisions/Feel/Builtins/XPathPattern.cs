using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>A regular expression as XPath 2.0 has it (flags s, m, i, x, q), on top of .NET's, which differ in few places.</summary>
internal sealed class XPathPattern
{
    private const int MaxCached = 1000;

    /// <summary>How long one call may take: all its matches together, for a pattern that takes linear time for one may take quadratic time for all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LittlePatience = TimeSpan.FromMilliseconds(200);
    private static readonly ConcurrentDictionary<(string, string), XPathPattern?> Cache = new();
    private readonly Regex regex;
    private readonly bool isLiteral;

    private XPathPattern(Regex regex, bool isLiteral)
    {
        (this.regex, this.isLiteral) = (regex, isLiteral);
        MatchesNothing = Patiently(() => (bool?)regex.IsMatch("")) ?? true;
    }

    /// <summary>Whether it matches the empty text: XPath refuses to replace or to split by such a pattern (XPath functions 7.6.3 and 7.6.4).</summary>
    public bool MatchesNothing { get; }

    /// <summary>The pattern, or null when it or its flags are not XPath's.</summary>
    public static XPathPattern? Of(string pattern, string flags)
    {
        if (Cache.TryGetValue((pattern, flags), out var known)) return known;
        var made = Make(pattern, flags);
        if (Cache.Count < MaxCached) Cache[(pattern, flags)] = made;
        return made;
    }

    /// <summary>Whether only patience bounds the time that it takes.</summary>
    public bool GoesBack => !regex.Options.HasFlag(RegexOptions.NonBacktracking);

    public bool? IsMatch(string text) => Patiently(() => (bool?)regex.IsMatch(text));

    /// <summary>The parts between matches; what groups matched is not among them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="met">Is told at each match how many characters are left from there, and may throw.</param>
    public string[]? Split(string text, Action<int> met) => Patiently(() =>
    {
        var (parts, at) = (new List<string>(), 0);
        // Replacing looks for all matches under one time limit; enumerating would give each match one of its own.
        regex.Replace(text, match =>
        {
            met(text.Length - match.Index);
            parts.Add(text[at..match.Index]);
            at = match.Index + match.Length;
            return "";
        });
        parts.Add(text[at..]);
        return parts.ToArray();
    });

    /// <summary>The text with each match replaced; null for a replacement that XPath refuses, or for want of time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replacement">What stands for a match, with <c>$1</c> for its first group.</param>
    /// <param name="met">Is told at each match how many characters are left from there, and may throw.</param>
    /// <param name="check">Is told how long the result has become, and may throw.</param>
    public string? Replace(string text, string replacement, Action<int> met, Action<long> check)
    {
        var length = 0L;
        if (isLiteral) return Patiently(() => regex.Replace(text, match => Put(match, [replacement])));
        if (Template(replacement) is not { } parts) return null;
        return Patiently(() => regex.Replace(text, match => Put(match, [.. parts.Select(part => part.Text ?? match.Groups[part.Group].Value)])));

        string Put(Match match, string[] pieces)
        {
            met(text.Length - match.Index);
            check(length += pieces.Sum(piece => (long)piece.Length));
            return string.Concat(pieces);
        }
    }

    /// <summary>Literal text and group numbers; of several digits, as many as there are groups for.</summary>
    private List<(string? Text, int Group)>? Template(string replacement)
    {
        var (parts, literal) = (new List<(string?, int)>(), new StringBuilder());
        var groups = regex.GetGroupNumbers().Max();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '\\')
            {
                if (++i >= replacement.Length || replacement[i] is not ('\\' or '$')) return null;
                literal.Append(replacement[i]);
            }
            else if (replacement[i] == '$')
            {
                if (i + 1 >= replacement.Length || !char.IsAsciiDigit(replacement[i + 1])) return null;
                var number = replacement[++i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && number * 10 + replacement[i + 1] - '0' <= groups) number = number * 10 + replacement[++i] - '0';
                parts.Add((literal.ToString(), 0));
                literal.Clear();
                parts.Add((null, number));
            }
            else literal.Append(replacement[i]);
        }
        parts.Add((literal.ToString(), 0));
        return parts;
    }

    private static XPathPattern? Make(string pattern, string flags)
    {
        if (pattern.Length > 10_000 || flags.Any(flag => flag is not ('s' or 'm' or 'i' or 'x' or 'q'))) return null;
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('s')) options |= RegexOptions.Singleline;
        if (flags.Contains('m')) options |= RegexOptions.Multiline;
        if (flags.Contains('i')) options |= RegexOptions.IgnoreCase;
        var literal = flags.Contains('q');
        var translated = literal ? Regex.Escape(pattern) : Translate(flags.Contains('x') ? WithoutSpace(pattern) : pattern, flags.Contains('m'), flags.Contains('s'));
        if (translated is null) return null;
        try
        {
            // Linear time for a match where the pattern allows it; with back-references only patience bounds the time.
            return new(new Regex(translated, options | RegexOptions.NonBacktracking, Patience), literal);
        }
        catch (NotSupportedException)
        {
            return new(new Regex(translated, options, LittlePatience), literal);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>XPath's escapes and anchors in .NET's words; null for constructs that XPath lacks.</summary>
    private static string? Translate(string pattern, bool multiline, bool dotAll)
    {
        var (into, inClass) = (new StringBuilder(), 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                if (++i >= pattern.Length) return null;
                var escaped = pattern[i];
                if (!"nrtdDwWsSpPiIcC\\|.?*+(){}[]-^$".Contains(escaped, StringComparison.Ordinal) && !char.IsAsciiDigit(escaped)) return null;
                if (char.IsAsciiDigit(escaped) && (inClass > 0 || escaped == '0')) return null;
                into.Append(escaped switch
                {
                    'i' => inClass > 0 ? @"\p{L}_:" : @"[\p{L}_:]",
                    'I' => @"[^\p{L}_:]",
                    'c' => inClass > 0 ? @"\p{L}\p{N}_:.\-" : @"[\p{L}\p{N}_:.\-]",
                    'C' => @"[^\p{L}\p{N}_:.\-]",
                    // XML Schema's blanks are four; its word characters are all but punctuation, separators and others.
                    's' => inClass > 0 ? @" \t\n\r" : @"[ \t\n\r]",
                    'S' when inClass == 0 => @"[^ \t\n\r]",
                    'w' => inClass > 0 ? @"\p{L}\p{M}\p{N}\p{S}" : @"[\p{L}\p{M}\p{N}\p{S}]",
                    'W' => inClass > 0 ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]",
                    _ => string.Create(CultureInfo.InvariantCulture, $"\\{escaped}"),
                });
            }
            else if (c == '[')
            {
                inClass++;
                into.Append(c);
            }
            else if (c == ']' && inClass > 0)
            {
                inClass--;
                into.Append(c);
            }
            else if (inClass == 0 && c == '(' && i + 1 < pattern.Length && pattern[i + 1] == '?' && !(i + 2 < pattern.Length && pattern[i + 2] == ':')) return null;
            // .NET's $ also matches before a last line feed.
            else if (inClass == 0 && c == '$' && !multiline) into.Append(@"\z");
            // .NET's dot leaves out the line feed only.
            else if (inClass == 0 && c == '.' && !dotAll) into.Append(@"[^\n\r]");
            else into.Append(c);
        }
        return inClass == 0 ? into.ToString() : null;
    }

    private static string WithoutSpace(string pattern)
    {
        var (into, inClass) = (new StringBuilder(), false);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var isEscaped = IsEscaped(pattern, i);
            if (c == '[' && !isEscaped) inClass = true;
            if (c == ']' && !isEscaped) inClass = false;
            if (inClass || c is not (' ' or '\t' or '\n' or '\r')) into.Append(c);
        }
        return into.ToString();
    }

    /// <summary>Whether an odd number of backslashes stands before the character.</summary>
    private static bool IsEscaped(string pattern, int at)
    {
        var count = 0;
        while (at - count > 0 && pattern[at - count - 1] == '\\') count++;
        return count % 2 == 1;
    }

    private static T? Patiently<T>(Func<T?> work)
    {
        try
        {
            return work();
        }
        catch (RegexMatchTimeoutException)
        {
            return default;
        }
    }
}

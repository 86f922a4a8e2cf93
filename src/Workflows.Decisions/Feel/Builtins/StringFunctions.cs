using System.Collections.Immutable;
using System.Text;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, string functions. Positions and lengths count characters (code points), not UTF-16 units.</summary>
internal static class StringFunctions
{
    private const int CostOfPattern = 100;

    /// <summary>Characters behind a match that count for a step.</summary>
    private const int CharactersAMatch = 256;

    /// <summary>A pattern with back-references may take as long as patience allows: an evaluation has patience for a hundred.</summary>
    private const int CostOfGoingBack = 50_000;

    public static BuiltinFunction[] All { get; } =
    [
        new("contains", Signature.Of("string: string, match: string", "boolean", call => Match(call, (text, match) => text.Contains(match, StringComparison.Ordinal)))),
        new("starts with", Signature.Of("string: string, match: string", "boolean", call => Match(call, (text, match) => text.StartsWith(match, StringComparison.Ordinal)))),
        new("ends with", Signature.Of("string: string, match: string", "boolean", call => Match(call, (text, match) => text.EndsWith(match, StringComparison.Ordinal)))),
        new("substring", Signature.Of("string: string, start position: number, length?: number", "string", Substring)),
        new("string length", Signature.Of("string: string", "number", call => call.Text(0) is { } text ? FeelValue.Of(text.EnumerateRunes().Count()) : FeelValue.Nothing)),
        new("upper case", Signature.Of("string: string", "string", call => FeelValue.Of(call.Text(0)?.ToUpperInvariant()))),
#pragma warning disable CA1308 // The function's meaning is lower case; nothing is normalised.
        new("lower case", Signature.Of("string: string", "string", call => FeelValue.Of(call.Text(0)?.ToLowerInvariant()))),
#pragma warning restore CA1308
        new("substring before", Signature.Of("string: string, match: string", "string", call => Around(call, (text, match, at) => text[..at]))),
        new("substring after", Signature.Of("string: string, match: string", "string", call => Around(call, (text, match, at) => text[(at + match.Length)..]))),
        new("replace", Signature.Of("input: string, pattern: string, replacement: string, flags?: string", "string", Replace)),
        new("matches", Signature.Of("input: string, pattern: string, flags?: string", "boolean", Matches)),
        new("split", Signature.Of("string: string, delimiter: string", "list string", Split)),
        new("string join", Signature.Of("list: string, delimiter?: string", "string", Join)),
    ];

    private static FeelValue Match(Call call, Func<string, string, bool> matches) =>
        call.Text(0) is { } text && call.Text(1) is { } match ? FeelValue.Of(matches(text, match)) : FeelValue.Nothing;

    private static FeelValue Around(Call call, Func<string, string, int, string> part)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } match) return FeelValue.Nothing;
        var at = text.IndexOf(match, StringComparison.Ordinal);
        return FeelValue.Of(at < 0 ? "" : part(text, match, at));
    }

    private static FeelValue Substring(Call call)
    {
        if (call.Text(0) is not { } text || call.Number(1) is not { } from) return FeelValue.Nothing;
        var runes = text.EnumerateRunes().ToArray();
        if (Whole(from) is not { } start || start == 0) return call.Fail($"Expected a start position from 1 on or from -1 back, but got {from}.");
        var first = start > 0 ? start - 1 : runes.Length + start;
        var count = (long)runes.Length;
        if (call.Has(2))
        {
            if (call.Number(2) is not { } length) return FeelValue.Nothing;
            if (Whole(length) is not ({ } given and >= 1)) return call.Fail($"Expected a length from 1 on, but got {length}.");
            count = given;
        }
        if (first < 0 || first >= runes.Length) return call.Fail($"Expected a start position within {runes.Length} characters, but got {from}.");
        var into = new StringBuilder();
        for (var i = first; i < Math.Min(runes.Length, first + count); i++) into.Append(runes[i].ToString());
        return FeelValue.Of(into.ToString());
    }

    private static long? Whole(FeelNumber number) => number.Quantize(0, FeelNumber.Rounding.Down)?.ToInt64() is { } whole && Math.Abs(whole) < int.MaxValue ? whole : null;

    /// <summary>Each match may have looked at all that follows it.</summary>
    private static Action<int> Meeting(Call call) => left => call.Run.Spend(1 + left / CharactersAMatch);

    private static FeelValue Matches(Call call)
    {
        if (call.Text(0) is not { } text || Pattern(call, 1, 2) is not { } pattern) return FeelValue.Nothing;
        return pattern.IsMatch(text) is { } matches ? FeelValue.Of(matches) : call.Fail("Expected a pattern that is decided quickly, but this one takes too long.");
    }

    private static FeelValue Replace(Call call)
    {
        if (call.Text(0) is not { } text || Pattern(call, 1, 3) is not { } pattern || call.Text(2) is not { } replacement) return FeelValue.Nothing;
        if (pattern.MatchesNothing) return EmptyMatch(call);
        if (pattern.Replace(text, replacement, Meeting(call), call.Run.CheckSize) is not { } replaced) return call.Fail($"Expected a pattern that is decided quickly and a replacement in which $ stands before a digit, but got {FeelText.Quote(replacement)}.");
        call.Run.CheckSize(replaced.Length);
        return FeelValue.Of(replaced);
    }

    private static FeelValue Split(Call call)
    {
        if (call.Text(0) is not { } text || Pattern(call, 1, int.MaxValue) is not { } pattern) return FeelValue.Nothing;
        if (pattern.MatchesNothing) return EmptyMatch(call);
        return pattern.Split(text, Meeting(call)) is { } parts ? FeelValue.Of(parts.Select(FeelValue.Of)) : call.Fail("Expected a pattern that is decided quickly, but this one takes too long.");
    }

    private static FeelValue EmptyMatch(Call call) => call.Fail("Expected a pattern that matches at least one character, but this one matches the empty string.");

    private static XPathPattern? Pattern(Call call, int index, int flagsIndex)
    {
        if (call.Text(index) is not { } pattern) return null;
        var flags = "";
        if (call.Has(flagsIndex) && !call.Value(flagsIndex).IsNull)
        {
            if (call.Text(flagsIndex) is not { } given) return null;
            flags = given;
        }
        call.Run.Spend(CostOfPattern + pattern.Length);
        if (XPathPattern.Of(pattern, flags) is { } read)
        {
            if (read.GoesBack) call.Run.Spend(CostOfGoingBack);
            return read;
        }
        call.Fail($"Expected a regular expression of XPath with flags s, m, i, x or q, but got {FeelText.Quote(pattern)} with {FeelText.Quote(flags)}.");
        return null;
    }

    private static FeelValue Join(Call call)
    {
        if (call.List(0) is not { } items) return FeelValue.Nothing;
        var delimiter = "";
        if (call.Has(1) && !call.Value(1).IsNull)
        {
            if (call.Text(1) is not { } given) return FeelValue.Nothing;
            delimiter = given;
        }
        var parts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (item is FeelValue.String text) parts.Add(text.Value);
            else if (!item.IsNull) return call.Fail($"Expected strings only, but got {FeelText.KindOf(item)}.");
        }
        var length = parts.Sum(part => (long)part.Length + delimiter.Length);
        call.Run.CheckSize(length);
        call.Run.Spend((int)length / Operators.CharactersAStep);
        return FeelValue.Of(string.Join(delimiter, parts));
    }
}

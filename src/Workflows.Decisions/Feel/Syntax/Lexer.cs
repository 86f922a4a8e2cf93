using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Workflows.Decisions.Feel.Syntax;

/// <summary>Cuts a text into tokens (DMN 10.3.1.2). Keywords are words here: only the parser knows them from names.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols = ["...", "..", "**", "<=", ">=", "!=", "->", "+", "-", "*", "/", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ":", ".", "@"];
    private int at;

    public static ImmutableArray<Token> Cut(string text) => new Lexer(text).Cut();

    private ImmutableArray<Token> Cut()
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        while (true)
        {
            SkipBlank();
            if (at >= text.Length) break;
            tokens.Add(Next());
        }
        tokens.Add(new(TokenKind.End, "", text.Length, text.Length));
        return tokens.ToImmutable();
    }

    private Token Next()
    {
        var start = at;
        var c = text[at];
        if (c == '"') return String();
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) return Number();
        if (WordLength(at, first: true) > 0)
        {
            do at += WordLength(at, first: false); while (WordLength(at, first: false) > 0);
            return new(TokenKind.Word, text[start..at], start, at);
        }
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) != 0) continue;
            // In 0...5 the third point begins a number.
            if (symbol == "..." && at + 3 < text.Length && char.IsAsciiDigit(text[at + 3])) continue;
            at += symbol.Length;
            return new(TokenKind.Symbol, symbol, start, at);
        }
        // Left to the parser: such a character may still be part of a known name.
        at += char.IsHighSurrogate(c) && at + 1 < text.Length ? 2 : 1;
        return new(TokenKind.Symbol, text[start..at], start, at);
    }

    private Token Number()
    {
        var start = at;
        SkipDigits();
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            SkipDigits();
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                at = digits;
                SkipDigits();
            }
        }
        return new(TokenKind.Number, text[start..at], start, at);
    }

    private void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    private Token String()
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length) Escape(value);
            else value.Append(text[at++]);
        }
        if (at >= text.Length)
        {
            throw new SyntaxFault(start, "a closing \"", "the end of the text", "Expected a closing \" for the string that begins here, but got the end of the text.");
        }
        at++;
        var whole = value.ToString();
        if (HasLoneSurrogate(whole))
        {
            throw new SyntaxFault(start, "whole characters", "half a surrogate pair", "Expected whole characters in the string that begins here, but got half of a surrogate pair: it takes both, as in \"\\uD83D\\uDC0E\".");
        }
        return new(TokenKind.String, whole, start, at);
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 >= value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return true;
            i++;
        }
        return false;
    }

    private void Escape(StringBuilder value)
    {
        var c = text[at + 1];
        var simple = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' => '"', '\'' => '\'', '\\' => '\\', _ => '\0' };
        var length = c switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (simple != '\0')
        {
            value.Append(simple);
            at += 2;
        }
        else if (length > 0 && at + 2 + length <= text.Length
            && int.TryParse(text.AsSpan(at + 2, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code <= 0x10FFFF)
        {
            if (code is >= 0xD800 and <= 0xDFFF) value.Append((char)code);
            else value.Append(char.ConvertFromUtf32(code));
            at += 2 + length;
        }
        else
        {
            // Not an escape of FEEL's: the backslash stands for itself, as regular expressions in strings want it.
            value.Append('\\');
            at++;
        }
    }

    private void SkipBlank()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF') at++;
            else if (Starts("//"))
            {
                while (at < text.Length && text[at] is not ('\n' or '\r')) at++;
            }
            else if (Starts("/*"))
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0) throw new SyntaxFault(at, "*/", "the end of the text", "Expected */ for the comment that begins here, but got the end of the text.");
                at = end + 2;
            }
            else return;
        }
    }

    private bool Starts(string symbol) => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0;

    /// <summary>Length in UTF-16 units of the name character at the position, 0 when there is none (name start character and name part character of the grammar).</summary>
    private int WordLength(int position, bool first)
    {
        if (position >= text.Length) return 0;
        var c = text[position];
        if (char.IsAscii(c)) return char.IsAsciiLetter(c) || c is '_' or '?' || (!first && char.IsAsciiDigit(c)) ? 1 : 0;
        if (char.IsHighSurrogate(c)) return position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]) ? 2 : 0;
        var starts = c is >= '\u00C0' and <= '\u00D6' or >= '\u00D8' and <= '\u00F6' or >= '\u00F8' and <= '\u02FF'
            or >= '\u0370' and <= '\u037D' or >= '\u037F' and <= '\u1FFF' or >= '\u200C' and <= '\u200D' or >= '\u2070' and <= '\u218F'
            or >= '\u2C00' and <= '\u2FEF' or >= '\u3001' and <= '\uD7FF' or >= '\uF900' and <= '\uFDCF' or >= '\uFDF0' and <= '\uFFFD';
        if (starts && !char.IsWhiteSpace(c)) return 1;
        return !first && c is '\u00B7' or >= '\u0300' and <= '\u036F' or >= '\u203F' and <= '\u2040' ? 1 : 0;
    }
}

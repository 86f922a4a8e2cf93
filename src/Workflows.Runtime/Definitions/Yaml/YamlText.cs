using System.Buffers;
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Workflows.Runtime.Definitions.Yaml;

/// <summary>
/// Reads the plain part of YAML: maps, lists and texts. Anchors, aliases and tags are refused, so that a small file cannot unfold into a large one,
/// and so are files that are too long or too deep.
/// </summary>
internal static class YamlText
{
    public const int Longest = 1_000_000;
    private const int Deepest = 24;
    private static readonly SearchValues<char> s_control =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']), '\u007f']);

    /// <returns>The one document of the file; null where it cannot be read, with the reason among the findings.</returns>
    public static YamlValue? Read(string text, FindingBag findings)
    {
        if (text.Length > Longest)
        {
            findings.Add(0, 0, "YAML0002", $"Expected a file of at most {Longest} characters, but it has {text.Length}.");
            return null;
        }
        try
        {
            RefuseControlCharacters(text);
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) throw new Refused(1, 1, "YAML0001", "Expected a document, but the file is empty.");
            var document = ReadValue(parser, findings, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second)) throw RefusedAt(second.Start, "YAML0001", "Expected one document, but a second one begins here.");
            return document;
        }
        catch (Refused e)
        {
            findings.Add(e.Line, e.Column, e.Code, e.Message);
        }
        catch (YamlException e)
        {
            if (IndentingTab(text) is { } tab) findings.Add(tab.Line, tab.Column, "YAML0001", "Expected blanks at the beginning of the line, but got a tab.");
            else findings.Add((int)e.Start.Line, (int)e.Start.Column, "YAML0001", $"Expected YAML, but {Inner(e)}");
        }
        catch (InvalidOperationException) // how the library's scanner says that the file ends in the middle of a line
        {
            var lines = text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
            findings.Add(lines.Length, 1, "YAML0001", $"Expected a key with its value, but the file ends in the middle of the line '{lines[^1].Trim()}'.");
        }
        return null;
    }

    // The library tells where the map begins that it was reading, not where the tab stands.
    private static (int Line, int Column)? IndentingTab(string text)
    {
        var line = 0;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;
            var first = content.IndexOfAnyExcept(' ');
            if (first >= 0 && content[first] == '\t' && !content.IsWhiteSpace()) return (line, first + 1);
        }
        return null;
    }

    private static void RefuseControlCharacters(string text)
    {
        var at = text.AsSpan().IndexOfAny(s_control);
        if (at < 0) return;
        var before = text.AsSpan(0, at);
        throw new Refused(before.Count('\n') + 1, at - before.LastIndexOf('\n'), "YAML0001", $"Expected text, but got the control character U+{(int)text[at]:X4}.");
    }

    private static YamlValue ReadValue(Parser parser, FindingBag findings, int depth)
    {
        var (line, column) = ((int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
        if (depth > Deepest) throw new Refused(line, column, "YAML0002", $"Expected at most {Deepest} levels, but this is a deeper one.");
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new Refused(line, column, "YAML0003", "Expected a value, but got an anchor or alias: write the value out.");
        }
        if (parser.Current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new Refused(line, column, "YAML0003", "Expected a value, but got a tag: only maps, lists and texts are read.");
        }
        if (parser.TryConsume<Scalar>(out var scalar)) return Text(scalar);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = ImmutableArray.CreateBuilder<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadValue(parser, findings, depth + 1));
            return new YamlValue.List(items.ToImmutable(), line, column);
        }
        parser.Consume<MappingStart>();
        return new YamlValue.Map(ReadEntries(parser, findings, depth), line, column);
    }

    private static ImmutableArray<YamlValue.Entry> ReadEntries(Parser parser, FindingBag findings, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlValue.Entry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue(parser, findings, depth + 1) as YamlValue.Scalar;
            var value = ReadValue(parser, findings, depth + 1);
            if (key is null)
            {
                findings.Add(value.Line, value.Column, "YAML0001", "Expected a text as key, but got a list or map.");
            }
            else if (!keys.Add(key.Text))
            {
                findings.Add(key.Line, key.Column, "YAML0004", $"Expected each key once, but '{key.Text}' stands here a second time.");
            }
            else
            {
                entries.Add(new(key, value));
            }
        }
        return entries.ToImmutable();
    }

    private static YamlValue.Scalar Text(Scalar scalar) => new(
        scalar.Value, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded,
        (int)scalar.Start.Line, (int)scalar.Start.Column);

    // The library's sentences begin with the place, "(Line: 3, Col: 5, …): …", which the finding has already.
    private static string Inner(YamlException e)
    {
        var said = e.InnerException is YamlException inner ? inner.Message : e.Message;
        var end = said.StartsWith('(') ? said.IndexOf("): ", StringComparison.Ordinal) : -1;
        return $"the reader says: {(end < 0 ? said : said[(end + 3)..])}";
    }

    private static Refused RefusedAt(in Mark mark, string code, string message) => new((int)mark.Line, (int)mark.Column, code, message);

    private sealed class Refused(int line, int column, string code, string message) : Exception(message)
    {
        public int Line => line;
        public int Column => column;
        public string Code => code;
    }
}

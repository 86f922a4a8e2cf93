using System.Collections.Immutable;
using System.Text;

namespace Workflows.Runtime.Definitions.Yaml;

/// <summary>A part of a YAML document with the place where it begins, both 1-based.</summary>
internal abstract record YamlValue(int Line, int Column)
{
    /// <summary>What it is, for a sentence about something else that was expected.</summary>
    public abstract string Kind { get; }

    /// <summary>Its content without comments, quotes and layout: equal for equal content.</summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    protected abstract void Write(StringBuilder text);

    /// <param name="IsBlock">True where the text stands in lines of its own below <c>|</c> or <c>&gt;</c>.</param>
    internal sealed record Scalar(string Text, bool IsQuoted, bool IsBlock, int Line, int Column) : YamlValue(Line, Column)
    {
        /// <summary>True for nothing at all, <c>~</c> and <c>null</c>, unless in quotes.</summary>
        public bool IsNothing => !IsQuoted && !IsBlock && Text is "" or "~" or "null";

        public override string Kind => IsNothing ? "nothing" : $"'{(Text.Length <= 60 ? Text : Text[..60] + "…")}'";

        protected override void Write(StringBuilder text) => text.Append(Text.Length).Append(':').Append(Text);
    }

    internal sealed record List(ImmutableArray<YamlValue> Items, int Line, int Column) : YamlValue(Line, Column)
    {
        public override string Kind => "a list";

        protected override void Write(StringBuilder text)
        {
            text.Append('[');
            foreach (var item in Items) item.Write(text);
            text.Append(']');
        }
    }

    internal sealed record Map(ImmutableArray<Entry> Entries, int Line, int Column) : YamlValue(Line, Column)
    {
        public override string Kind => "a map";

        protected override void Write(StringBuilder text)
        {
            text.Append('{');
            foreach (var entry in Entries)
            {
                entry.Key.Write(text);
                entry.Value.Write(text);
            }
            text.Append('}');
        }
    }

    internal sealed record Entry(Scalar Key, YamlValue Value);
}

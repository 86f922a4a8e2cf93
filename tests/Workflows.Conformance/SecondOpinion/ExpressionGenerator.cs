using System.Collections.Immutable;
using System.Text;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>Writes expressions by <see cref="Grammar"/>: mostly of fitting kinds, now and then of another.</summary>
internal sealed class ExpressionGenerator(ulong seed)
{
    private const int Depth = 3;
    private readonly Dice dice = new(seed);

    public Written Next() => Write(dice.Of(Grammar.Kinds.ToCharArray()), Depth);

    private Written Write(char kind, int depth)
    {
        var templates = Grammar.ByKind[kind];
        return depth == 0 || dice.Once(5) ? Atom(kind) : Filled(dice.Of(templates.Composed), depth - 1);
    }

    private Written Filled(string template, int depth)
    {
        var (text, parts) = (new StringBuilder(), ImmutableArray.CreateBuilder<Written>());
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '%')
            {
                text.Append(template[i]);
                continue;
            }
            var part = Part(template[++i], depth);
            parts.Add(part);
            text.Append(IsClosed(part.Text) || char.IsAsciiLetterUpper(template[i]) ? part.Text : $"({part.Text})");
        }
        return new(template, text.ToString(), parts.ToImmutable());
    }

    private Written Part(char kind, int depth) => char.IsAsciiLetterUpper(kind)
        ? Atom(char.ToLowerInvariant(kind))
        : Write(dice.Once(25) ? dice.Of(Grammar.Kinds.ToCharArray()) : kind, depth);

    private Written Atom(char kind)
    {
        var atom = dice.Of(Grammar.ByKind[kind].Simple);
        return new(atom, atom, []);
    }

    private static bool IsClosed(string part) => part.All(c => char.IsLetterOrDigit(c) || c == '.');
}

/// <summary>A generated expression with the template that it was written by and the expressions that stand in it, none of which sees a name of the template's own.</summary>
internal sealed record Written(string Template, string Text, ImmutableArray<Written> Parts);

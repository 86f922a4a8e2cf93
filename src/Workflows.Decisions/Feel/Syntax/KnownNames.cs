using System.Collections.Immutable;
using System.Text;

namespace Workflows.Decisions.Feel.Syntax;

/// <summary>
/// The names of more than one token that may occur: FEEL names may hold spaces and operators, so that only the set of
/// names in scope tells <c>first name</c> or <c>a-b</c> from an expression; the longest match wins (DMN 10.3.1.4).
/// </summary>
internal sealed class KnownNames
{
    private readonly Dictionary<string, List<ImmutableArray<Token>>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> spelling = new(StringComparer.Ordinal);
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private readonly KnownNames? outer;

    public KnownNames(IEnumerable<string> names, KnownNames? outer = null)
    {
        this.outer = outer;
        foreach (var name in names) Add(name);
    }

    public bool Contains(string name) => all.Contains(name) || (outer?.Contains(name) ?? false);

    /// <summary>Whether the name was given as one in scope, rather than being only the name of a built-in function.</summary>
    public bool Declares(string name) => outer is not null && (all.Contains(name) || outer.Declares(name));

    public void Add(string name)
    {
        if (!all.Add(name) || name.Contains('"', StringComparison.Ordinal)) return;
        ImmutableArray<Token> tokens;
        try
        {
            tokens = Lexer.Cut(name);
        }
        catch (SyntaxFault)
        {
            return; // A context key such as "a /* b" can never be written as a name.
        }
        if (tokens.Length <= 2) return;
        if (!byFirst.TryGetValue(tokens[0].Text, out var list)) byFirst[tokens[0].Text] = list = [];
        list.Add(tokens[..^1]);
        spelling[Key(tokens[..^1])] = name;
    }

    /// <summary>The longest known name of several tokens at the position, with the number of its tokens; null when there is none.</summary>
    public (string Name, int Length)? Match(ImmutableArray<Token> tokens, int at)
    {
        var best = outer?.Match(tokens, at);
        if (!byFirst.TryGetValue(tokens[at].Text, out var candidates)) return best;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > (best?.Length ?? 1) && Fits(candidate, tokens, at)) best = (spelling[Key(candidate)], candidate.Length);
        }
        return best;
    }

    private static bool Fits(ImmutableArray<Token> name, ImmutableArray<Token> tokens, int at)
    {
        if (at + name.Length > tokens.Length) return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (tokens[at + i].Kind != name[i].Kind || tokens[at + i].Text != name[i].Text) return false;
            // Words are apart however wide the space; around an operator the space tells a name from an expression.
            var joined = i > 0 && name[i - 1].End == name[i].At;
            if (i > 0 && joined != (tokens[at + i - 1].End == tokens[at + i].At)) return false;
        }
        return true;
    }

    private static string Key(ImmutableArray<Token> tokens)
    {
        var key = new StringBuilder(tokens[0].Text);
        for (var i = 1; i < tokens.Length; i++) key.Append(tokens[i - 1].End == tokens[i].At ? "" : " ").Append(tokens[i].Text);
        return key.ToString();
    }
}

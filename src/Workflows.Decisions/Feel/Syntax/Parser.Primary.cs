using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Syntax;

internal sealed partial class Parser
{
    private Expr Primary()
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Number:
                at++;
                if (!FeelNumber.TryParse(token.Text, out var number))
                {
                    throw new SyntaxFault(token.At, "a number of decimal128", token.Text, $"Expected a number that decimal128 can hold, but got {token.Text}.");
                }
                return new Expr.Literal(FeelValue.Of(number), token.At);
            case TokenKind.String:
                at++;
                return new Expr.Literal(FeelValue.Of(token.Text), token.At);
            case TokenKind.Word:
                return WordExpression();
            case TokenKind.Symbol:
                switch (token.Text)
                {
                    case "(": return Parenthesised();
                    case "[": return ListOrRange();
                    case "]": return OpenRange();
                    case "{": return ContextLiteral();
                    case "@" when Ahead(1).Kind == TokenKind.String:
                        at += 2;
                        return new Expr.AtLiteral(tokens[at - 1].Text, token.At);
                }
                if (known.Match(tokens, at) is not null) return NameExpression();
                break;
        }
        throw Expected("a value");
    }

    private Expr WordExpression()
    {
        var token = Now;
        if (known.Match(tokens, at) is not null) return NameExpression();
        switch (token.Text)
        {
            case "true" or "false":
                at++;
                return new Expr.Literal(FeelValue.Of(token.Text == "true"), token.At);
            case "null":
                at++;
                return new Expr.Literal(FeelValue.Nothing, token.At);
            case "if": return Conditional();
            case "for": return ForLoop();
            case "some" or "every": return Quantifier();
            case "function" when Ahead(1).Is("("): return FunctionLiteral();
        }
        if (Reserved.Contains(token.Text)) throw Expected("a value");
        return NameExpression();
    }

    private Expr.Name NameExpression()
    {
        var place = Now.At;
        var name = ReadName();
        if (Now.Is("(") && !IsLocal(name) && !given.Declares(name) && !isFunction(name) && !allowUnknownFunctions)
        {
            throw new SyntaxFault(place, "a known function", $"'{name}'", $"Expected the name of a function, but got '{name}', which is none.");
        }
        if (!IsLocal(name) && !(Now.Is("(") && isFunction(name)) && name != "?") free.Add(new(name, place, filters > 0, Now.Is("(")));
        return new Expr.Name(name, place);
    }

    /// <summary>The longest known name here; failing that, the words up to the next keyword or symbol, for two words side by side mean nothing else.</summary>
    private string ReadName()
    {
        if (known.Match(tokens, at) is { } match)
        {
            at += match.Length;
            return match.Name;
        }
        var first = tokens[at++];
        if (first.Text == "?" || known.Contains(first.Text) || IsLocal(first.Text)) return first.Text;
        var end = at;
        while (tokens[end].Kind == TokenKind.Word && !Reserved.Contains(tokens[end].Text)) end++;
        var name = Spell(at - 1, end);
        at = end;
        return name;
    }

    private string MemberName()
    {
        if (Now.Kind != TokenKind.Word) throw Expected("the name of a member");
        if (known.Match(tokens, at) is { } match)
        {
            at += match.Length;
            return match.Name;
        }
        var start = at++;
        while (Now.Kind == TokenKind.Word && !Reserved.Contains(Now.Text)) at++;
        return Spell(start, at);
    }

    /// <summary>A name that is being defined: everything up to the given stop.</summary>
    private string DefinedName(Func<Token, bool> stop)
    {
        var start = at;
        while (!stop(Now))
        {
            var part = Now.Kind is TokenKind.Word or TokenKind.Number || (Now.Kind == TokenKind.Symbol && "+-*/.'**’".Contains(Now.Text, StringComparison.Ordinal));
            if (!part) throw Expected("a name");
            at++;
        }
        if (at == start || tokens[start].Kind != TokenKind.Word) throw Expected("a name");
        var name = Spell(start, at);
        known.Add(name);
        return name;
    }

    /// <summary>The raw text of some tokens, with one space where there was any.</summary>
    private string Spell(int from, int to)
    {
        if (to == from + 1) return tokens[from].Text;
        var parts = new System.Text.StringBuilder(tokens[from].Text);
        for (var i = from + 1; i < to; i++) parts.Append(tokens[i - 1].End == tokens[i].At ? "" : " ").Append(tokens[i].Text);
        return parts.ToString();
    }

    private bool IsLocal(string name) => locals.Contains(name);

    private Expr Parenthesised()
    {
        var place = tokens[at++].At;
        if (ComparatorAt(Now) is not null)
        {
            var interval = Test();
            Symbol(")");
            return AsInterval((Expr.TestBy)interval);
        }
        var inner = Expression();
        if (Now.Is("..")) return RangeFrom(inner, included: false, place);
        Symbol(")");
        return inner;
    }

    private Expr.RangeOf OpenRange()
    {
        var place = tokens[at++].At;
        var low = Sum();
        if (!Now.Is("..")) throw Expected("'..'");
        return RangeFrom(low, included: false, place);
    }

    private Expr ListOrRange()
    {
        var place = tokens[at++].At;
        if (Take("]")) return new Expr.ListOf([], place);
        var first = ListItem();
        if (Now.Is("..")) return RangeFrom(first, included: true, place);
        var items = ImmutableArray.CreateBuilder<Expr>();
        items.Add(first);
        while (Take(",")) items.Add(ListItem());
        Symbol("]");
        return new Expr.ListOf(items.ToImmutable(), place);
    }

    private Expr ListItem() => ComparatorAt(Now) is null ? Expression() : AsInterval((Expr.TestBy)Test());

    private Expr.RangeOf RangeFrom(Expr low, bool included, int place)
    {
        Symbol("..");
        rangeEnd = depth;
        var high = Sum();
        rangeEnd = 0;
        var closed = Now.Is("]");
        if (!closed && !Now.Is(")") && !Now.Is("[")) throw Expected("']', ')' or '['");
        at++;
        return new Expr.RangeOf(low, included, high, closed, place);
    }

    /// <summary>
    /// Whether the <c>[</c> here closes an open range, as in <c>[1..5[</c>, rather than opening a filter: nothing follows
    /// that a filter could begin with, or no bracket of its own.
    /// </summary>
    private bool ClosesRange()
    {
        if (rangeEnd != depth) return false;
        var next = Ahead(1);
        var begins = next.Kind is TokenKind.Number or TokenKind.String || (next.Kind == TokenKind.Word && !(Reserved.Contains(next.Text) && next.Text is not ("true" or "false" or "null" or "if" or "for" or "some" or "every" or "function")))
            || next is { Kind: TokenKind.Symbol, Text: "(" or "[" or "]" or "{" or "@" or "-" };
        if (!begins) return true;
        var open = 0;
        for (var i = at; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Symbol) continue;
            if (tokens[i].Text is "[" or "(" or "{") open++;
            if (tokens[i].Text is "]" or ")" or "}" && --open == 0) return tokens[i].Text != "]";
        }
        return true;
    }

    /// <summary><c>(&lt; 5)</c> and <c>(= 5)</c> as values are intervals (DMN, ranges).</summary>
    private static Expr.RangeOf AsInterval(Expr.TestBy test) => test.Operator switch
    {
        Comparator.Less => new Expr.RangeOf(null, false, test.Right, false, test.At),
        Comparator.LessOrEqual => new Expr.RangeOf(null, false, test.Right, true, test.At),
        Comparator.Greater => new Expr.RangeOf(test.Right, false, null, false, test.At),
        Comparator.GreaterOrEqual => new Expr.RangeOf(test.Right, true, null, false, test.At),
        Comparator.Equal => new Expr.RangeOf(test.Right, true, test.Right, true, test.At),
        _ => new Expr.RangeOf(test.Right, false, test.Right, false, test.At),
    };

    private Expr.ContextOf ContextLiteral()
    {
        var place = tokens[at++].At;
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var outer = locals.Count;
        while (!Take("}"))
        {
            if (entries.Count > 0) Symbol(",");
            string name;
            if (Now.Kind == TokenKind.String) name = tokens[at++].Text;
            else name = DefinedName(token => token.Is(":"));
            Symbol(":");
            var seesItself = Now.IsWord("function") && Ahead(1).Is("(") && !IsLocal(name) && !given.Declares(name) && !isFunction(name);
            if (seesItself)
            {
                known.Add(name);
                locals.Add(name);
            }
            var value = Expression();
            if (entries.Any(entry => entry.Name == name))
            {
                throw new SyntaxFault(value.At, "distinct names", $"'{name}' twice", $"Expected distinct names in a context, but got '{name}' twice.");
            }
            entries.Add(new(name, value) { SeesItself = seesItself });
            known.Add(name);
            locals.Add(name);
        }
        locals.RemoveRange(outer, locals.Count - outer);
        return new Expr.ContextOf(entries.ToImmutable(), place);
    }
}

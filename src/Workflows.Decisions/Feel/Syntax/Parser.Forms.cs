using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Syntax;

internal sealed partial class Parser
{
    private Expr.If Conditional()
    {
        var place = tokens[at++].At;
        var condition = Expression();
        Word("then");
        var then = Expression();
        Word("else");
        return new Expr.If(condition, then, Expression(), place);
    }

    private Expr.For ForLoop()
    {
        var place = tokens[at++].At;
        var outer = locals.Count;
        var over = Iterations();
        Word("return");
        locals.Add("partial");
        var tree = new Expr.For(over, Expression(), place);
        locals.RemoveRange(outer, locals.Count - outer);
        return tree;
    }

    private Expr.Quantified Quantifier()
    {
        var every = Now.Text == "every";
        var place = tokens[at++].At;
        var outer = locals.Count;
        var over = Iterations();
        Word("satisfies");
        var tree = new Expr.Quantified(every, over, Expression(), place);
        locals.RemoveRange(outer, locals.Count - outer);
        return tree;
    }

    private ImmutableArray<Iteration> Iterations()
    {
        var all = ImmutableArray.CreateBuilder<Iteration>();
        do
        {
            var name = DefinedName(token => token.IsWord("in"));
            Word("in");
            var of = Expression();
            all.Add(new(name, of, Take("..") ? Expression() : null));
            locals.Add(name);
        }
        while (Take(","));
        return all.ToImmutable();
    }

    private Expr.FunctionDefinition FunctionLiteral()
    {
        var place = tokens[at].At;
        at += 2;
        var outer = locals.Count;
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        while (!Take(")"))
        {
            if (parameters.Count > 0) Symbol(",");
            var name = DefinedName(token => token.Is(":") || token.Is(",") || token.Is(")"));
            parameters.Add(new(name, Take(":") ? Type() : null));
            locals.Add(name);
        }
        var result = Take(":") ? Type() : null;
        var external = Now.IsWord("external");
        if (external) at++;
        var tree = new Expr.FunctionDefinition(parameters.ToImmutable(), result, Expression(), external, place);
        locals.RemoveRange(outer, locals.Count - outer);
        return tree;
    }

    private Expr.Call Call(Expr target)
    {
        var place = target is Expr.Name ? target.At : Now.At;
        Link();
        var arguments = ImmutableArray.CreateBuilder<Expr>();
        var names = ImmutableArray.CreateBuilder<string>();
        var named = IsNamedArgument();
        while (!Take(")"))
        {
            if (arguments.Count > 0) Symbol(",");
            if (named)
            {
                names.Add(ArgumentName());
                Symbol(":");
            }
            arguments.Add(ListItem());
        }
        return new Expr.Call(target, arguments.ToImmutable(), names.ToImmutable(), place);
    }

    private bool IsNamedArgument()
    {
        if (Now.Kind != TokenKind.Word) return false;
        var ahead = at;
        while (tokens[ahead].Kind is TokenKind.Word or TokenKind.Number || tokens[ahead] is { Kind: TokenKind.Symbol, Text: "+" or "-" or "*" or "/" or "." or "'" }) ahead++;
        return tokens[ahead].Is(":");
    }

    private string ArgumentName()
    {
        var start = at;
        if (!IsNamedArgument()) throw Expected("a parameter's name and ':'");
        while (!Now.Is(":")) at++;
        return Spell(start, at);
    }

    private TypeName Type()
    {
        var place = Now.At;
        if (++depth > limits.Nesting) throw Expected($"at most {limits.Nesting} levels of nesting");
        var type = Type(place);
        depth--;
        return type;
    }

    private TypeName Type(int place)
    {
        if (Now.IsWord("function") && Ahead(1).Is("<"))
        {
            at += 2;
            var parameters = ImmutableArray.CreateBuilder<TypeName>();
            while (!Take(">"))
            {
                if (parameters.Count > 0) Symbol(",");
                parameters.Add(Type());
            }
            Symbol("->");
            return new("function", parameters.ToImmutable(), [], Type(), place);
        }
        if (Now.IsWord("context") && Ahead(1).Is("<"))
        {
            at += 2;
            var (fields, types) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<TypeName>());
            while (!Take(">"))
            {
                if (fields.Count > 0) Symbol(",");
                fields.Add(DefinedName(token => token.Is(":")));
                Symbol(":");
                types.Add(Type());
            }
            return new("context", types.ToImmutable(), fields.ToImmutable(), null, place);
        }
        if ((Now.IsWord("list") || Now.IsWord("range")) && Ahead(1).Is("<"))
        {
            var name = Now.Text;
            at += 2;
            var item = Type();
            Symbol(">");
            return new(name, [item], [], null, place);
        }
        return new(TypeNameText(), [], [], null, place);
    }

    private string TypeNameText()
    {
        if (Now.Kind != TokenKind.Word) throw Expected("the name of a type");
        foreach (var kind in (string[])["date and time", "days and time duration", "years and months duration"])
        {
            var words = kind.Split(' ');
            if (!Enumerable.Range(0, words.Length).All(i => Ahead(i).IsWord(words[i]))) continue;
            at += words.Length;
            return kind;
        }
        var name = Now.Text is "null" or "function" ? tokens[at++].Text : ReadName();
        while (Now.Is(".") && Ahead(1).Kind == TokenKind.Word)
        {
            at++;
            name += "." + ReadName();
        }
        return name;
    }

    private Expr.Tests InTests()
    {
        var place = Now.At;
        if (!Now.Is("(")) return new([ComparatorAt(Now) is null ? Sum() : Test()], false, place);
        at++;
        var first = Test();
        if (Now.Is("..") && first is not Expr.TestBy) return new([RangeFrom(first, included: false, place)], false, place);
        var all = Alternatives(first);
        Symbol(")");
        return new(all, false, place);
    }

    private Expr UnaryTests()
    {
        var place = Now.At;
        if (Now.Is("-") && Ahead(1).Kind == TokenKind.End)
        {
            at++;
            return new Expr.Anything(place);
        }
        if (Now.IsWord("not") && Ahead(1).Is("("))
        {
            at += 2;
            var excluded = Alternatives(Test());
            if (Take(")") && Now.Kind == TokenKind.End) return new Expr.Tests(excluded, true, place);
            // not(...) was only the beginning of an expression.
            (at, links) = (0, 0);
            free.Clear();
        }
        return new Expr.Tests(Alternatives(Test()), false, place);
    }

    private ImmutableArray<Expr> Alternatives(Expr first)
    {
        var all = ImmutableArray.CreateBuilder<Expr>();
        all.Add(first);
        while (Take(",")) all.Add(Test());
        return all.ToImmutable();
    }

    private Expr Test()
    {
        if (ComparatorAt(Now) is not { } comparator) return Expression();
        var place = Link();
        return new Expr.TestBy(comparator, Sum(), place);
    }
}

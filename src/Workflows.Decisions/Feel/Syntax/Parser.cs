using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Syntax;

/// <summary>
/// Recursive descent over the grammar of DMN 10.3.1.2, one method a level of precedence: or, and, comparison, sum,
/// product, power, negation, then what follows a value (path, filter, call, instance of).
/// </summary>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "for", "if", "then", "else", "some", "every", "return", "satisfies", "and", "or", "in", "between", "instance", "function", "true", "false", "null",
    };

    private readonly ImmutableArray<Token> tokens;
    private readonly KnownNames given;
    private readonly KnownNames known;
    private readonly Func<string, bool> isFunction;
    private readonly List<string> locals = [];
    private readonly List<FreeName> free = [];
    private readonly FeelLimits limits;
    private readonly bool allowUnknownFunctions;
    private int at;
    private int depth;
    private int links;
    private int rangeEnd;
    private int filters;

    private Parser(string text, KnownNames known, Func<string, bool> isFunction, FeelLimits limits, bool allowUnknownFunctions)
    {
        if (text.Length > limits.TextLength)
        {
            throw new SyntaxFault(0, $"at most {limits.TextLength} characters", $"{text.Length}", $"Expected at most {limits.TextLength} characters, but got {text.Length}.");
        }
        (given, this.isFunction, this.limits, this.allowUnknownFunctions) = (known, isFunction, limits, allowUnknownFunctions);
        this.known = new KnownNames([], known);
        tokens = Lexer.Cut(text);
    }

    /// <summary>Reads a whole text as an expression or, for a table's cell, as unary tests.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unaryTests">Whether the text is a cell of a decision table.</param>
    /// <param name="known">The variables, types and functions that may be named.</param>
    /// <param name="isFunction">Whether a name is a built-in function.</param>
    /// <param name="limits">How long and how deep the text may be.</param>
    /// <param name="allowUnknownFunctions">Whether the call of a function that nobody knows is only a free name, and null, rather than a fault of the whole text.</param>
    /// <returns>The tree and the names that it does not define itself, in order of appearance.</returns>
    /// <exception cref="SyntaxFault">At the first thing that cannot be read.</exception>
    public static (Expr Tree, ImmutableArray<FreeName> Free) Parse(string text, bool unaryTests, KnownNames known, Func<string, bool> isFunction, FeelLimits limits, bool allowUnknownFunctions = false)
    {
        var parser = new Parser(text, known, isFunction, limits, allowUnknownFunctions);
        var tree = unaryTests ? parser.UnaryTests() : parser.Expression();
        if (parser.Now.Kind != TokenKind.End) throw parser.Expected("an operator or the end of the text");
        return (tree, [.. parser.free]);
    }

    /// <summary>Reads a whole text as a type, such as <c>list&lt;number&gt;</c>.</summary>
    /// <exception cref="SyntaxFault">At the first thing that cannot be read.</exception>
    public static TypeName ParseType(string text)
    {
        var parser = new Parser(text, new KnownNames([], Builtins.BuiltinFunctions.Names), _ => false, FeelLimits.Default, allowUnknownFunctions: false);
        var type = parser.Type();
        if (parser.Now.Kind != TokenKind.End) throw parser.Expected("the end of the type");
        return type;
    }

    private Token Now => tokens[at];

    private Token Ahead(int count) => tokens[Math.Min(at + count, tokens.Length - 1)];

    private Expr Expression()
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++depth > limits.Nesting)
        {
            throw new SyntaxFault(Now.At, $"at most {limits.Nesting} levels", "more", $"Expected at most {limits.Nesting} levels of nesting, but got more.");
        }
        var tree = Disjunction();
        depth--;
        return tree;
    }

    private Expr Disjunction()
    {
        var left = Conjunction();
        while (Now.IsWord("or"))
        {
            var place = Link();
            left = new Expr.Or(left, Conjunction(), place);
        }
        return left;
    }

    private Expr Conjunction()
    {
        var left = Comparison();
        while (Now.IsWord("and"))
        {
            var place = Link();
            left = new Expr.And(left, Comparison(), place);
        }
        return left;
    }

    private Expr Comparison()
    {
        var left = Sum();
        while (true)
        {
            if (ComparatorAt(Now) is { } comparator)
            {
                var place = Link();
                left = new Expr.Compare(comparator, left, Sum(), place);
            }
            else if (Now.IsWord("between"))
            {
                var place = Link();
                var low = Sum();
                Word("and");
                left = new Expr.Between(left, low, Sum(), place);
            }
            else if (Now.IsWord("in"))
            {
                var place = Link();
                left = new Expr.In(left, InTests(), place);
            }
            else return left;
        }
    }

    private Expr Sum()
    {
        var left = Product();
        while (Now.Is("+") || Now.Is("-"))
        {
            var kind = Now.Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            var place = Link();
            left = new Expr.Arithmetic(kind, left, Product(), place);
        }
        return left;
    }

    private Expr Product()
    {
        var left = Power();
        while (Now.Is("*") || Now.Is("/"))
        {
            var kind = Now.Text == "*" ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            var place = Link();
            left = new Expr.Arithmetic(kind, left, Power(), place);
        }
        return left;
    }

    private Expr Power()
    {
        var left = Negation();
        while (Now.Is("**"))
        {
            var place = Link();
            left = new Expr.Arithmetic(ArithmeticOperator.Power, left, Negation(), place);
        }
        return left;
    }

    private Expr Negation()
    {
        if (!Now.Is("-")) return Postfix();
        var place = Link();
        if (++depth > limits.Nesting) throw Expected($"at most {limits.Nesting} levels of nesting");
        var of = Negation();
        depth--;
        return new Expr.Negate(of, place);
    }

    private Expr Postfix()
    {
        var left = Primary();
        while (true)
        {
            if (Now.Is("."))
            {
                var place = Link();
                left = new Expr.Path(left, MemberName(), place);
            }
            else if (Now.Is("..."))
            {
                var place = Link();
                left = new Expr.Path(left, MemberName(), place) { IsDeep = true };
            }
            else if (Now.Is("[") && !ClosesRange())
            {
                var place = Link();
                locals.Add("item");
                filters++;
                left = new Expr.Filter(left, Expression(), place);
                filters--;
                locals.RemoveAt(locals.Count - 1);
                Symbol("]");
            }
            else if (Now.Is("(")) left = Call(left);
            else if (Now.IsWord("instance") && Ahead(1).IsWord("of"))
            {
                var place = Link();
                at++;
                left = new Expr.InstanceOf(left, Type(), place);
            }
            else return left;
        }
    }

    private static Comparator? ComparatorAt(Token token) => token.Kind != TokenKind.Symbol ? null : token.Text switch
    {
        "=" => Comparator.Equal,
        "!=" => Comparator.NotEqual,
        "<" => Comparator.Less,
        "<=" => Comparator.LessOrEqual,
        ">" => Comparator.Greater,
        ">=" => Comparator.GreaterOrEqual,
        _ => null,
    };

    /// <summary>Takes an operator and gives its place; a text may hold only so many, so that its tree is no deeper than the stack.</summary>
    private int Link()
    {
        if (++links > limits.Operators) throw Expected($"at most {limits.Operators} operators");
        return tokens[at++].At;
    }

    private void Symbol(string symbol)
    {
        if (!Now.Is(symbol)) throw Expected($"'{symbol}'");
        at++;
    }

    private void Word(string word)
    {
        if (!Now.IsWord(word)) throw Expected($"'{word}'");
        at++;
    }

    private bool Take(string symbol)
    {
        if (!Now.Is(symbol)) return false;
        at++;
        return true;
    }

    private SyntaxFault Expected(string what)
    {
        var found = Now.Describe();
        return new(Now.At, what, found, $"Expected {what}, but got {found}.");
    }
}

/// <summary>A name that an expression does not define itself, where it first stands, whether a filter's element may supply it, and whether it is called.</summary>
internal readonly record struct FreeName(string Text, int At, bool InFilter, bool IsCalled = false);

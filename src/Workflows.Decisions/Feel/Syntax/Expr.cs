using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Syntax;

/// <summary>The syntax tree; <c>At</c> is the offset where a message about the node points.</summary>
internal abstract record Expr
{
    private Expr(int at) => At = at;

    public int At { get; }

    public sealed record Literal(FeelValue Value, int At) : Expr(At);

    /// <summary>An <c>@"..."</c> literal: its meaning may need a zone's rules, so it waits for the evaluation.</summary>
    public sealed record AtLiteral(string Text, int At) : Expr(At);

    public sealed record Name(string Text, int At) : Expr(At);

    public sealed record Negate(Expr Of, int At) : Expr(At);

    public sealed record Arithmetic(ArithmeticOperator Operator, Expr Left, Expr Right, int At) : Expr(At);

    public sealed record Compare(Comparator Operator, Expr Left, Expr Right, int At) : Expr(At);

    public sealed record And(Expr Left, Expr Right, int At) : Expr(At);

    public sealed record Or(Expr Left, Expr Right, int At) : Expr(At);

    public sealed record If(Expr Condition, Expr Then, Expr Else, int At) : Expr(At);

    public sealed record Between(Expr Of, Expr Low, Expr High, int At) : Expr(At);

    public sealed record In(Expr Of, Tests Against, int At) : Expr(At);

    public sealed record InstanceOf(Expr Of, TypeName Type, int At) : Expr(At);

    public sealed record For(ImmutableArray<Iteration> Over, Expr Return, int At) : Expr(At);

    public sealed record Quantified(bool Every, ImmutableArray<Iteration> Over, Expr Satisfies, int At) : Expr(At);

    public sealed record FunctionDefinition(ImmutableArray<Parameter> Parameters, TypeName? Result, Expr Body, bool External, int At) : Expr(At);

    public sealed record Call(Expr Target, ImmutableArray<Expr> Arguments, ImmutableArray<string> Names, int At) : Expr(At);

    public sealed record Path(Expr Of, string Member, int At) : Expr(At)
    {
        /// <summary>Whether three dots stood before the member: then its values at every depth are meant (DMN 1.6, descendant expression).</summary>
        public bool IsDeep { get; init; }
    }

    public sealed record Filter(Expr Of, Expr By, int At) : Expr(At);

    public sealed record ListOf(ImmutableArray<Expr> Items, int At) : Expr(At);

    public sealed record ContextOf(ImmutableArray<Entry> Entries, int At) : Expr(At);

    /// <summary>An interval; an absent endpoint is that of <c>(&lt; 5)</c>.</summary>
    public sealed record RangeOf(Expr? Low, bool LowIncluded, Expr? High, bool HighIncluded, int At) : Expr(At);

    /// <summary>Unary tests with a value to test: an alternative of tests, negated where <c>not(...)</c> stood around it.</summary>
    public sealed record Tests(ImmutableArray<Expr> Alternatives, bool Negated, int At) : Expr(At);

    /// <summary>A test such as <c>&lt; 5</c> or <c>!= "x"</c> on the value that stands to its left or in the table's column.</summary>
    public sealed record TestBy(Comparator Operator, Expr Right, int At) : Expr(At);

    /// <summary>The test <c>-</c>, which every value passes.</summary>
    public sealed record Anything(int At) : Expr(At);
}

internal enum ArithmeticOperator { Add, Subtract, Multiply, Divide, Power }

internal enum Comparator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

/// <summary>One <c>name in expression</c> of for, some or every; with <c>To</c>, counting from the one to the other.</summary>
internal sealed record Iteration(string Name, Expr Of, Expr? To);

/// <summary>An entry of a context; a function may call itself by its name where nothing else bears it.</summary>
internal sealed record Entry(string Name, Expr Value)
{
    /// <summary>Whether the value is a function that sees itself under the entry's name.</summary>
    public bool SeesItself { get; init; }
}

internal sealed record Parameter(string Name, TypeName? Type);

/// <summary>A type as written: <c>number</c>, <c>list&lt;string&gt;</c>, <c>context&lt;a: number&gt;</c>, <c>function&lt;number&gt;->string</c>, or an item definition.</summary>
internal sealed record TypeName(string Name, ImmutableArray<TypeName> Arguments, ImmutableArray<string> Fields, TypeName? Result, int At);

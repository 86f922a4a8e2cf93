using System.Collections.Immutable;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel;

/// <summary>
/// A FEEL expression (DMN 1.5, chapter 10), read and compiled once and evaluated as often as wanted, by any number of
/// threads. An evaluation always ends with a value: what has no meaning is null, with a warning that says why.
/// </summary>
public sealed class FeelExpression
{
    private readonly Step step;

    private FeelExpression(string text, ImmutableArray<string> names, Expr tree, Step step)
    {
        (Text, Names, Tree, this.step) = (text, names, tree, step);
    }

    public string Text { get; }

    /// <summary>The variables it asks its scope for, in order of appearance; in a filter, also the names that elements may supply.</summary>
    public ImmutableArray<string> Names { get; }

    internal Expr Tree { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">Names in scope; needed only for those that hold spaces or operators, or are functions.</param>
    /// <param name="limits">How long and how deep the text may be.</param>
    public static FeelParse Parse(string text, IEnumerable<string>? names = null, FeelLimits? limits = null) => Parse(text, false, names, limits);

    /// <summary>Reads a cell of a decision table: <c>&lt; 5</c>, <c>"a", "b"</c>, <c>[1..5]</c>, <c>not(null)</c>, <c>-</c>, or an expression on <c>?</c>.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="names">Names in scope; needed only for those that hold spaces or operators, or are functions.</param>
    /// <param name="limits">How long and how deep the text may be.</param>
    public static FeelParse ParseUnaryTests(string text, IEnumerable<string>? names = null, FeelLimits? limits = null) => Parse(text, true, names, limits);

    /// <summary>The value in the scope; for unary tests, where <c>?</c> is the scope's entry of that name.</summary>
    public FeelResult Evaluate(FeelContext scope, FeelSurroundings? surroundings = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new Run(scope, surroundings ?? FeelSurroundings.None).Result(step, null);
    }

    /// <summary>Whether the input passes these unary tests: true, false or null.</summary>
    public FeelResult Matches(FeelValue input, FeelContext scope, FeelSurroundings? surroundings = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        return new Run(scope, surroundings ?? FeelSurroundings.None).Result(step, new Link(null, input));
    }

    public override string ToString() => Text;

    private static FeelParse Parse(string text, bool unaryTests, IEnumerable<string>? names, FeelLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var known = new KnownNames(names ?? [], BuiltinFunctions.Names);
            var (tree, free) = Parser.Parse(text, unaryTests, known, BuiltinFunctions.Contains, limits ?? FeelLimits.Default);
            var bindings = unaryTests ? Bindings.Global.With("?") : Bindings.Global;
            return new(new(text, [.. free.Select(name => name.Text).Distinct(StringComparer.Ordinal)], tree, new Compiler(text).Compile(tree, bindings)), []);
        }
        catch (SyntaxFault fault)
        {
            return new(null, [fault.ToDiagnostic(text)]);
        }
        catch (InsufficientExecutionStackException)
        {
            return new(null, [SyntaxFault.TooDeep.ToDiagnostic(text)]);
        }
    }
}

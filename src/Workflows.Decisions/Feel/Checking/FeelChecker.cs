using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>
/// Tells what is wrong with an expression before any case is played: what cannot be read, names and functions that there are
/// not, arguments too many or too few, and values of kinds that can only give null. What is not known is taken for right.
/// </summary>
public static class FeelChecker
{
    private static readonly ConditionalWeakTable<ImmutableDictionary<string, string>, TypedScope> s_open = [];
    private static readonly ConditionalWeakTable<ImmutableDictionary<string, string>, TypedScope> s_closed = [];
    private static readonly ConditionalWeakTable<TypedScope, KnownNames> s_names = [];

    /// <summary>Checks an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The names in scope with their types as FEEL writes them: <c>number</c>, <c>list&lt;string&gt;</c>, <c>context&lt;kind: string&gt;</c>, <c>Any</c>.</param>
    /// <param name="others">Whether further names may be in scope; then no name is unknown.</param>
    /// <exception cref="ArgumentException">A type is not written as one.</exception>
    public static ImmutableArray<FeelDiagnostic> Check(string text, IReadOnlyDictionary<string, string> names, bool others = false) =>
        Check(text, unaryTests: false, Scope(names, others), null).Found;

    /// <summary>Checks an expression that is asked for true or false.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="names">As in <see cref="Check(string, IReadOnlyDictionary{string, string}, bool)"/>.</param>
    /// <param name="others">Whether further names may be in scope.</param>
    /// <exception cref="ArgumentException">A type is not written as one.</exception>
    public static ImmutableArray<FeelDiagnostic> CheckCondition(string text, IReadOnlyDictionary<string, string> names, bool others = false)
    {
        var (type, _, found) = Check(text, unaryTests: false, Scope(names, others), null);
        if (Kinds.Of(type) is null or "boolean") return found;
        return [.. found, Spots.Diagnose(text, 0, "a condition", Kinds.Describe(type), $"Expected a condition, which is true or false, but got {Kinds.Describe(type)}.")];
    }

    /// <summary>The type of the expression's value and what was found; for unary tests the scope's <c>?</c> is the value that is tested.</summary>
    internal static (FeelType Type, Expr? Tree, ImmutableArray<FeelDiagnostic> Found) Check(
        string text, bool unaryTests, TypedScope scope, Func<string, FeelType?>? types, KnownNames? known = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ImmutableArray.CreateBuilder<FeelDiagnostic>();
        Expr? tree = null;
        try
        {
            (tree, _) = Parser.Parse(text, unaryTests, known is null ? s_names.GetValue(scope, s => new KnownNames(s.Names(), BuiltinFunctions.Names)) : new KnownNames(scope.Names(), known), BuiltinFunctions.Contains, FeelLimits.Default, allowUnknownFunctions: true);
            return (new Checker(text, types, found).TypeOf(tree, scope), tree, found.ToImmutable());
        }
        catch (SyntaxFault fault)
        {
            return (FeelType.Any, tree, [.. found, fault.ToDiagnostic(text)]);
        }
        catch (InsufficientExecutionStackException)
        {
            return (FeelType.Any, tree, [.. found, SyntaxFault.TooDeep.ToDiagnostic(text)]);
        }
    }

    /// <summary>A type as FEEL writes it.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal static FeelType Type(string text)
    {
        try
        {
            return FeelType.Of(Parser.ParseType(text), null) ?? throw new ArgumentException($"Expected a type of FEEL, but got '{text}'.", nameof(text));
        }
        catch (SyntaxFault fault)
        {
            throw new ArgumentException($"Expected a type of FEEL, but got '{text}': {fault.Message}", nameof(text), fault);
        }
    }

    internal static TypedScope Scope(IReadOnlyDictionary<string, string> names, bool others)
    {
        ArgumentNullException.ThrowIfNull(names);
        // Whoever checks many expressions against the same names has them understood once.
        return names is ImmutableDictionary<string, string> lasting ? (others ? s_open : s_closed).GetValue(lasting, n => Understood(n, others)) : Understood(names, others);
    }

    private static TypedScope Understood(IReadOnlyDictionary<string, string> names, bool others) =>
        names.Aggregate(others ? TypedScope.Open : TypedScope.Closed, (scope, name) => scope.With(name.Key, Type(name.Value)));
}

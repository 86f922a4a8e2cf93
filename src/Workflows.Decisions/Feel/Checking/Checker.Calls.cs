using System.Collections.Immutable;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>Calls: whether there is such a function, and whether the arguments can be its.</summary>
internal sealed partial class Checker
{
    private FeelType Call(Expr.Call tree, TypedScope names)
    {
        var before = found.Count;
        if (Constants.IsBuiltin(tree.Target, names))
        {
            var given = tree.Arguments.Select(argument => TypeOf(argument, names)).ToImmutableArray();
            var type = CallBuiltin(tree, BuiltinFunctions.Find(((Expr.Name)tree.Target).Text)!, given);
            if (found.Count == before) Meaning(tree);
            return type;
        }
        if (tree.Target is Expr.Name unknown && names.Find(unknown.Text) is null)
        {
            Add(unknown.At, "a known function", $"'{unknown.Text}'", $"Expected the name of a function, but got '{unknown.Text}', which is none{Near(unknown.Text, BuiltinFunctions.Every.Select(function => function.Name))}.");
            foreach (var argument in tree.Arguments) TypeOf(argument, names);
            return FeelType.Any;
        }
        var target = TypeOf(tree.Target, names);
        var arguments = tree.Arguments.Select(argument => TypeOf(argument, names)).ToImmutableArray();
        switch (Kinds.Bare(target))
        {
            case FeelType.FunctionOf { Parameters: { } parameters } function:
                Arguments(tree, arguments, parameters);
                return function.Result;
            case FeelType.FunctionOf:
                return FeelType.Any;
            case var other when Kinds.Of(other) is not null:
                Add(tree.At, "a function to call", Kinds.Describe(other));
                return FeelType.Any;
            default:
                return FeelType.Any;
        }
    }

    private void Arguments(Expr.Call tree, ImmutableArray<FeelType> given, ImmutableArray<FeelType> parameters)
    {
        if (!tree.Names.IsEmpty) return; // Which parameter a name means is not part of the type, and one that none names is null.
        if (given.Length != parameters.Length)
        {
            Add(tree.At, $"{parameters.Length} argument{(parameters.Length == 1 ? "" : "s")}", $"{given.Length}");
            return;
        }
        for (var i = 0; i < given.Length; i++)
        {
            if (!Kinds.MayFit(given[i], parameters[i])) Add(tree.Arguments[i].At, $"{Kinds.Describe(parameters[i])} as argument {i + 1}", Kinds.Describe(given[i]));
        }
    }

    private FeelType CallBuiltin(Expr.Call tree, BuiltinFunction function, ImmutableArray<FeelType> given)
    {
        var signature = tree.Names.IsEmpty ? function.Choose(given.Length) : function.Choose(tree.Names);
        if (signature is null)
        {
            var got = tree.Names.IsEmpty ? $"{given.Length} argument{(given.Length == 1 ? "" : "s")}" : string.Join(", ", tree.Names);
            Add(tree.At, function.Describe(), got);
            return FeelType.Any;
        }
        var kinds = signature.Kinds;
        for (var i = 0; i < given.Length; i++)
        {
            var place = tree.Names.IsEmpty ? i : signature.Parameters.IndexOf(tree.Names[i]);
            var wanted = kinds.Parameter(place);
            if (wanted.IsEmpty || MayBe(given[i], wanted)) continue;
            Add(tree.Arguments[i].At, $"{string.Join(" or ", wanted)} as argument {place + 1} of {function.Name}", Kinds.Describe(given[i]));
        }
        return kinds.Result(given);
    }

    /// <summary>Whether a value of the type may be of one of the kinds; a list of one item stands for the item.</summary>
    private static bool MayBe(FeelType type, ImmutableArray<string> kinds) =>
        Kinds.Of(type) is not { } kind || kinds.Contains(kind) || (Kinds.Bare(type) is FeelType.ListOf { Item: var item } && MayBe(item, kinds));

    /// <summary>A conversion of constants can be tried at once: there is no 30 February.</summary>
    private void Meaning(Expr.Call tree)
    {
        if (tree.Arguments.Any(argument => argument is Expr.Literal { Value: FeelValue.Null })) return;
        if (Constants.Evaluate(text, tree) is { Value: FeelValue.Null, Warnings: [var first, ..] }) Add(tree.At, first.Expected, first.Found, first.Message);
    }
}

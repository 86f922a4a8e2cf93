using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4, boolean functions.</summary>
internal static class BooleanFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("not", Signature.Of("negand: boolean", "boolean", call => call.Single(0) is FeelValue.Boolean known ? Operators.Not(known) : call.Mismatch(0, "a boolean"))),
        new("is", Signature.Of("value1?, value2?", "boolean", Is)),
    ];

    /// <summary>Whether two values are the same in kind and content; a named one that is left out is null.</summary>
    private static FeelValue Is(Call call) =>
        call.Count == 2 ? FeelValue.Of(call.Value(0).Equals(call.Value(1))) : call.Fail($"Expected two values, but got {call.Count}.");
}

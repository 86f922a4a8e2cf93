using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4.2.</summary>
internal static class BooleanFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("not", Signature.Of("negand", call => call.Single(0) is FeelValue.Boolean known ? Operators.Not(known) : call.Mismatch(0, "a boolean"))),
        new("is", Signature.Of("value1, value2", call => FeelValue.Of(call.Value(0).Equals(call.Value(1))))),
    ];
}

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>DMN 10.3.4.3.</summary>
internal static class StringFunctions
{
    public static BuiltinFunction[] All { get; } =
    [
        new("contains", Signature.Of("string, match", call => Match(call, (text, match) => text.Contains(match, StringComparison.Ordinal)))),
        new("starts with", Signature.Of("string, match", call => Match(call, (text, match) => text.StartsWith(match, StringComparison.Ordinal)))),
        new("ends with", Signature.Of("string, match", call => Match(call, (text, match) => text.EndsWith(match, StringComparison.Ordinal)))),
    ];

    private static FeelValue Match(Call call, Func<string, string, bool> matches) =>
        call.Text(0) is { } text && call.Text(1) is { } match ? FeelValue.Of(matches(text, match)) : FeelValue.Nothing;
}

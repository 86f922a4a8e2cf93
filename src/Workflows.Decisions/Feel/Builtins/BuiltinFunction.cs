using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>A function of DMN 10.3.4 with its ways of being called.</summary>
internal sealed class BuiltinFunction(string name, params Signature[] signatures)
{
    public string Name { get; } = name;

    public ImmutableArray<Signature> Signatures { get; } = [.. signatures];

    public Signature? Choose(int count) => Signatures.FirstOrDefault(signature => signature.Takes(count));

    /// <summary>The way of being called that these parameters name: where two of them differ in the order alone, the one that has it as written.</summary>
    public Signature? Choose(ImmutableArray<string> names) =>
        Signatures.FirstOrDefault(signature => signature.Parameters.AsSpan().SequenceEqual(names.AsSpan())) ?? Signatures.FirstOrDefault(signature => signature.Takes(names));

    public string Describe() => string.Join(" or ", Signatures.Select(signature => $"{Name}({string.Join(", ", signature.Parameters)})"));

    /// <summary>This function as a value that can be handed to another.</summary>
    public FeelFunction AsValue() => new(
        Name,
        Signatures[0].Parameters,
        (run, arguments) => Choose(arguments.Length) is { } signature
            ? signature.Body(new Call(run, default, Name, arguments))
            : run.Fail(default, $"Expected {Describe()}, but got {arguments.Length} arguments."))
    {
        Takes = count => Choose(count) is not null,
        Conforms = (parameters, result) => Choose(parameters.Length) is not null && Checking.BuiltinKinds.Conforms(Name, parameters, result),
    };
}

/// <summary>One list of parameters, the last of them possibly optional or repeated, and what the function does with them.</summary>
internal sealed record Signature(ImmutableArray<string> Parameters, int Required, bool Repeats, Func<Call, FeelValue> Body)
{
    /// <summary>Parameters as written: <c>"string, start position, length?"</c>; <c>?</c> may be left out, <c>...</c> may be repeated.</summary>
    public static Signature Of(string parameters, Func<Call, FeelValue> body)
    {
        var parts = parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var required = parts.Count(part => !part.EndsWith('?'));
        var repeats = parameters.EndsWith("...", StringComparison.Ordinal);
        return new([.. parts.Select(part => part.TrimEnd('?', '.'))], required, repeats, body);
    }

    public bool Takes(int count) => count >= Required && (Repeats || count <= Parameters.Length);

    public bool Takes(ImmutableArray<string> names) =>
        names.Distinct(StringComparer.Ordinal).Count() == names.Length && names.All(name => Parameters.Contains(name));
}

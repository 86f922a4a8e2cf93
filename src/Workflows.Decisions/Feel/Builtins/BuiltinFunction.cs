using System.Collections.Immutable;
using Workflows.Decisions.Feel.Checking;

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
        Conforms = (parameters, result) => Signatures.Any(signature => signature.Takes(parameters.Length) && signature.Kinds.Conform(parameters, result)),
    };
}

/// <summary>One list of parameters, the last of them possibly optional or repeated, the kinds that they take and that come out, and what the function does with them.</summary>
internal sealed record Signature(ImmutableArray<string> Parameters, int Required, bool Repeats, BuiltinKinds Kinds, Func<Call, FeelValue> Body)
{
    /// <param name="parameters">
    /// As written: <c>"string: string, start position: number, length?: number"</c>; a name with <c>?</c> may be left out, one with <c>...</c> may be repeated;
    /// kinds are parted by <c>|</c>, and a parameter without one takes all.
    /// </param>
    /// <param name="result">What comes out; see <see cref="BuiltinKinds.Of"/>.</param>
    public static Signature Of(string parameters, string result, Func<Call, FeelValue> body)
    {
        var parts = parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(": ")).ToArray();
        var repeats = parts is [.., [var last, ..]] && last.EndsWith("...", StringComparison.Ordinal);
        return new(
            [.. parts.Select(part => part[0].TrimEnd('?', '.'))], parts.Count(part => !part[0].EndsWith('?')), repeats,
            BuiltinKinds.Of(parts.Select(part => part.Length > 1 ? part[1] : ""), repeats, result), body);
    }

    public bool Takes(int count) => count >= Required && (Repeats || count <= Parameters.Length);

    public bool Takes(ImmutableArray<string> names) =>
        names.Distinct(StringComparer.Ordinal).Count() == names.Length && names.All(name => Parameters.Contains(name));
}

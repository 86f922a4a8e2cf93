using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>The kinds that a built-in function's parameters take and that its result has (DMN 10.3.4), for one number of arguments.</summary>
internal sealed record BuiltinKinds(ImmutableArray<ImmutableArray<string>> Parameters, bool Repeats, string ResultWord)
{
    /// <summary>Of parameters and a result as a signature writes them.</summary>
    /// <param name="parameters">The kinds of each parameter, parted by <c>|</c>; empty takes all.</param>
    /// <param name="result">A kind, a list of one, item (an item of the first list, or one of the arguments), items (a list of such), first (as the first argument) or *.</param>
    public static BuiltinKinds Of(IEnumerable<string> parameters, bool repeats, string result) => new([.. parameters.Select(Taken)], repeats, Full(result));

    /// <summary>Whether a function so called is of the type: it takes what the type's takes, and gives what the type's gives (DMN, type conformance).</summary>
    public bool Conform(ImmutableArray<FeelType> parameters, FeelType result) => Takes(parameters) && Gives(parameters, result);

    private bool Takes(ImmutableArray<FeelType> given) =>
        (Repeats || given.Length <= Parameters.Length)
        && Enumerable.Range(0, given.Length).All(i => Parameter(i) is var taken && (taken.IsEmpty || (Kinds.Of(given[i]) is { } kind && taken.Contains(kind))));

    private bool Gives(ImmutableArray<FeelType> given, FeelType wanted) => Result(given) is var own && (Kinds.Of(own) is null || own.ConformsTo(wanted));

    /// <summary>The kinds that the parameter takes; empty where it takes all.</summary>
    public ImmutableArray<string> Parameter(int place) =>
        place < Parameters.Length ? Parameters[place] : Repeats ? Parameters[^1] : [];

    public FeelType Result(ImmutableArray<FeelType> given) => ResultWord switch
    {
        "first" => given.IsEmpty ? FeelType.Any : Kinds.Bare(given[0]),
        "item" => Item(given),
        "items" => Kinds.ListOf(given.IsEmpty ? FeelType.Any : Item([given[0]])),
        "*" => FeelType.Any,
        "list" => Kinds.ListOf(FeelType.Any),
        "context" => new FeelType.ContextOf([]),
        "range" => new FeelType.RangeOf(FeelType.Any),
        "list context" => Kinds.ListOf(new FeelType.ContextOf([])),
        ['l', 'i', 's', 't', ' ', .. var item] => Kinds.ListOf(FeelType.Simply(item)!),
        var kind => FeelType.Simply(kind)!,
    };

    private static FeelType Item(ImmutableArray<FeelType> given) =>
        given is [var only] && Kinds.Bare(only) is FeelType.ListOf list ? list.Item : given is [var any] && Kinds.Of(any) is null ? FeelType.Any : Kinds.JoinAll(given);

    private static ImmutableArray<string> Taken(string parameter) => parameter.Length == 0 ? [] : [.. parameter.Split('|').Select(Full)];

    private static string Full(string word) => word switch
    {
        "days" => Kinds.Days,
        "months" => Kinds.Months,
        "datetime" => "date and time",
        _ => word,
    };
}

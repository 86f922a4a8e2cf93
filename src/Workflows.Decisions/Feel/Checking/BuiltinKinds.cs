using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Feel.Checking;

/// <summary>The kinds that a built-in function's parameters take and that its result has (DMN 10.3.4), for one number of arguments.</summary>
internal sealed record BuiltinKinds(ImmutableArray<ImmutableArray<string>> Parameters, bool Repeats, string ResultWord)
{
    // NAME(KINDS) RESULT: kinds are parted by |, * takes all, ... repeats the last. A result is a kind, a list of one,
    // item (an item of the first list, or one of the arguments), items (a list of such), first (as the first argument) or *.
    private static readonly string[] Lines =
    [
        "abs(number|days|months) first", "decimal(number, number) number", "floor(number, number) number", "ceiling(number, number) number",
        "round up(number, number) number", "round down(number, number) number", "round half up(number, number) number", "round half down(number, number) number",
        "modulo(number, number) number", "sqrt(number) number", "exp(number) number", "log(number) number", "odd(number) boolean", "even(number) boolean",
        "contains(string, string) boolean", "starts with(string, string) boolean", "ends with(string, string) boolean", "substring(string, number, number) string",
        "string length(string) number", "upper case(string) string", "lower case(string) string", "substring before(string, string) string",
        "substring after(string, string) string", "replace(string, string, string, string) string", "matches(string, string, string) boolean",
        "split(string, string) list string", "string join(string, string) string",
        "not(boolean) boolean", "is(*, *) boolean",
        "date(string|date|datetime) date", "date(number, number, number) date", "date and time(string|date|datetime) datetime", "date and time(date|datetime, time) datetime",
        "time(string|date|time|datetime) time", "time(number, number, number, days) time", "duration(string|days|months) *",
        "number(string|number) number", "number(string, string, string) number", "string(*) string", "range(string) range",
        "years and months duration(date|datetime, date|datetime) months", "day of year(date|datetime) number", "day of week(date|datetime) string",
        "month of year(date|datetime) string", "week of year(date|datetime) number", "now() datetime", "today() date",
        "min(*...) item", "max(*...) item", "sum(number...) number", "product(number...) number", "mean(number...) number", "median(number...) number",
        "stddev(number...) number", "mode(number...) list number", "all(boolean...) boolean", "any(boolean...) boolean",
        "count(*) number", "list contains(*, *) boolean", "sublist(*, number, number) items", "append(*, *...) list", "concatenate(*...) list", "insert before(*, number, *) list",
        "remove(*, number) items", "list replace(*, number|function, *) list", "reverse(*) items", "index of(*, *) list number", "union(*...) list",
        "distinct values(*) items", "flatten(*) list", "sort(*, function) items",
        "get value(context, string) *", "get entries(context) list context", "context(*) context", "context put(context, string|list, *) context", "context merge(*) context",
        "before(*, *) boolean", "after(*, *) boolean", "meets(range, range) boolean", "met by(range, range) boolean", "overlaps(range, range) boolean",
        "overlaps before(range, range) boolean", "overlaps after(range, range) boolean", "finishes(*, *) boolean", "finished by(*, *) boolean",
        "includes(*, *) boolean", "during(*, *) boolean", "starts(*, *) boolean", "started by(*, *) boolean", "coincides(*, *) boolean",
    ];

    private static readonly FrozenDictionary<string, BuiltinKinds[]> All =
        Lines.Select(Read).GroupBy(line => line.Name, line => line.Kinds).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The functions that have kinds here.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Null where nothing is known of the function for so many arguments.</summary>
    public static BuiltinKinds? Of(string name, int count) =>
        All.GetValueOrDefault(name)?.FirstOrDefault(kinds => kinds.Repeats || count <= kinds.Parameters.Length);

    /// <summary>Whether the function is of the type in one of its ways of being called: it takes what the type's takes, and gives what the type's gives (DMN, type conformance).</summary>
    public static bool Conforms(string name, ImmutableArray<FeelType> parameters, FeelType result) =>
        All.GetValueOrDefault(name)?.Any(kinds => kinds.Takes(parameters) && kinds.Gives(parameters, result)) ?? true;

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

    private static (string Name, BuiltinKinds Kinds) Read(string line)
    {
        var (open, close) = (line.IndexOf('(', StringComparison.Ordinal), line.IndexOf(')', StringComparison.Ordinal));
        var repeats = line[close - 1] == '.';
        var parameters = line[(open + 1)..close].TrimEnd('.').Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return (line[..open], new([.. parameters.Select(Taken)], repeats, Full(line[(close + 2)..])));
    }

    private static ImmutableArray<string> Taken(string parameter) => parameter == "*" ? [] : [.. parameter.Split('|').Select(Full)];

    private static string Full(string word) => word switch
    {
        "days" => Kinds.Days,
        "months" => Kinds.Months,
        "datetime" => "date and time",
        _ => word,
    };
}

using System.Collections.Frozen;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Builtins;

/// <summary>All built-in functions by name.</summary>
internal static class BuiltinFunctions
{
    private static readonly FrozenDictionary<string, BuiltinFunction> All =
        new[]
        {
            AggregateFunctions.All, BooleanFunctions.All, ContextFunctions.All, ConversionFunctions.All, ListFunctions.All,
            NumericFunctions.All, RangeFunctions.All, StringFunctions.All, TemporalFunctions.All,
        }
            .SelectMany(kind => kind)
            .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The names, for the parser: many of them hold spaces.</summary>
    public static KnownNames Names { get; } = new(All.Keys.Append("time offset").Append("start included").Append("end included"));

    public static IEnumerable<BuiltinFunction> Every => All.Values;

    public static bool Contains(string name) => All.ContainsKey(name);

    public static BuiltinFunction? Find(string name) => All.GetValueOrDefault(name);
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.Osha;

/// <summary>A row as the expressions of a rule set see it, under <c>row</c>.</summary>
internal static partial class RowFacts
{
    public static ImmutableArray<string> Names { get; } = ["openedOn", "noticedOn", "contestedOn", "finalOrderOn", "closedOn", "proposedFine", "fine"];

    public static FeelContext Of(OshaRow row) => FeelContext.From(Names.Zip(
    [
        FeelValue.Of(row.OpenDate), Date(row.IssuanceDate), Date(row.ContestDate), Date(row.FinalOrderDate), Date(row.CloseDate),
        row.Proposed is { } proposed ? FeelValue.Of(proposed) : FeelValue.Nothing, row.Fine is { } fine ? FeelValue.Of(fine) : FeelValue.Nothing,
    ], KeyValuePair.Create));

    /// <summary>What a text of FEEL asks of the row.</summary>
    public static IEnumerable<string> NamesAskedFor(string text) => Asked().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    private static FeelValue Date(DateOnly? day) => day is { } d ? FeelValue.Of(d) : FeelValue.Nothing;

    [GeneratedRegex(@"(?<![\w.])row\.(\w+)")]
    private static partial Regex Asked();
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.Portal;

/// <summary>What somebody looks for among the published decisions, as it was typed.</summary>
internal sealed record PortalSearch
{
    /// <summary>A part of the party's name, of the credit code or of the decision's number.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary><c>unit</c> or <c>person</c>.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    public bool IsForAll => (Text, Kind, From, To) is (null, null, null, null);

    /// <summary>Which of the two days cannot be read; null where both can.</summary>
    public string? Unreadable => IsWrong(From) ? "from" : IsWrong(To) ? "to" : null;

    /// <summary>Whether the first day lies after the last: then nothing can be found.</summary>
    public bool IsTurnedRound => Day(From) > Day(To);

    public PublicationSearch Query(int skip, int take) => new(
        PortalDecision.Portal, Text, Kind is "unit" or "person" ? Kind : null, Day(From), Day(To)) { Skip = skip, Take = take };

    /// <summary>The same search at another address.</summary>
    public Dictionary<string, string?> Route => new() { ["q"] = Text, ["kind"] = Kind, ["from"] = From, ["to"] = To };

    private static bool IsWrong(string? text) => !string.IsNullOrWhiteSpace(text) && Day(text) is null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

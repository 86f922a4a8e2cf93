using Microsoft.AspNetCore.Mvc;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Pages.Board;

/// <summary>What of the board is shown; what is null asks for all; of how they stand, for what presses.</summary>
internal sealed record BoardFilter
{
    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    /// <summary>The id of one of the case's officers.</summary>
    [FromQuery(Name = "officer")]
    public string? Officer { get; init; }

    /// <summary>The key of the deadline's rule.</summary>
    [FromQuery(Name = "rule")]
    public string? Rule { get; init; }

    [FromQuery(Name = "standing")]
    public BoardView Standing { get; init; }

    [FromQuery(Name = "owner")]
    public DeadlineOwner Owner { get; init; } = DeadlineOwner.Agency;
}

/// <summary>How a deadline of the board stands: its due day has passed, its target comes within a few working days, or later.</summary>
internal enum BoardStanding
{
    Overdue,
    Soon,
    Later,
}

/// <summary>Which of the open deadlines are asked for.</summary>
internal enum BoardView
{
    /// <summary>Those that are overdue, and those due within a few working days.</summary>
    Pressing,
    Overdue,
    Soon,
    Later,
    All,
}

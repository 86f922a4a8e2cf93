using System.Globalization;
using Workflows.Engine.Cases;

namespace Elsa.Host.Procedures;

/// <summary>Where a decision table and its rows are read: as it is in force, and as a case pinned it.</summary>
internal static class TableLinks
{
    /// <summary>The id of a table on its page.</summary>
    public static string Anchor(string decision) => $"decision-{decision}";

    /// <summary>The id of a row on its page.</summary>
    /// <param name="index">From 1.</param>
    public static string Anchor(string decision, int index) => string.Create(CultureInfo.InvariantCulture, $"decision-{decision}-row-{index}");

    public static string InForce(string procedure, string decision) => $"/procedures/{procedure}#{Anchor(decision)}";

    public static string InForce(string procedure, string decision, int index) => $"/procedures/{procedure}#{Anchor(decision, index)}";

    /// <param name="frame">The procedure of the case that asked it.</param>
    public static string InCase(CaseId id, int frame, string decision, int? index) => string.Create(
        CultureInfo.InvariantCulture,
        $"/cases/{id}/process?run={frame}&table={Uri.EscapeDataString(decision)}#{(index is { } row ? Anchor(decision, row) : Anchor(decision))}");
}

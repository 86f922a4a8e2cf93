using System.Collections.Immutable;
using Workflows.Engine.Commands;

namespace Workflows.Runtime.Definitions;

/// <summary>Where the declared world is read from.</summary>
/// <param name="Folder">The folder <c>workflows/</c>.</param>
/// <param name="AcceptedCopy">A folder of the product's own for a copy of the files in force, so that a restart over broken files finds them.</param>
/// <param name="Actions">The actions that service tasks may name.</param>
/// <param name="Calendar">The calendar by which cases count.</param>
public sealed record DefinitionsSource(
    string Folder, string AcceptedCopy, ImmutableDictionary<string, CaseAction> Actions, string Calendar = WorkflowsReader.DefaultCalendar);

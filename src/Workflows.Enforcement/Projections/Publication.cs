using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;

namespace Workflows.Enforcement.Projections;

/// <summary>A decision released to the public on one channel, as the masked version has it.</summary>
/// <param name="Version">The hash of the masked version.</param>
/// <param name="Channel"><c>system</c> (the department's publication system) or <c>portal</c> (the unit's own portal).</param>
/// <param name="PartyName">The name as it is shown: of a natural person the masked one.</param>
/// <param name="Fields">The published fields as the stored form of FEEL values, JSON text.</param>
public sealed record Publication(
    string Version, string Channel, string? DecisionNumber, DateOnly? DecidedOn, DateOnly ReleasedOn, string PartyName, string? PartyKind, string Fields)
{
    /// <summary>The action whose run is a release.</summary>
    public const string Action = "publish-decision";

    /// <summary>The releases among the events of a commit; their instants carry the authority's offset.</summary>
    public static IEnumerable<Publication> In(IEnumerable<CaseEvent> events) =>
        events.OfType<CaseEvent.ActionRun>().Where(e => e.Action == Action).Select(Of);

    private static Publication Of(CaseEvent.ActionRun run)
    {
        var record = (run.Outputs["record"] as FeelValue.Context)?.Value ?? FeelContext.Empty;
        var party = (record["party"] as FeelValue.Context)?.Value ?? FeelContext.Empty;
        return new(
            Text(run.Outputs, "versionHash") ?? Text(record, "versionHash") ?? throw Missing(run, "versionHash"),
            Text(run.Outputs, "channel") ?? Text(record, "channel") ?? throw Missing(run, "channel"),
            Text(record, "decisionNumber"), Day(record, "decidedOn"),
            Day(record, "releasedOn") ?? Day(run.Outputs, "releasedOn") ?? DateOnly.FromDateTime(run.At.DateTime),
            Text(party, "name") ?? Text(record, "partyName") ?? "", Text(party, "kind") ?? Text(record, "partyKind"),
            FeelJson.ToText(FeelValue.Of(record)));
    }

    private static string? Text(FeelContext context, string name) => (context[name] as FeelValue.String)?.Value;

    private static DateOnly? Day(FeelContext context, string name) => context[name] switch
    {
        FeelValue.Date date => date.Value,
        FeelValue.String text when DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };

    private static InvalidOperationException Missing(CaseEvent.ActionRun run, string name) =>
        new($"Expected the action '{run.Action}' of element '{run.Element}' to give '{name}', but it did not.");
}

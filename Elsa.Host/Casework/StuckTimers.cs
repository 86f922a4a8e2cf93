using System.Collections.Immutable;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Casework;

/// <summary>A timer that does not fire, as a reader sees it.</summary>
/// <param name="Element">The step that waits for it, the deadline that it ends or warns of, or the rule that it watches.</param>
/// <param name="Why">The refusal's words; or that it works by now.</param>
internal sealed record ShownStuckTimer(CaseId Case, string Name, string Element, string Why, DateTimeOffset DueAt, int Attempts);

/// <summary>What the system tried again and again and could not do: nobody is late by it, so that only whoever oversees the cases can see it.</summary>
internal sealed class StuckTimers(CaseQueries queries, CaseFiles files, TimerPump pump, IStringLocalizer<CaseTexts> texts)
{
    /// <param name="only">Those of one case; null for all.</param>
    public async Task<ImmutableArray<ShownStuckTimer>> ReadAsync(CaseId? only, CancellationToken cancellationToken)
    {
        var shown = ImmutableArray.CreateBuilder<ShownStuckTimer>();
        foreach (var timer in await queries.StuckTimersAsync(TimerPump.AttemptsUntilSeen, only, cancellationToken))
        {
            var why = await pump.RefusalOfAsync(timer.Case, timer.Timer, cancellationToken);
            shown.Add(new(timer.Case, timer.Number ?? timer.CaseTitle, ElementOf(await FileAsync(timer.Case, cancellationToken), timer.Timer),
                why?.ForReader() ?? texts["Stuck.Mended"], timer.DueAt, timer.Attempts));
        }
        return shown.ToImmutable();
    }

    private async Task<CaseFile?> FileAsync(CaseId id, CancellationToken cancellationToken)
    {
        try
        {
            return await files.OpenAsync(id.ToString(), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException) // a case that does not read is why its timer fails
        {
            return null;
        }
    }

    private static string ElementOf(CaseFile? file, string timer)
    {
        var (kind, name) = timer.Split(':', 2) is [var k, var n] ? (k, n) : ("", timer);
        if (file is null) return name;
        if (kind == "node" && int.TryParse(name, out var id) && file.State.Marking.Nodes.GetValueOrDefault(id) is { } node)
            return file.NodeOf(node.Frame, node.Element) is { Info.Name: var title } ? $"{title.ForReader()} ({node.Element})" : node.Element;
        return file.State.Record.Register.FirstOrDefault(d => name == d.Name || name.StartsWith(d.Name + "/", StringComparison.Ordinal)) is { } entry ? $"{entry.Title.ForReader()} ({name})" : name;
    }
}

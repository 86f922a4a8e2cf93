using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Demo;

/// <summary>What a demonstration printed: one line per event, and the counts.</summary>
internal sealed record DemoResult(ImmutableArray<(CaseId Case, LoggedEvent Event)> Events, int Cases, int Mails, int Late, AuthorityZone Zone)
{
    public IEnumerable<string> Lines => Events.Select(e => string.Join('\t',
        Zone.Local(e.Event.At).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        e.Case,
        e.Event.Seq.ToString(CultureInfo.InvariantCulture),
        CaseEventWords.Element(e.Event.Event) ?? "-",
        $"{e.Event.Type} {CaseEventWords.Detail(e.Event.Event)}".TrimEnd(),
        e.Event.By));

    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"cases={Cases} events={Events.Length} tasks={Count<CaseEvent.TaskCompleted>()} timers={Count<CaseEvent.TimerFired>()} mails={Mails} late={Late}");

    private int Count<T>() where T : CaseEvent => Events.Count(e => e.Event.Event is T);
}

using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Deciding;

/// <summary>What a due timer does. One that is gone, or that a later date moved on, does nothing: it was delivered twice or too soon.</summary>
internal static class TimerFiring
{
    public static void Fire(Run run, string id)
    {
        var timer = Timers.Of(run.State, run.Law.Calendar).FirstOrDefault(t => t.Id == id);
        if (timer is null || !timer.Wake.IsDue(run.Context.Now)) return;
        var (kind, rest) = (id[..id.IndexOf(':', StringComparison.Ordinal)], id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        switch (kind)
        {
            case "node": FireNode(run, id, int.Parse(rest, CultureInfo.InvariantCulture)); break;
            case "rule": EndWindow(run, id, rest); break;
            case "end": End(run, id, EntryOf(run, rest)); break;
            default: Climb(run, id, EntryOf(run, rest[..rest.IndexOf('/', StringComparison.Ordinal)]), rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..]); break;
        }
    }

    private static DeadlineEntry EntryOf(Run run, string name) => run.State.Record.Register.First(d => d.Name == name);

    private static void FireNode(Run run, string id, int nodeId)
    {
        var node = run.State.Marking.Nodes[nodeId];
        run.Emit(new CaseEvent.TimerFired(id, node.Frame, node.Element));
        Events.Occur(run, node, Happening.Plain(FeelContext.Empty));
    }

    private static void EndWindow(Run run, string id, string no)
    {
        run.Emit(new CaseEvent.TimerFired(id, 0, null));
        OrderReactions.EndWindow(run, no);
    }

    private static void End(Run run, string id, DeadlineEntry entry)
    {
        run.Emit(new CaseEvent.TimerFired(id, 0, null));
        run.Emit(new CaseEvent.DeadlineMissed(entry.Key, entry.Round));
    }

    private static void Climb(Run run, string id, DeadlineEntry entry, string rungId)
    {
        var rung = entry.Rungs.First(r => r.Id == rungId);
        // After a time in which nothing was sent, the last warning that is due says it all.
        var isPassedOver = entry.Rungs.Any(r => r.Day > rung.Day && r.Day <= run.Context.Today && r.Day <= entry.Due);
        run.Emit(new CaseEvent.TimerFired(id, 0, null));
        run.Emit(new CaseEvent.RungReached(entry.Key, entry.Round, rungId, isPassedOver ? [] : rung.Roles, run.Context.Today));
        if (isPassedOver) return;
        // A date that moved is told again, and a mail is sent once under one identity.
        var again = entry.Former.IsEmpty ? "" : FormattableString.Invariant($"~{entry.Former.Length}");
        run.Effects.Add(MailOf(run, entry, rungId + again, rung.Roles, run.Context.Today > entry.Due ? "escalation" : "reminder"));
    }

    /// <summary>A mail about a deadline as it stands.</summary>
    /// <param name="what">Unique for the entry: the rung.</param>
    internal static Effect.Mail MailOf(Run run, DeadlineEntry entry, string what, ImmutableArray<string> roles, string kind)
    {
        var doers = InHand.TasksFor(run.Procedures, run.Law, run.State, entry.Key).Select(t => new Doer(t.Open.ClaimedBy, t.Task.Roles)).ToImmutableArray();
        return new($"{entry.Name}/{what}", kind, roles, Meant(run, roles.Concat(doers.SelectMany(d => d.Roles)).Distinct()), entry.Title,
            FeelContext.Empty.Set("case", FeelValue.Of(run.State.Number ?? run.State.Id.ToString()))
                .Set("due", FeelValue.Of(entry.Due))
                .Set("due-time", entry.Dates.DueAt is { } at ? FeelValue.Of(at.ToString("HH:mm", CultureInfo.InvariantCulture)) : FeelValue.Nothing)
                .Set("target", FeelValue.Of(entry.Target))
                .Set("law", FeelValue.Of(entry.Law))
                .Set("own-rule", FeelValue.Of(run.Law.OwnSources.Bind(entry.Dates)))
                .Set("rung", FeelValue.Of(what)))
        {
            Doers = doers,
        };
    }

    /// <summary>Of each role, those who already acted in the case: they are meant, not every holder of the role.</summary>
    private static ImmutableDictionary<string, ImmutableArray<string>> Meant(Run run, IEnumerable<string> roles) =>
        roles.ToImmutableDictionary(r => r, r => (ImmutableArray<string>)[.. run.State.Record.Acts
            .Where(a => RolesBehind(run, a.Element).Contains(r)).Select(a => a.Person).Distinct()]);

    private static IEnumerable<string> RolesBehind(Run run, string element) => run.Procedures.ByHash.Values
        .Where(p => p.Process.Has(element)).Select(p => p.Process.Node(element)).OfType<FlowNode.PersonTask>().SelectMany(t => t.Roles);
}

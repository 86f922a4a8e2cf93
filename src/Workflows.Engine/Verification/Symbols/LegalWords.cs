using System.Collections.Immutable;
using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Workflows.Engine.Verification.Symbols;

/// <summary>The legal events and deadlines that conditions can ask for, by the paths that they ask with.</summary>
internal sealed class LegalWords
{
    private readonly ImmutableArray<(string Path, string Event)> events;
    private readonly Dictionary<string, DeadlineRule> deadlines;
    private readonly Dictionary<string, (string Event, string Part)?> eventOf = new(StringComparer.Ordinal);

    public LegalWords(ProcedureSet procedures, RuleBook law)
    {
        var all = procedures.Current.Keys.Select(id => procedures.TryGetCurrent(id, out var p) ? p : null).OfType<Procedure>()
            .SelectMany(p => p.Process.AllNodes).SelectMany(n => n.Info.Emits).Select(e => e.Event)
            .Concat(law.Deadlines.SelectMany(d => d.Starts.Concat(d.MetBy).Concat(d.Unless)))
            .Distinct(StringComparer.Ordinal);
        events = [.. all.Select(e => ("fact." + ExpressionScope.Words(e), e)).OrderByDescending(e => e.Item1.Length)];
        deadlines = law.Deadlines.DistinctBy(d => d.Key).ToDictionary(d => "deadline." + ExpressionScope.Words(d.Key), StringComparer.Ordinal);
    }

    /// <summary>Every event that a path may speak of.</summary>
    public IEnumerable<string> Events => events.Select(e => e.Event);

    /// <summary>The event that a path under <c>fact</c> speaks of, and what of it; null where it speaks of none.</summary>
    public (string Event, string Part)? EventOf(string path)
    {
        if (!path.StartsWith("fact.", StringComparison.Ordinal)) return null;
        if (!eventOf.TryGetValue(path, out var known)) eventOf[path] = known = Find(path);
        return known;
    }

    private (string Event, string Part)? Find(string path)
    {
        foreach (var (of, name) in events)
        {
            if (path == of) return (name, "");
            if (path.StartsWith(of + ".", StringComparison.Ordinal)) return (name, path[(of.Length + 1)..]);
        }
        return null;
    }

    /// <summary>The deadline that a path under <c>deadline</c> speaks of, and what of it.</summary>
    public (DeadlineRule Rule, string Part)? DeadlineOf(string path)
    {
        if (!path.StartsWith("deadline.", StringComparison.Ordinal)) return null;
        var end = path.IndexOf('.', "deadline.".Length);
        var key = end < 0 ? path : path[..end];
        return deadlines.TryGetValue(key, out var rule) ? (rule, end < 0 ? "" : path[(end + 1)..]) : null;
    }

    /// <summary>The legal events that must be followed to know what a path comes to.</summary>
    public IEnumerable<string> Behind(string path) =>
        EventOf(path) is { } fact ? [fact.Event] : DeadlineOf(path) is { } deadline ? EventsOf(deadline.Rule) : [];

    public static IEnumerable<string> EventsOf(DeadlineRule rule) => rule.Starts.Concat(rule.MetBy).Concat(rule.Unless);
}

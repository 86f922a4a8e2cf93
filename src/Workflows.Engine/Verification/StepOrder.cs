using System.Collections.Immutable;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Verification;

/// <summary>
/// Which steps surely come before and after which, by the arrows alone, whatever the data. What it says holds of every case; that it does not say so of two
/// steps means nothing, since conditions may see to it. A step is not asked to stay where it was: more may be done in between.
/// </summary>
public static class StepOrder
{
    /// <summary>The steps of a procedure that have an article or are a person's, each with its nearest neighbours that are such steps too.</summary>
    public static ImmutableArray<KeptStep> Of(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. Scopes(procedure.Process.Root).SelectMany(s => In(procedure.Id, s))];
    }

    internal static IEnumerable<VerificationFinding> Faults(ProcedureSet procedures, IReadOnlyList<KeptStep> steps)
    {
        foreach (var of in steps.GroupBy(s => s.Procedure, StringComparer.Ordinal))
        {
            if (!procedures.TryGetCurrent(of.Key, out var procedure)) continue;
            var scopes = Scopes(procedure.Process.Root).SelectMany(s => s.Nodes.Select(n => n.Id).Concat(s.Flows.Select(f => f.Id)).Select(id => (Id: id, Scope: s))).ToDictionary(n => n.Id, n => n.Scope, StringComparer.Ordinal);
            foreach (var step in of)
            {
                if (Fault(procedure, scopes, step) is { } fault) yield return fault;
            }
        }
    }

    private static VerificationFinding? Fault(Procedure procedure, Dictionary<string, FlowScope> scopes, KeptStep step)
    {
        if (!scopes.TryGetValue(step.Step, out var scope))
            return new("VER0014", procedure.Process.At, step.Step, $"Expected that '{procedure.Id}' has '{step.Step}', which stands in the second entry, but it has nothing of the name.", []);
        if (step.After is { } after && WayTo(scope, step.Step, after) is { } way) return Found(scope, step, $"Expected that {Named(scope, after)} is done before {Named(scope, step.Step)} on every way, but there is one without it: {string.Join(", ", way)}.");
        if (step.Before is { } before && WayOn(scope, step.Step, before) is { } on) return Found(scope, step, $"Expected that {Named(scope, before)} is done after {Named(scope, step.Step)} on every way, but there is one without it: {string.Join(", ", on)}.");
        if (step is { IsAtOnceAfter: true, After: { } cause } && WaitSince(scope, step.Step, cause) is { } since)
            return Found(scope, step, $"Expected that {Named(scope, step.Step)} follows at once on {Named(scope, cause)}, but {Named(scope, since)} is waited for in between.");
        if (step is { IsAtOnceBefore: true, Before: { } effect } && WaitUntil(scope, step.Step, effect) is { } until)
            return Found(scope, step, $"Expected that {Named(scope, effect)} follows at once on {Named(scope, step.Step)}, but {Named(scope, until)} is waited for in between.");
        return step is { After: { } former, Before: { } next } && former != next && !WayBetween(scope, step.Step, next, former)
            ? Found(scope, step, $"Expected that {Named(scope, next)} is come to after {Named(scope, step.Step)} without {Named(scope, former)} being done again, but every way leads back to that.")
            : null;
    }

    private static VerificationFinding Found(FlowScope scope, KeptStep step, string message) =>
        new("VER0014", scope.Nodes.First(n => n.Id == step.Step || scope.Outgoing(n.Id).Any(f => f.Id == step.Step)).Info.At, step.Step, message, []);

    private static string Named(FlowScope scope, string id) => scope.Nodes.FirstOrDefault(n => n.Id == id)?.Info.Article is { } article ? $"'{id}' ({article})" : $"'{id}'";

    /// <summary>The steps on an article and those of a person, then whatever else may set a part of the flow off or end it: a start, an event, a way out of a gateway, an end.</summary>
    private static IEnumerable<KeptStep> In(string procedure, FlowScope scope)
    {
        var steps = scope.Nodes.Where(n => n is FlowNode.PersonTask || (n.Info.Article is not null && n is not FlowNode.StartEvent)).Select(n => n.Id).ToImmutableArray();
        var beginnings = scope.Nodes.Where(n => n is FlowNode.StartEvent or FlowNode.BoundaryEvent or FlowNode.CatchEvent).Select(n => n.Id)
            .Concat(scope.Nodes.Where(n => n is FlowNode.ExclusiveGateway or FlowNode.ParallelGateway).SelectMany(n => scope.Outgoing(n.Id) is { Length: > 1 } ways ? ways.Select(f => f.Id) : []))
            .Concat(scope.Nodes.OfType<FlowNode.EndEvent>().Select(e => e.Id));
        return steps.Concat(beginnings).Distinct().Select(s => AtOnce(scope, new KeptStep(procedure, s,
            Last(scope, [.. steps.Where(b => b != s && WayTo(scope, s, b) is null)]), First(scope, s, [.. steps.Where(a => a != s && WayOn(scope, s, a) is null)]))));
    }

    private static KeptStep AtOnce(FlowScope scope, KeptStep step) => step with
    {
        IsAtOnceAfter = step.After is { } cause && IsAutomatic(scope, step.Step) && WaitSince(scope, step.Step, cause) is null,
        IsAtOnceBefore = step.Before is { } effect && IsAutomatic(scope, effect) && WaitUntil(scope, step.Step, effect) is null,
    };

    private static bool IsAutomatic(FlowScope scope, string step) =>
        scope.Nodes.FirstOrDefault(n => n.Id == step) is FlowNode.BusinessRuleTask or FlowNode.ServiceTask or FlowNode.ThrowEvent;

    /// <summary>Whether a case can stand there: for a person, an event, another branch, or what is called.</summary>
    private static bool Waits(FlowScope scope, string id) =>
        scope.Nodes.FirstOrDefault(n => n.Id == id) is FlowNode.PersonTask or FlowNode.CatchEvent or FlowNode.EventBasedGateway or FlowNode.CallActivity or FlowNode.SubProcess
        || (scope.Nodes.FirstOrDefault(n => n.Id == id) is FlowNode.ParallelGateway && scope.Incoming(id).Length > 1);

    /// <summary>What may be waited for between the two where the first was done last before the second; null where nothing is.</summary>
    private static string? WaitSince(FlowScope scope, string step, string after) =>
        scope.Nodes.Select(n => n.Id).FirstOrDefault(w => w != after && w != step && Waits(scope, w) && WayBetween(scope, after, w, step) && WayBetween(scope, w, step, after));

    /// <summary>What may be waited for on the way on from the step until the other is done; null where nothing is.</summary>
    private static string? WaitUntil(FlowScope scope, string step, string before) =>
        Way(From(scope, step), before, id => Waits(scope, id), id => Next(scope, id)) is { } way ? way[^1] : null;

    /// <summary>Of several that surely came before, the one that most of the others surely came before too.</summary>
    private static string? Last(FlowScope scope, ImmutableArray<string> all) => all.MaxBy(b => all.Count(other => other != b && WayTo(scope, b, other) is null));

    /// <summary>Of several that surely come after, the one that is come to without any of the others.</summary>
    private static string? First(FlowScope scope, string step, ImmutableArray<string> all) => all.FirstOrDefault(a => all.All(other => other == a || WayBetween(scope, step, a, other)));

    /// <summary>Whether a way leads from the one to the other without coming to a third.</summary>
    private static bool WayBetween(FlowScope scope, string from, string to, string without) => Way(From(scope, from), without, id => id == to || scope.Outgoing(id).Any(f => f.Id == to), id => Next(scope, id)) is not null
        || scope.BoundariesOf(from).Any(b => b.Id == to) || scope.BoundariesOf(from).Any(b => b.Id != without && Way([b.Id], without, id => id == to, id => Next(scope, id)) is not null);

    private static IEnumerable<string> Next(FlowScope scope, string id) => scope.Outgoing(id).Select(f => f.Target).Concat(scope.BoundariesOf(id).Select(b => b.Id));

    /// <summary>A shortest way from a start of the scope to the step that does not come to another; null where there is none.</summary>
    /// <remarks>Where branches are joined, every one of them must have come.</remarks>
    private static ImmutableArray<string>? WayTo(FlowScope scope, string step, string without) =>
        Way([.. scope.Starts.Select(s => s.Id)], without, id => id == step || scope.Outgoing(id).Any(f => f.Id == step), id => Next(scope, id), id => scope.Nodes.First(n => n.Id == id) is FlowNode.ParallelGateway ? scope.Incoming(id).Length : 1);

    /// <summary>A shortest way on from the step, once it is done, to where the scope is left or the step is done again, that does not come to another; null where there is none.</summary>
    /// <remarks>What a non-interrupting event begins runs beside it, and takes nothing from the way on.</remarks>
    private static ImmutableArray<string>? WayOn(FlowScope scope, string step, string without) =>
        From(scope, step) is not { IsEmpty: false } from ? [step] : Way(from, without, id => scope.Outgoing(id).IsEmpty || id == step || scope.Outgoing(id).Any(f => f.Id == step),
            id => scope.Outgoing(id).Select(f => f.Target).Concat(scope.BoundariesOf(id).Where(b => b.Interrupting).Select(b => b.Id)));

    /// <summary>What the step, or the arrow, leads to.</summary>
    private static ImmutableArray<string> From(FlowScope scope, string step) =>
        scope.Flows.FirstOrDefault(f => f.Id == step) is { } arrow ? [arrow.Target] : [.. scope.Outgoing(step).Select(f => f.Target)];

    /// <param name="needs">By how many arrows an element must have been come to before it goes on; null for one each.</param>
    private static ImmutableArray<string>? Way(ImmutableArray<string> from, string without, Func<string, bool> isThere, Func<string, IEnumerable<string>> next, Func<string, int>? needs = null)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal);
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Queue<string>();
        foreach (var id in from) Come(id, null);
        while (open.TryDequeue(out var at))
        {
            if (isThere(at)) return Back(at);
            foreach (var id in next(at)) Come(id, at);
        }
        return null;

        void Come(string id, string? by)
        {
            if (id == without || cameFrom.ContainsKey(id)) return;
            waiting[id] = waiting.GetValueOrDefault(id) + 1;
            if (needs is not null && waiting[id] < needs(id)) return;
            cameFrom[id] = by;
            open.Enqueue(id);
        }

        ImmutableArray<string> Back(string at)
        {
            var way = new Stack<string>();
            for (var id = at; id is not null; id = cameFrom[id]) way.Push(id);
            return [.. way];
        }
    }

    private static IEnumerable<FlowScope> Scopes(FlowScope root) => root.Nodes.OfType<FlowNode.SubProcess>().SelectMany(s => Scopes(s.Body)).Prepend(root);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification.Nets;

namespace Workflows.Engine.Verification.Play;

/// <summary>
/// Everything in a layout that a play of it can hang on, as one short text: two layouts of the same law with the same print play alike. Names, articles and
/// places in files are left out.
/// </summary>
internal static class NetPrint
{
    public static string Of(Layout layout, int cap)
    {
        var text = new StringBuilder();
        var net = layout.Net;
        text.Append(cap).Append(net.IsEntry).Append(net.Places).AppendJoin(',', net.Events.Order(StringComparer.Ordinal)).Append('/').AppendJoin(',', layout.Table.Known.Order(StringComparer.Ordinal)).Append('\n');
        if (layout.Watched is { } watched) text.Append(watched.Constraint.No).Append(watched.Constraint.Version).Append('\n');
        foreach (var demand in layout.Demands) text.Append(demand.Constraint.No).Append(demand.Constraint.Version).Append(';');
        foreach (var clock in layout.Clocks) text.Append(clock.Rule.Key).Append(clock.Rule.Version).Append(clock.Symbol?.Index).Append('-').Append(clock.Started?.Index).Append(';');
        foreach (var scope in net.Scopes) text.Append(CultureInfo.InvariantCulture, $"\ns{scope.Index} {scope.Host} {scope.Frame} {scope.Start} {scope.MayEnd} {scope.MayLinger} {Numbers(scope.Places)}");
        foreach (var frame in net.Frames)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nf{frame.Index} {frame.Caller} {frame.Procedure.Id} {string.Join(',', frame.Restless.Order(StringComparer.Ordinal))}");
            foreach (var (name, sites) in frame.Sets.OrderBy(s => s.Key, StringComparer.Ordinal)) text.Append('\n').Append(name).Append(':').AppendJoin('|', sites.Select(s => Shown(s.Range)));
        }
        foreach (var node in net.Nodes) Add(text, node);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, NetNode node)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nn{node.Index} {node.Element.Id} {Kind(node.Element)} {node.Frame} {node.Scope} {node.Stay} {node.Host} {node.Inner} {node.ComesByItself} ")
            .AppendJoin(',', node.Out.Select(f => $"{f.Target}:{f.Join}")).Append(' ').AppendJoin(';', node.Conditions.Select(c => c?.ToString()))
            .Append(CultureInfo.InvariantCulture, $" {Numbers(node.Joins)} {Numbers(node.Attached)} {(node.Branch.IsDefault ? "-" : Numbers(node.Branch))} {string.Join(',', node.Throws)} ")
            .AppendJoin(';', node.Emits.Select(e => $"{e.Event} {e.When}"));
        foreach (var set in node.Assigns) Add(text, set, '=');
        foreach (var set in node.Inputs) Add(text, set, '<');
    }

    private static void Add(StringBuilder text, NetAssignment set, char how)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{how}{set.Frame} {set.Name} {Shown(set.Range)} {set.ValueFrame} {set.Value} ");
        if (set.Form is { } form) text.AppendJoin(';', form.Fields.Select(f => $"{f.Name} {f.Shown} {f.Required} {f.RequiredWhen}")).AppendJoin(';', form.Checks.Select(c => c.ToString()));
    }

    private static string Kind(FlowNode node) => node switch
    {
        FlowNode.EndEvent end => $"end {end.Kind} {end.ErrorCode}",
        FlowNode.BoundaryEvent boundary => $"boundary {boundary.Interrupting} {On(boundary.Trigger)}",
        FlowNode.CatchEvent wait => $"wait {On(wait.Trigger)}",
        FlowNode.StartEvent start => $"start {On(start.Trigger)}",
        _ => node.GetType().Name,
    };

    private static string On(Trigger trigger) => trigger switch
    {
        Trigger.Message message => $"message {message.Spec.Name} {message.Spec.ComesFromOutside}",
        Trigger.Error error => $"error {error.Code}",
        Trigger.Timer { Spec: TimerSpec.OfDeadline of } => $"deadline {of.Key}",
        Trigger.Timer => "timer",
        _ => "none",
    };

    private static string Shown(AbstractValue range) => range.Values.IsDefault ? range.IsNotNull.ToString() : $"{range.IsNotNull} {string.Join('|', range.Values)}";

    private static string Numbers(ImmutableArray<int> numbers) => numbers.IsDefault ? "" : string.Join(',', numbers);
}

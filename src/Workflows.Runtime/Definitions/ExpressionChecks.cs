using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Checking;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Definitions;

/// <summary>Whether the expressions of flows, forms, documents and laws can have a meaning: kinds that clash, arguments that are none of a function's, and members that no form has behind a dot. A name that no form has may come from elsewhere and is left alone, but for documents.</summary>
/// <param name="files">The texts of all files, by path within <c>workflows/</c>: where an expression stands is looked up in them.</param>
internal sealed class ExpressionChecks(IReadOnlyCollection<Procedure> procedures, RuleBook? law, IReadOnlyDictionary<string, string> files)
{
    private readonly ImmutableDictionary<string, string> types = VariableTypes.Of(procedures);
    private readonly ImmutableDictionary<string, string> written = VariableTypes.OfDocuments(procedures);

    public IEnumerable<Finding> Run() => [.. procedures.SelectMany(Flow), .. procedures.SelectMany(Forms), .. procedures.SelectMany(Documents), .. Laws()];

    private IEnumerable<Finding> Flow(Procedure procedure)
    {
        foreach (var node in procedure.Process.AllNodes)
        {
            foreach (var finding in Expressions(node).SelectMany(x => Check(x.Expression, $"{node.Id}: {x.What}", (what, message) => node.Info.At.Says("FEEL0002", $"{what}{message}")))) yield return finding;
            foreach (var flow in procedure.Process.ScopeOf(node.Id).Outgoing(node.Id))
            {
                foreach (var finding in Condition(flow.Condition, $"{flow.Id}: condition", (what, message) => node.Info.At.Says("FEEL0002", $"{what}{message}"))) yield return finding;
            }
        }
    }

    private static IEnumerable<(string What, FeelExpression? Expression)> Expressions(FlowNode node)
    {
        foreach (var emission in node.Info.Emits)
        {
            yield return ("law:event-when", emission.When);
            yield return ("law:event-on", emission.On);
        }
        var mappings = node switch
        {
            FlowNode.ServiceTask task => task.Inputs.AddRange(task.Outputs),
            FlowNode.CallActivity call => call.Inputs.AddRange(call.Outputs),
            _ => [],
        };
        foreach (var mapping in mappings) yield return ($"'{mapping.Name}'", mapping.Value);
        if (node is FlowNode.BusinessRuleTask { Substance: { } substance })
        {
            yield return ("law:act-on", substance.ActOn);
            yield return ("law:lighter", substance.Lighter);
        }
        var trigger = node switch
        {
            FlowNode.StartEvent { Trigger: Trigger.Timer timer } => timer,
            FlowNode.CatchEvent { Trigger: Trigger.Timer timer } => timer,
            FlowNode.BoundaryEvent { Trigger: Trigger.Timer timer } => timer,
            _ => null,
        };
        if (trigger?.Spec is TimerSpec.AtDate at) yield return ("timeDate", at.Date);
    }

    private IEnumerable<Finding> Forms(Procedure procedure)
    {
        foreach (var form in procedure.Forms.Values)
        {
            var file = $"{procedure.Id}/forms/{form.Name}.yaml";
            foreach (var field in form.Fields)
            {
                foreach (var finding in InFile(file, field.RequiredWhen, $"{field.Name}: required-when", true)) yield return finding;
                foreach (var finding in InFile(file, field.ShowWhen, $"{field.Name}: show-when", true)) yield return finding;
                foreach (var finding in InFile(file, field.Initial, $"{field.Name}: value", false)) yield return finding;
            }
            foreach (var finding in form.Checks.SelectMany(check => InFile(file, check.That, "checks", true))) yield return finding;
        }
    }

    /// <summary>A template may name only what something gives: a placeholder without a value is refused when the paper is made, and then it is late.</summary>
    private IEnumerable<Finding> Documents(Procedure procedure)
    {
        foreach (var document in procedure.Documents.Values)
        {
            var file = $"{procedure.Id}/documents/{document.Name}.md";
            foreach (var expression in Placeholder.In(document.Text).Select(p => p.Parsed.Expression).OfType<FeelExpression>())
            {
                foreach (var found in Told(expression.Text.Trim(), "placeholder", FeelChecker.Check(expression.Text, written), At(file, expression))) yield return found;
            }
        }
    }

    private IEnumerable<Finding> Laws()
    {
        if (law is null) yield break;
        IEnumerable<(string What, FeelExpression? Expression)> all =
        [
            .. law.Deadlines.Select(d => ($"{d.Key}: starts-when", d.StartsWhen)),
            .. law.Deadlines.SelectMany(d => d.Periods.Select(p => ($"{d.Key}: when", p.When))),
            .. law.Constraints.Select(c => ($"{c.No}: when", c.When)),
            .. law.Constraints.Select(c => ($"{c.No}: that", (c.Template as ConstraintTemplate.Guard)?.That)),
            .. law.Duties.Select(d => ($"{d.No}: when", d.When)),
        ];
        foreach (var (what, expression) in all)
        {
            if (expression is null) continue;
            var file = files.FirstOrDefault(f => f.Key.EndsWith("/" + ProcedureFolderReader.LawFile, StringComparison.Ordinal) && f.Value.Contains(expression.Text, StringComparison.Ordinal)).Key ?? ProcedureFolderReader.LawFile;
            foreach (var finding in InFile(file, expression, what, true)) yield return finding;
        }
    }

    private IEnumerable<Finding> InFile(string file, FeelExpression? expression, string what, bool isCondition)
    {
        return isCondition ? Condition(expression, what, At(file, expression)) : Check(expression, what, At(file, expression));
    }

    /// <summary>Says a finding where the expression first stands in the file.</summary>
    private Func<string, string, Finding> At(string file, FeelExpression? expression) => (where, message) =>
    {
        var at = files.TryGetValue(file, out var text) && expression is not null ? text.IndexOf(expression.Text, StringComparison.Ordinal) : -1;
        var (line, column) = at < 0 ? (0, 0) : TextPlace.At(text!, at);
        return new(file, line, column, "FEEL0002", $"{where}{message}");
    };

    private IEnumerable<Finding> Condition(FeelExpression? expression, string what, Func<string, string, Finding> says) =>
        expression is null ? [] : Told(expression.Text, what, FeelChecker.CheckCondition(expression.Text, types, others: true), says);

    private IEnumerable<Finding> Check(FeelExpression? expression, string what, Func<string, string, Finding> says) =>
        expression is null ? [] : Told(expression.Text, what, FeelChecker.Check(expression.Text, types, others: true), says);

    private static IEnumerable<Finding> Told(string text, string what, ImmutableArray<FeelDiagnostic> found, Func<string, string, Finding> says) =>
        found.Select(d => says($"{what} ({text}), {d.Line}:{d.Column}: ", d.Message));
}

using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Verification.Nets;

/// <summary>Which variables elements set, and to what: the choices of forms, the answers of tables, the constants of calls.</summary>
internal static class Assignments
{
    private static readonly ConditionalWeakTable<FormDefinition, NetForm> s_forms = [];
    private static readonly ConditionalWeakTable<Procedure, HashSet<string>> s_names = [];

    /// <summary>What completing the element sets in its own frame; the outputs of a call are the builder's business.</summary>
    public static IEnumerable<NetAssignment> Of(Procedure procedure, FlowNode node, int frame) => node switch
    {
        FlowNode.PersonTask { Form: { } form } => OfForm(procedure, form, frame),
        FlowNode.StartEvent { Form: { } form } => OfForm(procedure, form, frame),
        FlowNode.CatchEvent { Trigger: Trigger.Message { Spec.Form: { } form } } => OfForm(procedure, form, frame),
        FlowNode.BoundaryEvent { Trigger: Trigger.Message { Spec.Form: { } form } } => OfForm(procedure, form, frame),
        FlowNode.BusinessRuleTask task =>
            [new(frame, task.Result, procedure.Decisions.TryGetValue(task.Decision, out var decision) ? decision.Range : AbstractValue.Anything, null, frame, null)],
        FlowNode.ServiceTask task => task.Outputs.Select(o => new NetAssignment(frame, o.Name, AbstractValue.Anything, null, frame, null)),
        _ => [],
    };

    /// <summary>Every variable that the procedure sets for itself.</summary>
    public static HashSet<string> NamesSet(Procedure procedure) => s_names.GetValue(procedure, p =>
        p.Process.AllNodes.SelectMany(n => Of(p, n, 0).Select(a => a.Name).Concat(n is FlowNode.CallActivity call ? call.Outputs.Select(o => o.Name) : [])).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<NetAssignment> OfForm(Procedure procedure, string name, int frame)
    {
        if (!procedure.Forms.TryGetValue(name, out var definition)) return [];
        var form = s_forms.GetValue(definition, Form);
        return definition.Fields.Where(f => f.Type != FieldType.Opinion).Select(f => new NetAssignment(frame, f.Name, RangeOf(f), null, frame, form));
    }

    private static AbstractValue RangeOf(FormField field)
    {
        var answered = field.Required && field.ShowWhen is null;
        return field.Type switch
        {
            FieldType.Choice => AbstractValue.Of([.. field.Options.Select(o => FeelValue.Of(o.Value)), .. answered ? [] : new[] { FeelValue.Nothing }]),
            FieldType.YesNo => AbstractValue.Of([FeelValue.True, FeelValue.False, .. answered ? [] : new[] { FeelValue.Nothing }]),
            _ => answered ? AbstractValue.Something : AbstractValue.Anything,
        };
    }

    private static NetForm Form(FormDefinition definition) => new(
        [.. definition.Fields.Select(f => new NetField(f.Name, Ask(f.ShowWhen), f.Required, Ask(f.RequiredWhen)))],
        [.. definition.Checks.Select(c => new FeelQuestion(c.That))]);

    private static FeelQuestion? Ask(FeelExpression? expression) => expression is null ? null : new(expression);
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law.Coverage;

/// <summary>Whether a rule can speak: whether procedures record the events, ask for the data and have the tasks that it is about.</summary>
internal sealed class RuleReach
{
    private readonly FrozenSet<string> events;
    private readonly FrozenSet<string> duties;
    private readonly FrozenSet<string> names;

    public RuleReach(IReadOnlyCollection<Procedure> procedures)
    {
        var nodes = procedures.SelectMany(p => p.Process.AllNodes).ToList();
        var fields = procedures.SelectMany(p => p.Forms.Values).SelectMany(f => f.Fields).ToList();
        events = nodes.SelectMany(n => n.Info.Emits).Select(e => e.Event).ToFrozenSet(StringComparer.Ordinal);
        duties = nodes.OfType<FlowNode.PersonTask>().Select(t => t.Duty).Concat(fields.Select(f => f.Duty)).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        names = fields.Select(f => f.Name.Split('.')[0])
            .Concat(nodes.SelectMany(Named))
            .Concat(LegalTimeFunctions.Names).Concat(["today", "case", "agency", "extendable", "fact", "deadline", "event", "person", "item"])
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public Bilingual? Asleep(OrderingConstraint rule) => Unknown(rule.When) ?? rule.Template switch
    {
        ConstraintTemplate.Guard t => NoneOf(t.Before) ?? Unknown(t.That) ?? FactPaths.EventsIn(t.That).Select(f => NoneOf([f])).FirstOrDefault(a => a is not null),
        ConstraintTemplate.Occurs { Kind: Occurrence.Absence or Occurrence.Exactly } t => NoneOf([t.Event]),
        ConstraintTemplate.Occurs => null,
        ConstraintTemplate.Relates { Kind: Relation.Choice or Relation.ExclusiveChoice } => null,
        ConstraintTemplate.Relates { Kind: Relation.Precedence or Relation.AlternatePrecedence or Relation.ChainPrecedence } t => NoneOf(t.Then),
        ConstraintTemplate.Relates { Kind: Relation.NotCoExistence or Relation.NotSuccession or Relation.NotChainSuccession } t => NoneOf(t.First) ?? NoneOf(t.Then),
        ConstraintTemplate.Relates { Kind: Relation.Succession or Relation.AlternateSuccession or Relation.ChainSuccession } t => NoneOf([.. t.First, .. t.Then]),
        ConstraintTemplate.Relates t => NoneOf(t.First),
        _ => null,
    };

    public Bilingual? Asleep(DeadlineRule rule) => Unknown(rule.StartsWhen) ?? NoneOf(rule.Starts);

    public Bilingual? Asleep(DutyRule rule) => duties.Contains(rule.Duty) || (rule.Duty == DutyRule.Any && duties.Count > 0) ? null
        : new($"尚无程序设有职责“{rule.Duty}”的任务", $"no procedure has a task of the duty '{rule.Duty}' yet");

    private Bilingual? NoneOf(ImmutableArray<string> wanted) => wanted.Any(events.Contains) ? null
        : new($"尚无程序记录“{string.Join("、", wanted)}”", $"no procedure records {string.Join(", ", wanted)} yet");

    private Bilingual? Unknown(FeelExpression? expression) => expression?.Names.FirstOrDefault(n => !names.Contains(n)) is { } name
        ? new($"尚无表单采集“{name}”", $"no form asks for '{name}' yet")
        : null;

    private static IEnumerable<string> Named(FlowNode node) => node switch
    {
        FlowNode.ServiceTask t => t.Outputs.Select(m => m.Name),
        FlowNode.CallActivity t => t.Inputs.Concat(t.Outputs).Select(m => m.Name),
        FlowNode.BusinessRuleTask t => [t.Result],
        _ => [],
    };
}

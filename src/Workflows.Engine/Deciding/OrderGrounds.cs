using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Says what of a case a constraint looked at: the acts with their legal days and who recorded them, the deadlines, and the answers by the labels of
/// their forms.
/// </summary>
internal static class OrderGrounds
{
    private const int LongestValue = 60;
    private const int MostActs = 3;

    /// <summary>What is no answer of a form.</summary>
    private static readonly ImmutableHashSet<string> s_surroundings =
        ["fact", "deadline", "event", "person", "today", "case", "agency", "extendable", .. LegalTimeFunctions.Names];

    /// <param name="law">Tells the names of deadlines that have not begun.</param>
    /// <param name="scope">What the constraint's expressions see, the event in question included.</param>
    public static Bilingual Of(ProcedureSet procedures, RuleBook law, OrderingConstraint rule, CaseState state, FeelContext scope)
    {
        var seen = rule.Template switch
        {
            ConstraintTemplate.Guard t => FactPaths.EventsIn(t.That).SelectMany(e => Acts(state, e))
                .Concat(FactPaths.DeadlinesIn(t.That).Select(k => Deadline(law, state, k)))
                .Concat(t.That.Names.Where(n => !s_surroundings.Contains(n)).Select(n => Answer(Asked(procedures, state), n, scope[n]))),
            ConstraintTemplate.Relates t => t.First.Concat(t.Then).SelectMany(e => Acts(state, e)),
            ConstraintTemplate.Occurs t => Acts(state, t.Event),
            _ => [],
        };
        var lines = seen.ToList();
        return new(string.Join("；", lines.Select(l => l.Zh)), string.Join("; ", lines.Select(l => l.En)));
    }

    /// <summary>What has to be done where a case owes something by the rule; null where its template names no act to come.</summary>
    public static Bilingual? NextStep(ConstraintTemplate template)
    {
        ImmutableArray<string> acts = template switch
        {
            ConstraintTemplate.Occurs { Kind: Occurrence.Absence or Occurrence.Init } => [],
            ConstraintTemplate.Occurs t => [t.Event],
            ConstraintTemplate.Relates { Kind: Relation.Choice or Relation.ExclusiveChoice } t => [.. t.First, .. t.Then],
            ConstraintTemplate.Relates t => t.Then,
            _ => [],
        };
        return acts.IsEmpty ? null : new($"请先办理“{string.Join("”或者“", acts)}”，再终结案件。", $"Do {string.Join(" or ", acts.Select(a => $"'{a}'"))} first, and end the case then.");
    }

    private static IEnumerable<Bilingual> Acts(CaseState state, string e)
    {
        var acts = state.Record.Facts.Where(f => f.Stands && f.Event == e).OrderBy(f => f.On).TakeLast(MostActs).ToList();
        return acts.Count == 0
            ? [new($"{e} 无记录", $"'{e}' is not on record")]
            : acts.Select(f => new Bilingual($"{e} {Day(f.On)}（{f.By} 登记）", $"'{e}' on {Day(f.On)} (recorded by '{f.By}')"));
    }

    private static Bilingual Deadline(RuleBook law, CaseState state, string key) => state.Record.Deadline(key) is { } entry
        ? new($"期限“{entry.Title.Zh}”至 {Day(entry.Due)}", $"the deadline '{entry.Title.En}' ends on {Day(entry.Due)}")
        : law.Deadline(key) is { } rule ? new($"期限“{rule.Title.Zh}”未起算", $"the deadline '{rule.Title.En}' has not started")
        : new($"期限 {key} 未起算", $"the deadline {key} has not started");

    /// <summary>The procedures in which a name may be looked up: first those that the case runs, as it has pinned them.</summary>
    private static IReadOnlyList<Procedure> Asked(ProcedureSet procedures, CaseState state) =>
        [.. state.Marking.Frames.OrderBy(f => f.Key).Select(f => f.Value.Hash).Concat(procedures.Current.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value)).Distinct()
            .Select(h => procedures.ByHash.GetValueOrDefault(h)).OfType<Procedure>()];

    private static Bilingual Answer(IReadOnlyList<Procedure> procedures, string name, FeelValue value)
    {
        var field = procedures.Select(p => p.Field(name)).FirstOrDefault(f => f is not null);
        var label = field is null ? SetBy(procedures, name) ?? new(name, name) : new Bilingual($"“{field.Label.Zh}”", $"\"{field.Label.En}\"");
        if (value.IsNull) return new($"{label.Zh} 未填", $"{label.En} is empty");
        var said = Said(field, value);
        return new($"{label.Zh}：{Cut(said.Zh)}", $"{label.En}: {Cut(said.En)}");
    }

    /// <summary>Of what no form asks, the step whose result it is.</summary>
    private static Bilingual? SetBy(IReadOnlyList<Procedure> procedures, string name) => procedures.SelectMany(p => p.Process.AllNodes)
        .FirstOrDefault(n => n is FlowNode.BusinessRuleTask rule && rule.Result == name || n is FlowNode.ServiceTask { Outputs: var made } && made.Any(o => o.Name == name)) is { Info.Name: { Zh.Length: > 0 } step }
            ? new($"“{step.Zh}”", $"\"{step.En}\"") : null;

    /// <summary>A value by the labels of its field's options; ids in quotes, as the rest of the sentence has them.</summary>
    private static Bilingual Said(FormField? field, FeelValue value) => value switch
    {
        FeelValue.Boolean { Value: true } => new("是", "yes"),
        FeelValue.Boolean => new("否", "no"),
        FeelValue.List list => list.Items.Select(i => Said(field, i)).ToList() is { Count: > 0 } items
            ? new(string.Join("、", items.Select(i => i.Zh)), string.Join(", ", items.Select(i => i.En))) : new("无", "none"),
        FeelValue.String text when field?.Options.FirstOrDefault(o => o.Value == text.Value) is { } option => option.Label,
        FeelValue.String text when field?.Type == FieldType.People => new(text.Value, $"'{text.Value}'"),
        FeelValue.String text => new(text.Value, text.Value),
        _ => new(value.ToString() ?? "", value.ToString() ?? ""),
    };

    private static string Cut(string text) => text.Length > LongestValue ? text[..LongestValue] + "…" : text;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Statute;
using Workflows.Statute.Duties;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>Whom or what a line of the list is about.</summary>
public enum PreflightBearing
{
    /// <summary>The person about to do the step.</summary>
    Person,

    /// <summary>The step, whatever its form will say.</summary>
    Step,

    /// <summary>Others whom the form names.</summary>
    Named,

    /// <summary>What the step only is if the form says so.</summary>
    Contingent,

    /// <summary>The end of the case, where the step ends it.</summary>
    Ending,
}

/// <summary>One line of the list beside the button: a rule, and whether it holds now.</summary>
/// <param name="Holds">Null where it cannot be told before the form is filled in.</param>
public sealed record PreflightLine(string No, Bilingual Title, string? Law, bool? Holds, Bilingual? Why)
{
    /// <summary>What is known of the version of the rule that speaks.</summary>
    public RuleStatus Status { get; init; }

    public string Version { get; init; } = "";

    public PreflightBearing Bearing { get; init; }

    /// <summary>What has to be on record first and is not; null where nothing is missing, or it is told by another answer.</summary>
    public Bilingual? Missing { get; init; }

    /// <summary>Whether the rule cannot be asked, because a deadline or an act that it looks at is not there yet.</summary>
    public bool IsUntold { get; init; }
}

/// <summary>What the law will say to a task, before it is done. It asks the same questions as the command.</summary>
public static class Preflight
{
    /// <param name="answers">What the form holds so far, by the fields' names; null before it is filled in. What hangs on an empty field is not known.</param>
    public static ImmutableArray<PreflightLine> Of(
        ProcedureSet procedures, RuleBook law, CaseState state, int nodeId, CommandContext context, FeelContext? answers = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(context);
        var run = new Run(procedures, law, state, context);
        var node = state.Marking.Nodes[nodeId];
        var task = (FlowNode.PersonTask)run.NodeOf(node);
        var form = task.Form is null ? null : run.ProcedureOf(node.Frame).Forms[task.Form];
        var given = answers ?? FeelContext.Empty;
        var on = FormAnswers.Happening(form, given).LegalDay ?? context.Today;
        run.ActUnder(Standing.For(task, law, context, on, state.Record.Tasks.GetValueOrDefault(nodeId)?.ClaimedBy).Under);
        var duties = DutyGuards.OfActor(run, node.Frame, task.Duty, on).Select(v => OfDuty(v, PreflightBearing.Person))
            .Concat(OfNamed(run, node.Frame, form, given, on).Select(v => OfDuty(v, PreflightBearing.Named)));
        var empty = form is null ? ImmutableHashSet<string>.Empty : Empty(form, given, run.ScopeAt(node.Frame));
        var events = task.Info.Emits.SelectMany(e => OfEvent(run, task, node.Frame, e, FormAnswers.Happening(form, given), form, empty));
        var ending = EndTrial.Of(run, node, form, given, empty).Select(owed => OfEnd(run, owed.Rule, owed.IsCertain));
        return [.. duties.OrderBy(l => l.Holds == true).Concat(ending).Concat(events.OrderBy(l => (l.Holds != false, l.Bearing))).DistinctBy(l => (l.No, l.Title))];
    }

    private static PreflightLine OfEnd(Run run, OrderingConstraint rule, bool isCertain)
    {
        var (seen, next) = (OrderGrounds.Of(run.Procedures, run.Law, rule, run.State, run.ScopeAt(0)), OrderGrounds.NextStep(rule.Template));
        var why = isCertain
            ? new Bilingual($"办理本步后案件终结，而所欠的还没有：{seen.Zh}。{next?.Zh}", $"The step ends the case, which still owes something: {seen.En}. {next?.En}")
            : new Bilingual($"填写的内容使案件终结的，不能提交，因为所欠的还没有：{seen.Zh}。{next?.Zh}", $"What ends the case is refused, for the case still owes something: {seen.En}. {next?.En}");
        return new(rule.No, rule.Title, rule.Law, false, why) { Status = rule.Status, Version = rule.Version, Bearing = PreflightBearing.Ending };
    }

    private static PreflightLine OfDuty(DutyVerdict v, PreflightBearing bearing) =>
        new(v.Rule.No, v.Rule.Title, v.Rule.Law ?? v.Rule.Source, v.Holds, v.Why) { Status = v.Rule.Status, Version = v.Rule.Version, Bearing = bearing };

    /// <summary>
    /// Why the law will not let a message be recorded now; empty where it may be. The day of what is recorded is not known yet: what would be allowed on
    /// some day that the case knows of is allowed.
    /// </summary>
    public static ImmutableArray<PreflightLine> Against(ProcedureSet procedures, RuleBook law, CaseState state, ExpectedMessage expected, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(context);
        var run = new Run(procedures, law, state, context);
        var (node, form) = (run.NodeOf(expected.Node), expected.Form);
        var dated = form.Fields.FirstOrDefault(f => f.IsLegalDate && f.Type == FieldType.Date)?.Name;
        var days = dated is null ? [context.Today] : state.Record.Facts.Where(f => f.Stands).Select(f => f.On).Concat(state.Record.Register.Select(d => d.Due))
            .Where(d => d < context.Today).Append(context.Today).Distinct().OrderDescending().ToImmutableArray();
        ImmutableArray<PreflightLine> today = [];
        foreach (var day in days)
        {
            var given = dated is null ? FeelContext.Empty : FeelContext.Empty.Set(dated, FeelValue.Of(day));
            var empty = Empty(form, given, run.ScopeAt(expected.Node.Frame));
            var asked = node.Info.Emits.Select(e => OfEvent(run, node, expected.Node.Frame, e, FormAnswers.Happening(form, given), form, empty).ToImmutableArray())
                .Where(lines => !lines.IsEmpty).ToImmutableArray();
            if (asked.IsEmpty || asked.Any(lines => lines.All(l => l.Holds != false))) return [];
            if (today.IsEmpty) today = [.. asked.SelectMany(lines => lines).Where(l => l.Holds == false).DistinctBy(l => (l.No, l.Title))];
        }
        return today;
    }

    /// <summary>Those whom the form names so far for a duty: each of them, and whether they are enough.</summary>
    private static IEnumerable<DutyVerdict> OfNamed(Run run, int frame, FormDefinition? form, FeelContext given, DateOnly day) =>
        from field in form?.Fields ?? []
        where field is { Type: FieldType.People, Duty: not null }
        let named = FormAnswers.People(given[field.Name])
        where !named.IsEmpty
        from verdict in DutyGuards.OfNumber(run, frame, field.Duty!, named, day).Concat(
            named.Select(run.Context.Find).OfType<Person>().SelectMany(p => DutyGuards.OfNamed(run, frame, p, field.Duty!, day)))
        select verdict;

    private static IEnumerable<PreflightLine> OfEvent(
        Run run, FlowNode node, int frame, Emission emission, Happening what, FormDefinition? form, ImmutableHashSet<string> empty)
    {
        // An event that hangs on an empty field may yet come: its rules are shown.
        var isContingent = emission.When is { } when && when.Names.Any(empty.Contains);
        if (isContingent) emission = emission with { When = null };
        return LegalEvents.Fact(run, node, frame, emission, what) is not { } about ? [] : Guards
            .Verdicts(run.Expressions, run.Law, run.State, about, frame, run.Actor, answered: false)
            .Select(v => (v.Constraint, IsUntold: v.IsUntold && !AsksOf(v.Constraint, form), Holds: HangsOn(v.Constraint, empty) ? null : v.Holds))
            .Select(v => v with { Holds = v.IsUntold ? false : v.Holds })
            .Select(v => new PreflightLine(
                v.Constraint.No, v.Constraint.Title, v.Constraint.Law, v.Holds, v.Holds == false ? Guards.Grounds(run, v.Constraint, about, frame) : null)
            {
                Status = v.Constraint.Status, Version = v.Constraint.Version, IsUntold = v.IsUntold, Missing = v.Holds == false ? MissingActs.Of(run.Law, v.Constraint, run.State, v.IsUntold) : null, Bearing = isContingent ? PreflightBearing.Contingent : PreflightBearing.Step,
            });
    }

    /// <summary>The fields that are shown and hold nothing yet. One that is not shown is known to hold nothing.</summary>
    private static ImmutableHashSet<string> Empty(FormDefinition form, FeelContext given, FeelContext scope)
    {
        var seen = Answers.Overlay(scope, Answers.Nested(form.Fields.Aggregate(FeelContext.Empty, (all, f) => all.Set(f.Name, given[f.Name]))));
        return [.. form.Fields.Where(f => given[f.Name].IsNull && FormRules.IsShown(f, seen)).Select(f => f.Name.Split('.')[0])];
    }

    /// <summary>Whether a guard looks at anything that the form may say. One that does not, and cannot be told, is not told by filling in the form either.</summary>
    private static bool AsksOf(OrderingConstraint rule, FormDefinition? form) => rule.Template is ConstraintTemplate.Guard { That: var that }
        && form is { Fields: var fields } && (that.Text.Contains("event.data", StringComparison.Ordinal) || fields.Any(f => that.Names.Contains(f.Name.Split('.')[0])));

    private static bool HangsOn(OrderingConstraint rule, ImmutableHashSet<string> fields) =>
        rule.Template is ConstraintTemplate.Guard guard && guard.That.Names.Any(fields.Contains);
}

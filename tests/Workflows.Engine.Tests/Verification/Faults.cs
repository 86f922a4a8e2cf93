using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Engine.Verification;
using Workflows.Statute.Order;
using Workflows.TestKit.Cases;

namespace Workflows.Engine.Tests.Verification;

/// <summary>Small procedures, verified.</summary>
internal static class Faults
{
    /// <summary>The findings about one procedure called main, as <c>CODE element</c>.</summary>
    public static string In(string inside, string beside = "", params FormDefinition[] forms) => Told(Verify([], TestProcess.Read("main", inside, beside, forms)));

    public static string Told(VerificationReport report) => string.Join(", ", report.Findings.Select(f => $"{f.Code} {f.Element}"));

    public static VerificationReport Verify(ImmutableArray<OrderingConstraint> constraints, params Procedure[] procedures) =>
        Verifier.Verify(TestProcess.Set(procedures), Play.NoLaw with { Constraints = constraints }, ImmutableHashSet<string>.Empty);

    /// <summary>A form with one choice that must be made.</summary>
    public static FormDefinition Choice(string form, string field, params string[] options) => new(form, new(form, form), null,
        [new(field, new(field, field), FieldType.Choice, true, null, null, null, null, null, [.. options.Select(o => new FieldOption(o, new(o, o)))], false, false, null, null, null)], []);

    public static OrderingConstraint Precedence(string first, string then, string? when = null) =>
        Rule(new ConstraintTemplate.Relates(Relation.Precedence, [first], [then]), when);

    public static OrderingConstraint Response(string first, string then) => Rule(new ConstraintTemplate.Relates(Relation.Response, [first], [then]), null);

    public static OrderingConstraint NotSuccession(string first, string then) => Rule(new ConstraintTemplate.Relates(Relation.NotSuccession, [first], [then]), null);

    public static OrderingConstraint Demand(string before, string that) => Rule(new ConstraintTemplate.Guard([before], FeelExpression.Parse(that).Expression!), null);

    private static OrderingConstraint Rule(ConstraintTemplate template, string? when) =>
        new("1", new("规", "Rule"), "法 第一条", when is null ? null : FeelExpression.Parse(when).Expression, null, null, template);
}

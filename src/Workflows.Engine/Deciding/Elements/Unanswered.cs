using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Deciding.Elements;

/// <summary>Why a decision table has no answer, as the officer needs it: which table, what it was not told, and which form tells it.</summary>
internal static class Unanswered
{
    public static Rejection.TableSilent Of(Procedure procedure, DmnDecision decision, DecisionResult result)
    {
        var text = procedure.Tables.GetValueOrDefault(decision.Id);
        // A rule of any table may be made for an input that is not there; what is missing is only a reason where nothing answered.
        var missing = result.Asked.Where(asked => asked.Value.IsNull).ToImmutableArray();
        return new(
            text?.Name ?? new(decision.Name, decision.Name),
            [.. missing.Select(asked => text?.Inputs.FirstOrDefault(i => i.Name == asked.Expression)?.Label ?? new(asked.Label, asked.Label))],
            missing.Select(asked => Supplier(procedure, decision, asked)).FirstOrDefault(found => found is not null),
            [.. result.Warnings.Select(warning => warning.Message).Distinct()]);
    }

    /// <summary>The field whose answer the column asks for, and its form.</summary>
    private static (Bilingual Field, Bilingual Form)? Supplier(Procedure procedure, DmnDecision decision, AskedInput asked) =>
        (from name in decision.Inputs
         where asked.Expression.Contains(name, StringComparison.Ordinal)
         from form in procedure.Forms.Values.OrderBy(f => f.Name, StringComparer.Ordinal)
         from field in form.Fields
         where field.Name == name || field.Name == asked.Expression
         select ((Bilingual Field, Bilingual Form)?)(field.Label, form.Title)).FirstOrDefault();
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Numbers;

/// <summary>The actions <c>assign-case-number</c> and <c>assign-decision-number</c>: gives <c>number</c>.</summary>
internal static class AssignNumber
{
    /// <summary>The series whose number becomes the case's own.</summary>
    public const string Case = "case";

    public const string Decision = "decision";

    public static CaseAction Of(string series) => input =>
    {
        var number = GivenNumber.Take(series, input);
        return number.Refusal is { } why
            ? ActionResult.Refused(why)
            : ActionResult.Of(FeelContext.Empty.Set("number", FeelValue.Of(number.Text))) with
            {
                Numbers = ImmutableSortedDictionary<string, string>.Empty.Add(series, number.Text),
                Claims = [number.Claim],
            };
    };
}

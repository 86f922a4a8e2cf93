using Workflows.Decisions.Feel;

namespace Workflows.Statute.Order;

/// <summary>
/// A rule about the order of legal events, as <c>law.yaml</c> declares it: a Declare template or a guard in FEEL, with its article.
/// </summary>
/// <param name="No">The number in the law digest, such as <c>32</c> or <c>33a</c>.</param>
/// <param name="When">
/// The activation condition in FEEL over the case; null means always. It is asked at the events that <see cref="ConstraintTemplate.Asks"/> names, with
/// <c>event</c> in scope, and at the end of the case where the end may lack something (<see cref="ConstraintTemplate.AsksAtTheEnd"/>).
/// </param>
public sealed record OrderingConstraint(
    string No, Bilingual Title, string Law, FeelExpression? When, DateOnly? ValidFrom, DateOnly? ValidTo, ConstraintTemplate Template)
{
    /// <summary>What is known of this version.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>The province whose rule it is; null for the whole country's.</summary>
    public string? Province { get; init; }

    /// <summary>The number of the country's rule whose place this rule of a province takes while it is in force; null where both bind.</summary>
    public string? Replaces { get; init; }

    /// <summary>Changes exactly when what the file says of the rule does.</summary>
    public string Version { get; init; } = "";

    /// <summary>True on a day from <see cref="ValidFrom"/> to <see cref="ValidTo"/>, both included.</summary>
    public bool IsInForce(DateOnly on) => Validity.Covers(ValidFrom, ValidTo, on);
}

/// <summary>The answer of a constraint to an event that is about to be recorded.</summary>
/// <param name="Holds">True, false, or null where it cannot be told before the form is filled in.</param>
public sealed record ConstraintVerdict(OrderingConstraint Constraint, bool? Holds)
{
    /// <summary>Whether a guard's demand was neither true nor false: what it looks at is not there.</summary>
    public bool IsUntold { get; init; }
}

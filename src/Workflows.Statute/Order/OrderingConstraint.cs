using System.Collections.Immutable;
using Workflows.Decisions.Feel;

namespace Workflows.Statute.Order;

/// <summary>
/// A rule about the order of legal events, as <c>law.yaml</c> declares it: a Declare template or a guard in FEEL, with its article.
/// </summary>
/// <param name="No">The number in the law digest, such as <c>32</c> or <c>33a</c>.</param>
/// <param name="When">The activation condition in FEEL over the case and the event (<c>event</c>); null means always.</param>
public sealed record OrderingConstraint(
    string No, Bilingual Title, string Law, FeelExpression? When, DateOnly? ValidFrom, DateOnly? ValidTo, ConstraintTemplate Template)
{
    /// <summary>What is known of this version.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>The province whose rule it is; null for the whole country's.</summary>
    public string? Province { get; init; }

    /// <summary>Changes exactly when what the file says of the rule does.</summary>
    public string Version { get; init; } = "";

    /// <summary>True on a day from <see cref="ValidFrom"/> to <see cref="ValidTo"/>, both included.</summary>
    public bool IsInForce(DateOnly on) => Validity.Covers(ValidFrom, ValidTo, on);
}

/// <summary>What a constraint demands. Names are those of the Declare language.</summary>
public abstract record ConstraintTemplate
{
    private ConstraintTemplate() { }

    /// <summary>Whether recording the event can break it. A response is broken by nothing but the end of the case.</summary>
    public bool Judges(string eventName) => this switch
    {
        Absence t => t.Event == eventName,
        Precedence t => t.Then == eventName,
        AlternatePrecedence t => t.Then == eventName,
        NotSuccession t => t.Then == eventName,
        NotCoExistence t => t.One == eventName || t.Other == eventName,
        Guard t => t.Before.Contains(eventName),
        _ => false,
    };

    /// <summary>The event never happens.</summary>
    public sealed record Absence(string Event) : ConstraintTemplate;

    /// <summary><paramref name="Then"/> only after one of <paramref name="First"/> (with the same value of <paramref name="Same"/>, where given).</summary>
    public sealed record Precedence(ImmutableArray<string> First, string Then, string? Same) : ConstraintTemplate;

    /// <summary>Before each <paramref name="Then"/>, a <paramref name="First"/> since the last <paramref name="Then"/> (with the same value of <paramref name="Same"/>, where given).</summary>
    public sealed record AlternatePrecedence(ImmutableArray<string> First, string Then, string? Same) : ConstraintTemplate;

    /// <summary>After <paramref name="First"/>, <paramref name="Then"/> must follow before the case ends; a deadline watches the time.</summary>
    public sealed record Response(string First, ImmutableArray<string> Then) : ConstraintTemplate;

    /// <summary>After <paramref name="First"/>, never <paramref name="Then"/>.</summary>
    public sealed record NotSuccession(string First, string Then) : ConstraintTemplate;

    /// <summary>Not both in one case.</summary>
    public sealed record NotCoExistence(string One, string Other) : ConstraintTemplate;

    /// <summary>When one of <paramref name="Before"/> is about to be recorded, <paramref name="That"/> must be true of the case and the event.</summary>
    public sealed record Guard(ImmutableArray<string> Before, FeelExpression That) : ConstraintTemplate;
}

/// <summary>The answer of a constraint to an event that is about to be recorded.</summary>
/// <param name="Holds">True, false, or null where it cannot be told before the form is filled in.</param>
public sealed record ConstraintVerdict(OrderingConstraint Constraint, bool? Holds);

namespace Workflows.Engine.People;

/// <summary>A paper that lets its holder do what the law reserves for holders: enforcement, legal review.</summary>
/// <param name="Kind">
/// <c>enforcement</c>, <c>legal-qualification</c>, or <c>review-practice</c>: a record of legality reviews, whose first day is that of the first of them.
/// </param>
/// <param name="Number">As printed on it.</param>
/// <param name="ValidFrom">The first day on which it counts.</param>
/// <param name="ValidTo">The last day on which it counts.</param>
public sealed record Certificate(string Kind, string Number, DateOnly ValidFrom, DateOnly ValidTo);

using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>One testCase of the kit: what is put in, what is asked of, what is expected.</summary>
/// <param name="Id">The case's id within its file.</param>
/// <param name="Kind">What the case asks: a decision, which is named by each result, or an invocable.</param>
/// <param name="Invocable">The decision service or business knowledge model to call; null when each result names what it asks.</param>
/// <param name="Inputs">Input data by name; those of an imported model as a context under the import's name, and by themselves.</param>
/// <param name="Results">The expected values.</param>
internal sealed record TckCase(string Id, TckKind Kind, string? Invocable, FeelContext Inputs, IReadOnlyList<TckExpectation> Results);

/// <summary>What a decision or an invocable should come to; where an error is expected, that is null.</summary>
/// <param name="Name">The decision, or the output of a decision service.</param>
/// <param name="Namespace">The namespace of the model that holds it; null for the tested model itself.</param>
/// <param name="Kind">What bears the name; null where the kit does not say.</param>
/// <param name="Value">The value.</param>
internal sealed record TckExpectation(string Name, string? Namespace, TckKind? Kind, FeelValue Value);

/// <summary>What a case or a result asks for.</summary>
internal enum TckKind { Decision, Knowledge, Service }

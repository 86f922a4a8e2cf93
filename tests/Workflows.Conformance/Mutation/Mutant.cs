namespace Workflows.Conformance.Mutation;

/// <summary>The declared world, broken in one place.</summary>
/// <param name="Id">What was done and where: <c>drop penalty/report-review</c>.</param>
/// <param name="File">The file that differs, by its path within <c>workflows/</c>.</param>
/// <param name="Text">What the file says now.</param>
internal sealed record Mutant(string Id, string File, string Text);

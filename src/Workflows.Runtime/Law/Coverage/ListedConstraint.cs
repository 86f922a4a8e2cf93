using Workflows.Statute;

namespace Workflows.Runtime.Law.Coverage;

/// <summary>One of the constraints that the law sets, as <c>constraints.yaml</c> lists them, whether a file declares it or not.</summary>
/// <param name="No">Its number; rules declare it under that number, with letters where they split it: 14a, 14b.</param>
/// <param name="Sentence">What it demands.</param>
/// <param name="Gap">What of it no rule enforces, in words; null where the rules declare all of it.</param>
public sealed record ListedConstraint(int No, Bilingual Sentence, string Law, Bilingual? Gap, int Line, int Column);

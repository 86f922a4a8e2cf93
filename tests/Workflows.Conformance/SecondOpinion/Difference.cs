using Workflows.Decisions.Feel;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>An expression, no part of which is judged differently, that has two values.</summary>
/// <param name="Written">The expression.</param>
/// <param name="Ours">The value here; null where the text is refused.</param>
/// <param name="Theirs">What feelin answered.</param>
internal sealed record Difference(Written Written, FeelValue? Ours, FeelinAnswer Theirs)
{
    public override string ToString() => $"{Written.Template}\n  {Written.Text}\n  here:   {Show(Ours)}\n  feelin: {Theirs.Fault ?? Show(Theirs.Value)}";

    private static string Show(FeelValue? value) => value switch
    {
        null => "refused",
        FeelValue.String => $"\"{value}\"",
        _ => value.ToString(),
    };
}

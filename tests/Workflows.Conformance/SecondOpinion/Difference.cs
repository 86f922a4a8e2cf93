using Workflows.Decisions.Feel;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>An expression, no part of which is judged differently, that has two values.</summary>
/// <param name="Written">The expression.</param>
/// <param name="Ours">The value here; null where the text is refused.</param>
/// <param name="Theirs">What feelin answered.</param>
/// <param name="Parts">The values of the parts, on which the two agree.</param>
internal sealed record Difference(Written Written, FeelValue? Ours, FeelinAnswer Theirs, IReadOnlyList<FeelValue?> Parts)
{
    /// <summary>Whether feelin gave null, or failed while it evaluated.</summary>
    public bool TheirsIsNull => Theirs.Value is null or { IsNull: true };

    /// <summary>Whether the expression was written by a template that begins like one of these.</summary>
    public bool At(params ReadOnlySpan<string> templates)
    {
        foreach (var template in templates)
        {
            if (Written.Template.StartsWith(template, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    public override string ToString() => $"{Written.Template}\n  {Written.Text}\n  here:   {Show(Ours)}\n  feelin: {Theirs.Fault ?? Show(Theirs.Value)}";

    private static string Show(FeelValue? value) => value switch
    {
        null => "refused",
        FeelValue.String => $"\"{value}\"",
        _ => value.ToString(),
    };
}

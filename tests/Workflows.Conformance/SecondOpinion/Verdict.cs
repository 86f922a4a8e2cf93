namespace Workflows.Conformance.SecondOpinion;

/// <summary>A kind of difference between feelin and this product that was decided by the standard's text, with the reason.</summary>
internal sealed record Verdict(string Id, string Reason, Func<Difference, bool> Covers)
{
    public static IReadOnlyList<Verdict> All { get; } =
    [
    ];

    public static Verdict? Of(Difference difference) => All.FirstOrDefault(verdict => verdict.Covers(difference));
}

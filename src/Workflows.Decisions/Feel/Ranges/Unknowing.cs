namespace Workflows.Decisions.Feel.Ranges;

/// <summary>Knows nothing of anything.</summary>
public sealed class Unknowing : IFeelKnowledge
{
    private Unknowing() { }

    public static IFeelKnowledge Instance { get; } = new Unknowing();

    FeelRange IFeelKnowledge.Of(string path) => FeelRange.Anything;

    FeelRange IFeelKnowledge.Of(FeelAtom atom) => FeelRange.Either;
}

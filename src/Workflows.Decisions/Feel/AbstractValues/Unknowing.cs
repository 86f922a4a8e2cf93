namespace Workflows.Decisions.Feel.AbstractValues;

/// <summary>Knows nothing of anything.</summary>
public sealed class Unknowing : IFeelKnowledge
{
    private Unknowing() { }

    public static IFeelKnowledge Instance { get; } = new Unknowing();

    AbstractValue IFeelKnowledge.Of(string path) => AbstractValue.Anything;

    AbstractValue IFeelKnowledge.Of(FeelAtom atom) => AbstractValue.Either;
}

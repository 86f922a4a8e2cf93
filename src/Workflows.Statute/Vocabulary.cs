using Workflows.Statute.Deadlines;

namespace Workflows.Statute;

/// <summary>The words that the declared files may use; a word that is not here is refused.</summary>
/// <param name="Events">Legal events, such as <c>notice.served</c>.</param>
/// <param name="Stages">In the order in which a case goes through them.</param>
/// <param name="Actions">What service tasks can do.</param>
public sealed record Vocabulary(WordList Events, WordList Roles, WordList Duties, WordList Stages, WordList Actions)
{
    /// <summary>Who is told where a rule names nobody.</summary>
    public DefaultReaders Readers { get; init; } = DefaultReaders.None;

    /// <summary>The words with which a source begins that is the authority's own.</summary>
    public OwnSources OwnSources { get; init; } = OwnSources.None;
}

using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.People;

namespace Elsa.Host.Pages.Cases;

/// <summary>Everything with legal effect that happened in the case, by its legal day.</summary>
internal sealed class FactsModel(CaseFiles files, PersonDirectory people) : CasePage(files)
{
    public ImmutableArray<FactLine> Facts { get; private set; } = [];

    /// <summary>By the number of the fact, ends of terms that were recorded before a correction moved the term; each with the last day that it has now.</summary>
    public ImmutableDictionary<long, (TermEnd End, DateOnly Last)> Unmoved { get; private set; } = ImmutableDictionary<long, (TermEnd, DateOnly)>.Empty;

    /// <summary>What to do about an end that came too early; null where none did.</summary>
    public PuttingRight? PuttingRight { get; private set; }

    /// <summary>The earlier line of the same act, which shows its form; null for the first of them, and for one without a form.</summary>
    public FactLine? ShownWith(FactLine line) => line.Source is { } source && Facts.First(f => f.Source is { } other && other.Seq == source.Seq) is var first && first != line ? first : null;

    public void OnGet()
    {
        Facts = FactLine.Of(Case);
        Unmoved = TermEnd.Of(Case).Select(end => (End: end, Last: end.Moved(Case.State))).Where(x => x.Last is not null).DistinctBy(x => x.End.Fact.Seq)
            .ToImmutableDictionary(x => x.End.Fact.Seq, x => (x.End, x.Last!.Value));
        if (Unmoved.Values.Any(u => u.Last > u.End.Recorded)) PuttingRight = Casework.PuttingRight.Of(Case, people.Find(User.Identity?.Name), people);
    }
}

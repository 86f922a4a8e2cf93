using System.Collections.Immutable;
using Elsa.Host.Casework;

namespace Elsa.Host.Pages.Cases;

/// <summary>Everything with legal effect that happened in the case, by its legal day.</summary>
internal sealed class FactsModel(CaseFiles files) : CasePage(files)
{
    public ImmutableArray<FactLine> Facts { get; private set; } = [];

    public void OnGet() => Facts = FactLine.Of(Case);
}

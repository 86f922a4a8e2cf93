using Elsa.Host.Casework;
using Elsa.Host.Frame;

namespace Elsa.Host.Pages.Cases;

/// <summary>Who was asked, when, what he said: every round.</summary>
internal sealed class OpinionsModel(CaseFiles files, Trails trails) : CasePage(files)
{
    public OpinionTrail Trail { get; private set; } = new([]);

    public void OnGet() => Trail = trails.Of(Case);
}

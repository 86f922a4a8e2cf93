using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;

namespace Elsa.Host.Pages.Cases;

/// <summary>What may arrive now: everything that somebody outside may hand in or say, each with its form.</summary>
internal sealed class ArrivalsModel(CaseFiles files, PersonDirectory people) : CasePage(files)
{
    public ImmutableArray<ExpectedMessage> Messages { get; private set; } = [];

    public void OnGet() => Messages = Outlook.Messages(Case.World.Procedures, Case.State);

    public bool MayRecord(ExpectedMessage expected) => people.Find(User.Identity?.Name) is { } me && expected.Message.Roles.Any(r => me.MayActAs(r, Case.Today));
}

using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;

namespace Elsa.Host.Pages.Cases;

/// <summary>Something that may arrive, and why it cannot be recorded by this reader now.</summary>
/// <param name="Against">What the law says against it; empty where it says nothing.</param>
/// <param name="IsForOthers">Whether other roles record it.</param>
internal sealed record Arrival(ExpectedMessage Expected, ImmutableArray<PreflightLine> Against, bool IsForOthers)
{
    public bool IsOpen => Against.IsEmpty && !IsForOthers;
}

/// <summary>What may arrive now: everything that somebody outside may hand in or say, each with its form; and what may not, with the reason.</summary>
internal sealed class ArrivalsModel(CaseFiles files, PersonDirectory people) : CasePage(files)
{
    public ImmutableArray<Arrival> Arrivals { get; private set; } = [];

    public IEnumerable<Arrival> Now => Arrivals.Where(a => a.IsOpen);

    public ImmutableArray<Arrival> NotNow => [.. Arrivals.Where(a => !a.IsOpen)];

    public void OnGet()
    {
        var me = people.Find(User.Identity?.Name) ?? Person.System;
        var context = new CommandContext(Case.Now, Case.Today, me, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty);
        Arrivals =
        [
            .. Outlook.Messages(Case.World.Procedures, Case.State).Select(m => new Arrival(
                m, Preflight.Against(Case.World.Procedures, Case.World.Law, Case.State, m, context), !m.Message.Roles.Any(r => me.MayActAs(r, Case.Today)))),
        ];
    }
}

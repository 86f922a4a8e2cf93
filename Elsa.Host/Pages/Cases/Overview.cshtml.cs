using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Duties;

namespace Elsa.Host.Pages.Cases;

/// <summary>The case at a glance: stages, who is at work, the clocks, what wants attention.</summary>
internal sealed class OverviewModel(CaseFiles files, PersonDirectory people) : CasePage(files)
{
    /// <summary>The clock of the whole procedure: ninety days from filing to decision.</summary>
    private const string WholeClock = "decision";

    public ImmutableArray<WaitingTask> Tasks { get; private set; } = [];

    public ImmutableArray<ExpectedMessage> Messages { get; private set; } = [];

    /// <summary>Those who must withdraw, each with what he did before: it stands.</summary>
    public ImmutableArray<(Withdrawal Withdrawal, ImmutableArray<DutyAct> Before)> Withdrawals =>
    [
        .. Case.State.Record.Withdrawals.Select(w => (w, (ImmutableArray<DutyAct>)[.. Case.State.Record.Acts.Where(a => a.Person == w.Person || a.For == w.Person)])),
    ];

    /// <summary>What the law has asked of the case so far, what is owed first.</summary>
    public ImmutableArray<Obligation> Obligations { get; private set; } = [];

    public DeadlineView? Whole { get; private set; }

    public DeadlineView? Next { get; private set; }

    /// <summary>The party's own date that comes next: nobody here is late by it, but whoever waits for it, or has to record what the party sends, must know it.</summary>
    public DeadlineView? NextOfParty { get; private set; }

    /// <summary>The date of another body that comes next, such as that of the police.</summary>
    public DeadlineView? NextOfOthers { get; private set; }

    /// <summary>What other bodies have yet to do: until then the case may stand still, and is not finished.</summary>
    public ImmutableArray<DeadlineView> WaitsFor { get; private set; } = [];

    public int LateCount { get; private set; }

    public bool IsClosed => ClosedCase.Is(Case);

    public bool HasFlags => Case.State.IsEnded || IsClosed || LateCount > 0 || !WaitsFor.IsEmpty || Case.State.Record.Last("hearing.requested") is not null
        || Case.State.Record.Last("crime.suspected") is not null || !Case.State.Record.Incidents.IsEmpty;

    public bool MayDo(WaitingTask task) => people.Find(User.Identity?.Name) is { } me && task.Task.Roles.Any(r => me.MayActAs(r, Case.Today)) && (task.Open.ClaimedBy is null || task.Open.ClaimedBy == me.Id);

    public void OnGet()
    {
        Tasks = Outlook.Tasks(Case.World.Procedures, Case.State);
        Messages = Outlook.Messages(Case.World.Procedures, Case.State);
        Obligations = Workflows.Engine.Deciding.Obligations.Of(Case.World.Procedures, Case.World.Law, Case.State, new(
            Case.Now, Case.Today, people.Find(User.Identity?.Name) ?? Person.System, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty));
        var register = Case.State.Record.Register;
        Whole = Case.State.Record.Deadline(WholeClock) is { } whole ? new(whole, Case) : null;
        Next = First(register.Where(d => d.Owner == DeadlineOwner.Agency && d.Key != WholeClock));
        NextOfParty = First(register.Where(d => d.Owner == DeadlineOwner.Party));
        WaitsFor = DeadlineView.OfOthers(Case);
        NextOfOthers = WaitsFor.IsEmpty ? null : WaitsFor[0];
        LateCount = register.Count(d => d is { Owner: DeadlineOwner.Agency, IsLate: true });
    }

    /// <summary>The one that ends first; those that stand still have no end and come last.</summary>
    private DeadlineView? First(IEnumerable<DeadlineEntry> entries) =>
        entries.Select(d => new DeadlineView(d, Case)).Where(v => v.IsOpen).MinBy(v => (v.IsStopped, v.Entry.Target, v.Entry.Due));

    public DeadlineEntry? DeadlineOf(WaitingTask task) => task.Task.Deadline is { } key && Case.State.Record.Deadline(key) is { IsOpen: true } entry ? entry : null;
}

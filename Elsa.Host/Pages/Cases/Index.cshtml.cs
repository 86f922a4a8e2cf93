using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.Cases;
using Workflows.Engine.People;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Pages.Cases;

/// <summary>All cases: looked for by number or party, narrowed by stage, status, procedure and officer.</summary>
[Authorize(Policy = Policies.CaseFiles)]
internal sealed class IndexModel(CaseQueries queries, ProcedureLibrary library, PersonDirectory people, AuthorityZone zone, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Officer { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Asked { get; set; }

    public int PageNumber => Pager.Asked(Asked);

    public Page<CaseHeader> Found { get; private set; } = new([], 0);

    /// <summary>By case, the party's own date that comes next: nobody here is late by it, but the case waits for it.</summary>
    public ImmutableDictionary<CaseId, DeadlineHeader> OfParty { get; private set; } = ImmutableDictionary<CaseId, DeadlineHeader>.Empty;

    /// <summary>By case, the date of another body that comes next, such as the answer of the police: the case waits for it.</summary>
    public ImmutableDictionary<CaseId, DeadlineHeader> OfOthers { get; private set; } = ImmutableDictionary<CaseId, DeadlineHeader>.Empty;

    public IEnumerable<Word> Stages => library.Current.Vocabulary.Stages;

    public IEnumerable<string> Procedures => library.Current.Procedures.Current.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<Person> Officers => people.InRole(Roles.CaseOfficer).OrderBy(p => p.Unit != people.Find(User.Identity?.Name)?.Unit); // the reader's own unit first

    public bool IsNarrowed => Q is not null || Status is not null || Stage is not null || Procedure is not null || Officer is not null;

    public async Task OnGetAsync()
    {
        Found = await queries.CasesAsync(new(Q, Status, Stage, Procedure, Officer) { Skip = (PageNumber - 1) * PageSize, Take = PageSize }, HttpContext.RequestAborted);
        var running = Found.Items.Where(f => f.Status == CaseStatus.Running).Select(f => f.Case).ToList();
        var today = zone.DayOf(clock.GetUtcNow());
        OfParty = await queries.NextOfAsync(DeadlineOwner.Party, running, today, HttpContext.RequestAborted);
        OfOthers = await queries.NextOfAsync(DeadlineOwner.Outside, running, today, HttpContext.RequestAborted);
    }

    /// <summary>The last day; of one that runs in hours, with its hour.</summary>
    public static string LastOf(DeadlineHeader deadline) => deadline.DueAt is { } at ? at.InTable() : deadline.Due.InTable();

    public DeadlineLamp? LampOf(CaseHeader found) => found is { Status: CaseStatus.Running, NextTarget: { } target, NextDue: { } due }
        ? DeadlineLamps.Open(target, due, found.NextDueAt, zone.Local(clock.GetUtcNow()), library.Current.Law.Calendar)
        : null;
}

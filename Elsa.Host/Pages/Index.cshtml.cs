using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Persistence.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages;

/// <summary>The workbench: what waits for me, what waits for others in my cases.</summary>
internal sealed class IndexModel(
    CaseQueries queries, CaseRuntime runtime, ICaseStore store, ProcedureLibrary library, PersonDirectory people, AuthorityZone zone, TimeProvider clock,
    ReadersWords words, IStringLocalizer<CaseTexts> texts) : PageModel
{
    public const int PageSize = 100;

    private const int CasesShown = 10;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Asked { get; set; }

    public int PageNumber => Pager.Asked(Asked);

    public Person? Me { get; private set; }

    public ImmutableArray<TaskGroup> Groups { get; private set; } = [];

    /// <summary>How many tasks wait for me in all, shown or not.</summary>
    public int Total { get; private set; }

    /// <summary>Tasks of my roles that colleagues took, and open tasks of my cases that are for others.</summary>
    public ImmutableArray<InboxLine> ForOthers { get; private set; } = [];

    /// <summary>Certificates that end soon: my own, and as head of a unit everybody's there.</summary>
    public ImmutableArray<ExpiringCertificate> Expiring { get; private set; } = [];

    public RefusalText? Refusal { get; private set; }

    public async Task OnGetAsync() => await ReadAsync();

    public Task<IActionResult> OnPostClaimAsync(string caseId, int node, string key) =>
        DoAsync(caseId, key, context => new CaseCommand.ClaimTask(node, context), "Inbox.Claimed");

    public Task<IActionResult> OnPostReleaseAsync(string caseId, int node, string key) =>
        DoAsync(caseId, key, context => new CaseCommand.ReleaseTask(node, context), "Inbox.Released");

    private async Task<IActionResult> DoAsync(string caseId, string key, Func<CommandContext, CaseCommand> make, string done)
    {
        if (!CaseId.TryParse(caseId, out var id) || !Guid.TryParse(key, out _)) return BadRequest();
        if (await runtime.HandleAsync(id, User.Identity!.Name!, make, key, HttpContext.RequestAborted) is Decision.Rejected refused)
        {
            Refusal = RefusalText.Of(refused.Why, words);
            Response.StatusCode = StatusCodes.Status409Conflict;
            await ReadAsync();
            return Page();
        }
        TempData[FormPage.DoneKey] = texts[done].Value;
        return RedirectToPage();
    }

    /// <summary>Each task as the law lets the reader do it: the same questions that the command asks.</summary>
    private async Task<List<InboxLine>> LinesOfAsync(ImmutableArray<InboxTask> tasks, CommandContext context)
    {
        var (world, cases, lines) = (library.Current, new Dictionary<CaseId, CaseState>(), new List<InboxLine>(tasks.Length));
        foreach (var task in tasks)
        {
            if (!cases.TryGetValue(task.Case, out var state)) cases[task.Case] = state = await store.LoadAsync(task.Case, HttpContext.RequestAborted);
            var line = new InboxLine(task, TaskGroup.LampOf(task, context.Now, world.Law.Calendar));
            // Somebody may have done it since the list was read.
            if (state.Record.Tasks.ContainsKey(task.Node))
            {
                var standing = TaskStanding.Of(world.Procedures, world.Law, state, task.Node, context);
                line = line with { Under = standing.Under, Barred = standing.Barred, Stage = CaseStages.OfNode(world.Procedures, state, state.Marking.Nodes[task.Node]) };
            }
            lines.Add(line);
        }
        return lines;
    }

    private async Task ReadAsync()
    {
        var now = zone.Local(clock.GetUtcNow());
        Me = people.Find(User.Identity?.Name);
        if (Me is null) return;
        var calendar = library.Current.Law.Calendar;
        var today = zone.DayOf(clock.GetUtcNow());
        Expiring = ExpiringCertificate.For(Me, people.All, Roles.UnitHead, today);
        var roles = Me.RolesOn(today);
        var mine = await queries.InboxAsync(Me.Id, roles, InboxPart.Open, (PageNumber - 1) * PageSize, PageSize, HttpContext.RequestAborted);
        var lines = await LinesOfAsync(mine.Items, new(now, today, Me, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty));
        // What a rule of duties bars him from waits for somebody else; a task that he took before stays his until he releases it.
        var barred = lines.Where(line => line.Barred is not null && line.Task.ClaimedBy is null).ToList();
        Total = mine.Total - barred.Count;
        Groups = TaskGroup.Of(lines.Except(barred), now, calendar);

        var taken = await queries.InboxAsync(Me.Id, roles, InboxPart.All, 0, PageSize, HttpContext.RequestAborted);
        var others = taken.Items.Where(task => task.ClaimedBy is { } other && other != Me.Id).ToList();
        var cases = await queries.CasesAsync(new(Status: CaseStatus.Running, Officer: Me.Id) { Take = CasesShown }, HttpContext.RequestAborted);
        foreach (var own in cases.Items)
            others.AddRange((await queries.TasksOfCaseAsync(own.Case, HttpContext.RequestAborted)).Where(task => !task.Roles.Any(roles.Contains)));
        ForOthers = [.. barred, .. others.Select(task => new InboxLine(task, TaskGroup.LampOf(task, now, calendar)))];
    }
}

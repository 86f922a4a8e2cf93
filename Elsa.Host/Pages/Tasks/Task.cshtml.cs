using System.Collections.Immutable;
using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Statute;

namespace Elsa.Host.Pages.Tasks;

/// <summary>One task: what is known of the case, the form, and what the law says to doing it.</summary>
internal sealed class TaskModel(
    CaseFiles files, CaseRuntime runtime, FormSheets forms, PersonDirectory people, Trails trails, ReadersWords words, IStringLocalizer<CaseTexts> texts)
    : FormPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Node { get; set; }

    public CaseFile Case { get; private set; } = null!;

    /// <summary>The task; null once it is done or the case has left it.</summary>
    public WaitingTask? Waiting { get; private set; }

    /// <summary>What a task that is gone was: null where it is open, or never was.</summary>
    public FinishedTask? Finished { get; private set; }

    public ImmutableArray<PreflightLine> Preflight { get; private set; } = [];

    /// <summary>Why a rule of duties bars the reader from the task; null where none does.</summary>
    public Bilingual? Barred { get; private set; }

    public ImmutableArray<RecordedStep> Recorded { get; private set; } = [];

    /// <summary>What was said so far.</summary>
    public OpinionTrail Trail { get; private set; } = new([]);

    public DeadlineEntry? Deadline { get; private set; }

    public bool HasRole => Waiting is { } task && people.Find(Actor) is { } me && task.Task.Roles.Any(r => me.MayActAs(r, Case.Today));

    public bool IsMine => Waiting?.Open.ClaimedBy == Actor;

    public bool IsSomebodyElses => Waiting?.Open.ClaimedBy is { } other && other != Actor
        && people.Find(Actor)?.DelegationsOn(Case.Today).Any(d => d.Principal == other && Waiting.Task.Roles.Contains(d.Role)) != true;

    /// <summary>The delegation by which the reader would do the task; null where one of his own roles will do.</summary>
    public Delegation? ActingUnder => Waiting is { } task && people.Find(Actor) is { } me && (task.Open.ClaimedBy is { } other && other != Actor || !task.Task.Roles.Any(me.Has))
        ? me.DelegationsOn(Case.Today).FirstOrDefault(d => task.Task.Roles.Contains(d.Role) && (task.Open.ClaimedBy is null || task.Open.ClaimedBy == Actor || task.Open.ClaimedBy == d.Principal))
        : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync()) return NotFound();
        if (Waiting is { Form: { } form }) Sheet = forms.Begin(form, ScopeOf());
        return Show();
    }

    public Task<IActionResult> OnPostClaimAsync() => HandAsync(context => new CaseCommand.ClaimTask(Node, context), "Inbox.Claimed");

    public Task<IActionResult> OnPostReleaseAsync() => HandAsync(context => new CaseCommand.ReleaseTask(Node, context), "Inbox.Released");

    /// <summary>Shows the form as the answers make it; nothing is submitted.</summary>
    public async Task<IActionResult> OnPostUpdateAsync()
    {
        if (!await OpenAsync()) return NotFound();
        await FillAsync(submitted: false);
        return Show();
    }

    public async Task<IActionResult> OnPostCompleteAsync()
    {
        if (!Workflows.Engine.Cases.CaseId.TryParse(CaseId, out var id)) return NotFound();
        if (await AnswerAtOnceAsync<CaseCommand.CompleteTask>(runtime, CaseId, () => Finish(texts["Task.DoneBefore"])) is { } answer) return answer;
        if (!await OpenAsync()) return NotFound();
        await FillAsync(submitted: true);
        if (Waiting is null) return Refused(new Rejection.TaskNotOpen(Node));
        var wasFree = Waiting.Open.ClaimedBy is null;
        if (wasFree && await runtime.HandleAsync(id, Actor, context => new CaseCommand.ClaimTask(Node, context), Key.ToString(), Aborted) is Decision.Rejected barred)
            return Refused(barred.Why);
        ViewData[HeldKey] = wasFree ? "Refusal.ClaimedNow" : IsMine ? "Refusal.StaysYours" : null;
        if (Sheet is { Problems.IsEmpty: false } && !IsSomebodyElses)
        {
            await OpenAsync();
            Show();
            return Unprocessable();
        }
        var title = Title;
        var decision = await runtime.HandleAsync(id, Actor, context => new CaseCommand.CompleteTask(Node, Sheet?.Answers ?? FeelContext.Empty, context), Key.ToString(), Aborted);
        if (decision is not Decision.Rejected refused) return Finish(texts["Task.Done", title]);
        await OpenAsync();
        return Refused(refused.Why);
    }

    /// <summary>The task's name.</summary>
    public string Title => Waiting is { } task ? Case.Titled(task.Task.Info.Name, task.Node.Frame).ForReader() : Finished is { } finished ? finished.Title.ForReader() : texts["Task.Gone"];

    private async Task<IActionResult> HandAsync(Func<CommandContext, CaseCommand> make, string done)
    {
        if (Key == Guid.Empty) return BadRequest();
        if (!await OpenAsync()) return NotFound();
        if (Waiting is { Form: { } form }) Sheet = forms.Begin(form, ScopeOf());
        if (await runtime.HandleAsync(Case.Id, Actor, make, Key.ToString(), Aborted) is Decision.Rejected refused) return Refused(refused.Why);
        TempData[DoneKey] = texts[done].Value;
        return RedirectToPage(new { CaseId, Node });
    }

    private async Task<bool> OpenAsync()
    {
        if (await files.OpenAsync(CaseId, Aborted) is not { } file) return false;
        Case = file;
        Waiting = Outlook.Tasks(file.World.Procedures, file.State).FirstOrDefault(task => task.Node.Id == Node);
        Finished = Waiting is null ? FinishedTask.Of(file, Node) : null;
        return Waiting is not null || Finished is not null;
    }

    private async Task FillAsync(bool submitted)
    {
        var form = Waiting is not null ? Waiting.Form : Finished?.Form;
        if (form is not null) Sheet = await forms.ReadAsync(form, ScopeOf(), Request.Form, Case.Today, submitted, Aborted);
    }

    private FeelContext ScopeOf() => new ExpressionScope(Case.World.Law, Case.Today, Case.World.Procedures.Agency).At(Case.State, Waiting?.Node.Frame ?? 0);

    private PageResult Refused(Rejection why)
    {
        Show();
        return Refuse(why);
    }

    private PageResult Show()
    {
        GiveKey();
        Recorded = RecordedStep.Of(Case);
        var trail = trails.Of(Case);
        Trail = new([.. trail.Opinions.Where(o => o.Finished is not null)]);
        if (Waiting is { } task)
        {
            Deadline = task.Task.Deadline is { } key ? Case.State.Record.Deadline(key) : null;
            if (people.Find(Actor) is { } me)
            {
                var context = new CommandContext(Case.Now, Case.Today, me, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty);
                Preflight = Workflows.Engine.Deciding.Preflight.Of(Case.World.Procedures, Case.World.Law, Case.State, Node, context, Sheet?.Answers);
                if (HasRole) Barred = TaskStanding.Of(Case.World.Procedures, Case.World.Law, Case.State, Node, context).Barred;
            }
        }
        else if (HttpMethods.IsGet(Request.Method)) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    private RedirectToPageResult Finish(string done)
    {
        TempData[DoneKey] = done;
        return RedirectToPage("/Cases/Overview", new { CaseId });
    }
}

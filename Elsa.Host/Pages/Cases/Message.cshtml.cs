using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Forms;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Cases;

namespace Elsa.Host.Pages.Cases;

/// <summary>Records something that arrived: its legal day, what it says, and its proof.</summary>
internal sealed class MessageModel(
    CaseFiles files, CaseRuntime runtime, FormSheets forms, PersonDirectory people, ReadersWords words, IStringLocalizer<CaseTexts> texts)
    : FormPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The waiting event that the page was opened for: what arrives is for that one, or for none.</summary>
    [BindProperty(Name = "_node")]
    public int Node { get; set; }

    public CaseFile Case { get; private set; } = null!;

    public MessageSpec Message { get; private set; } = null!;

    public FormDefinition? Form { get; private set; }

    /// <summary>False where the case does not wait for it now.</summary>
    public bool IsExpected { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } elsewhere) return elsewhere;
        GiveKey();
        if (IsExpected && Form is { } form) Sheet = forms.Begin(form, Scope());
        return Page();
    }

    public async Task<IActionResult> OnPostUpdateAsync()
    {
        if (await OpenAsync() is { } elsewhere) return elsewhere;
        await FillAsync(submitted: false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await AnswerAtOnceAsync<CaseCommand.DeliverMessage>(runtime, CaseId, () => Finish(texts["Task.DoneBefore"])) is { } answer) return answer;
        if (await OpenAsync() is { } elsewhere) return elsewhere;
        await FillAsync(submitted: true);
        if (IsExpected && Sheet is { Problems.IsEmpty: false }) return Unprocessable();
        var decision = await runtime.HandleAsync(
            Case.Id, Actor, context => new CaseCommand.DeliverMessage(Name, Node, Sheet?.Answers ?? FeelContext.Empty, context), Key.ToString(), Aborted);
        return decision is Decision.Rejected refused ? Refuse(refused.Why) : Finish(texts["Arrivals.Done", Message.Title.ForReader()]);
    }

    private async Task<IActionResult?> OpenAsync()
    {
        if (await files.OpenAsync(CaseId, Aborted) is not { } file) return NotFound();
        Case = file;
        var expected = Outlook.Messages(file.World.Procedures, file.State).FirstOrDefault(m => m.Message.Name == Name);
        var declared = expected is not null ? (expected.Procedure, expected.Message) : Declared(file);
        if (declared is not ({ } procedure, { Form: { } form } message)) return NotFound();
        (Message, Form, IsExpected) = (message, procedure.Forms[form], expected is not null);
        if (Node == 0 && expected is not null) Node = expected.Node.Id;
        return people.Find(Actor) is { } me && message.Roles.Any(r => me.MayActAs(r, Case.Today)) ? null : Forbid();
    }

    // A message that the case could wait for, but does not now.
    private (Procedure? Procedure, MessageSpec? Message) Declared(CaseFile file) => file.Frames.Keys.Reverse()
        .Select(frame => (Procedure: file.ProcedureOf(frame), Message: file.ProcedureOf(frame)?.Process.Messages.FirstOrDefault(m => m.Name == Name)))
        .FirstOrDefault(found => found.Message is not null);

    private async Task FillAsync(bool submitted)
    {
        GiveKey();
        if (Form is { } form) Sheet = await forms.ReadAsync(form, Scope(), Request.Form, Case.Today, submitted, Aborted);
    }

    private FeelContext Scope() => new ExpressionScope(Case.World.Law, Case.Today, Case.World.Procedures.Agency)
        .At(Case.State, Case.State.Marking.Nodes.TryGetValue(Node, out var node) ? node.Frame : 0);

    private RedirectToPageResult Finish(string done)
    {
        TempData[DoneKey] = done;
        return RedirectToPage("/Cases/Overview", new { CaseId });
    }
}

using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Cases;

/// <summary>Opens a case with the form of its procedure's start.</summary>
[Authorize(Policy = Policies.OpenCase)]
internal sealed class StartModel(
    CaseRuntime runtime, ProcedureLibrary library, FormSheets forms, AuthorityZone zone, TimeProvider clock, ReadersWords words, IStringLocalizer<CaseTexts> texts)
    : FormPage(words)
{
    /// <summary>The procedure that cases begin with; the others are called by it.</summary>
    public const string Procedure = "penalty";

    private DateOnly Today => zone.DayOf(clock.GetUtcNow());

    public void OnGet()
    {
        GiveKey();
        if (FormOfStart() is { } form) Sheet = forms.Begin(form, Scope());
    }

    public async Task OnPostUpdateAsync()
    {
        GiveKey();
        await FillAsync(submitted: false);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Key == Guid.Empty) return BadRequest();
        await FillAsync(submitted: true);
        if (Sheet is { Problems.IsEmpty: false }) return Unprocessable();
        var id = CaseId.Parse($"c-{Key:n}"); // the same page submitted twice names the same case
        var answers = Sheet?.Answers ?? FeelContext.Empty;
        if (await runtime.HandleAsync(id, Actor, context => new CaseCommand.StartCase(Procedure, answers, context), Key.ToString(), Aborted) is Decision.Rejected refused)
            return Refuse(refused.Why);
        TempData[DoneKey] = texts["Start.Done"].Value;
        return RedirectToPage("/Cases/Overview", new { caseId = id.ToString() });
    }

    private async Task FillAsync(bool submitted)
    {
        if (FormOfStart() is { } form) Sheet = await forms.ReadAsync(form, Scope(), Request.Form, Today, submitted, Aborted);
    }

    private FormDefinition? FormOfStart() =>
        library.Current.Procedures.TryGetCurrent(Procedure, out var procedure)
        && procedure.Process.Root.Starts.FirstOrDefault(s => s.Trigger is Trigger.None) is { Form: { } form } ? procedure.Forms[form] : null;

    // A case that is not there yet: today, the authority, and nothing else.
    private FeelContext Scope() => new ExpressionScope(library.Current.Law, Today, library.Current.Procedures.Agency)
        .At(CaseState.None(CaseId.Parse("new")) with { OpenedOn = Today }, 0);
}

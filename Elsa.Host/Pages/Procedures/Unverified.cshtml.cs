using System.Collections.Immutable;
using System.Security.Claims;
using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Procedures;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;

namespace Elsa.Host.Pages.Procedures;

/// <summary>The rules in force that nobody has read in their text, and who confirmed which of them. Everybody may read it; an administrator confirms.</summary>
internal sealed class UnverifiedModel(
    ProcedureLibrary library, RuleUses used, IRuleConfirmations confirmations, IAuthorizationService authorization, TimeProvider clock, IStringLocalizer<DeskTexts> texts) : PageModel
{
    public const int LongestSource = 500;

    public ImmutableArray<(RuleVersion Rule, RuleConfirmation? Confirmation, ImmutableArray<UsingCase> Uses)> Rules { get; private set; } = [];

    /// <summary>How many running cases of a rule are named.</summary>
    public const int MostCases = 20;

    public bool MayConfirm { get; private set; }

    /// <summary>What was wrong with a confirmation, and of which rule; null when nothing was.</summary>
    public (string Subject, string Problem, string Source)? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <param name="version">The version that the page showed: what is confirmed is what was read.</param>
    public async Task<IActionResult> OnPostConfirmAsync([FromForm] string? subject, [FromForm] string? version, [FromForm] string? source, CancellationToken cancellationToken)
    {
        if (!await MayAsync()) return Forbid();
        var read = source?.Trim() ?? "";
        if (RuleVersions.Unverified(library.Current).Any(r => r.Subject == subject && r.IsUnread))
            return await RefuseAsync(subject, texts["Unverified.Unread"], read, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        if (RuleVersions.Unverified(library.Current).FirstOrDefault(r => r.Subject == subject) is not { } rule || rule.Version != version)
            return await RefuseAsync(subject, texts["Unverified.Changed"], read, StatusCodes.Status409Conflict, cancellationToken);
        if (read.Length is 0 or > LongestSource)
            return await RefuseAsync(subject, texts["Unverified.SourceDue", LongestSource], read, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        var by = User.FindFirstValue(ClaimTypes.Name) ?? throw new InvalidOperationException("Expected somebody signed in, but there is nobody.");
        var done = await confirmations.ConfirmAsync(new(rule.Subject, rule.Version, read, by, clock.GetUtcNow()), cancellationToken);
        TempData[FormPage.DoneKey] = texts[done ? "Unverified.Done" : "Unverified.DoneBefore", rule.Title.ForReader()].Value;
        return RedirectToPage();
    }

    /// <summary>What a row of a table says: its conditions, its answers and its notes; empty for a rule of another kind.</summary>
    public ImmutableArray<RowPart> ContentOf(RuleVersion rule)
    {
        if (rule.Row is not { } at || library.Current.Procedures.ByHash.GetValueOrDefault(at.Hash)?.Tables.GetValueOrDefault(at.Decision) is not { } table
            || table.Rules.FirstOrDefault(r => r.Index == at.Index) is not { } row) return [];
        return
        [
            .. table.Inputs.Zip(row.When).Where(x => !CellWords.IsAny(x.Second)).Select(x => new RowPart(texts["Procedures.When", x.First.Label.ForReader()], CellWords.Test(x.First, x.Second) ?? x.Second.Feel, null)),
            .. table.Outputs.Zip(row.Then).Select(x => new RowPart(texts["Procedures.Then", x.First.Label.ForReader()], CellWords.Output(x.First, x.Second) ?? x.Second.Feel, null)),
            // The first note is the article, which stands above.
            .. row.Notes.Skip(1).Where(note => note.Length > 0).Select(note => new RowPart(texts["Tables.Note.说明"], note, Languages.ReaderWantsEnglish ? Languages.Chinese : null)),
        ];
    }

    private async Task<IActionResult> RefuseAsync(string? subject, string problem, string source, int status, CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        Refused = (subject ?? "", problem, source);
        Response.StatusCode = status;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        MayConfirm = await MayAsync();
        var all = (await confirmations.AllAsync(cancellationToken)).ToDictionary(c => (c.Subject, c.Version));
        var uses = await used.OfAsync(library.Current.Law, cancellationToken);
        // What decides cases now is read first; among those of equal use what nobody has read yet.
        Rules =
        [
            .. RuleVersions.Unverified(library.Current).Select(r => (Rule: r, Confirmation: all.GetValueOrDefault((r.Subject, r.Version)), Uses: uses[r.Subject].ToImmutableArray()))
                .OrderBy(r => r.Confirmation is not null).ThenByDescending(r => r.Uses.Length),
        ];
    }

    private async Task<bool> MayAsync() => (await authorization.AuthorizeAsync(User, Policies.ConfirmRules)).Succeeded;
}

/// <summary>A part of a row in words.</summary>
/// <param name="Language">Where it is not the page's.</param>
internal sealed record RowPart(string Label, string Text, string? Language);

using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Engine.People;
using Workflows.Persistence.Files;
using Workflows.Persistence.People;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Delegations;

/// <summary>Who acts for whom, by which writing; those that are over stay on the list.</summary>
[Authorize(Policies.Oversee)]
internal sealed class IndexModel(Workflows.Persistence.People.Delegations delegations, FileArchive archive, AuthorityZone zone, TimeProvider clock) : PageModel
{
    public ImmutableArray<RecordedDelegation> All { get; private set; } = [];

    public DateOnly Today => zone.DayOf(clock.GetUtcNow());

    public async Task OnGetAsync() => All = await delegations.ListAsync(HttpContext.RequestAborted);

    /// <summary>The writing itself, as an attachment.</summary>
    public async Task<IActionResult> OnGetWritingAsync(string id)
    {
        if (await delegations.FindAsync(id, HttpContext.RequestAborted) is not { } found || KeptAnswer.Parse(found.DocumentFile) is not { } file
            || await archive.FindAsync(file.Hash, HttpContext.RequestAborted) is not { } kept) return NotFound();
        return File(archive.OpenRead(file.Hash), kept.MediaType, file.Name);
    }

    public string StateOf(Delegation delegation) =>
        delegation.EndedOn is not null ? "Ended" : delegation.To < Today ? "Over" : delegation.From > Today ? "Coming" : "InForce";

    public string At(DateTimeOffset instant) => Elsa.Host.Frame.ReadersText.InTable(zone.Local(instant));
}

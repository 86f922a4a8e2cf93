using Elsa.Host.Accounts;
using Elsa.Host.Composition;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Runtime.Mail;

namespace Elsa.Host.Pages.Outbox;

/// <summary>A mail that became a file because no mail server is configured.</summary>
[Authorize(Policies.KeepMails)]
internal sealed class MailModel(ProductPaths paths) : PageModel
{
    public MailFile Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? identity, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(identity)) return NotFound();
        var file = Path.Combine(paths.Outbox, MailIdentity.FileName(identity)); // a file's name has no way out of the folder left
        if (!System.IO.File.Exists(file)) return NotFound();
        Mail = MailFile.Parse(await System.IO.File.ReadAllTextAsync(file, cancellationToken));
        return Page();
    }
}

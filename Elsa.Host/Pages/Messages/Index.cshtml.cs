using Elsa.Host.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflows.Persistence.Mail;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Messages;

/// <summary>What the application had to tell the reader: reminders and escalations, the newest first.</summary>
internal sealed class IndexModel(MessageBox box, AuthorityZone zone, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    public Page<PersonMessage> Messages { get; private set; } = new([], 0);

    public int Unread { get; private set; }

    public Pager Pager { get; private set; } = null!;

    private string Reader => User.Identity?.Name ?? throw new InvalidOperationException("Expected somebody signed in, but there is nobody.");

    public async Task OnGetAsync([FromQuery(Name = Pager.Parameter)] int? number, CancellationToken cancellationToken)
    {
        var page = Pager.Asked(number);
        Messages = await box.ListAsync(Reader, (page - 1) * PageSize, PageSize, cancellationToken);
        Unread = await box.UnreadAsync(Reader, cancellationToken);
        Pager = new(page, PageSize, Messages.Total);
    }

    /// <param name="message">The one that was read.</param>
    /// <param name="number">The page to come back to.</param>
    public async Task<IActionResult> OnPostReadAsync([FromForm] string message, [FromForm(Name = Pager.Parameter)] int? number, CancellationToken cancellationToken)
    {
        await box.MarkReadAsync(Reader, [message], clock.GetUtcNow(), cancellationToken);
        return RedirectToPage(new { p = Pager.Asked(number) });
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancellationToken)
    {
        await box.MarkReadAsync(Reader, null, clock.GetUtcNow(), cancellationToken);
        return RedirectToPage();
    }

    public string At(DateTimeOffset instant) => zone.Local(instant).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

using Elsa.Host.Accounts;
using Elsa.Host.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Workflows.Persistence.Mail;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Pages.Outbox;

/// <summary>Which mails were sent, wait, or were given up.</summary>
[Authorize(Policies.KeepMails)]
internal sealed class IndexModel(EfOutbox outbox, IOptions<SmtpOptions> smtp, AuthorityZone zone, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public MailState? State { get; private set; }

    public Page<MailEntry> Mails { get; private set; } = new([], 0);

    public Dictionary<MailState, int> Counts { get; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>Without a mail server, mails lie in files and can be read here.</summary>
    public bool WritesFiles => smtp.Value.Host.Length == 0;

    public string Server => smtp.Value.Host;

    /// <summary>What the last button did.</summary>
    [FromQuery(Name = "done")]
    public bool? Done { get; init; }

    public async Task OnGetAsync([FromQuery(Name = "state")] MailState? state, [FromQuery(Name = Pager.Parameter)] int? number, CancellationToken cancellationToken)
    {
        var page = Pager.Asked(number);
        State = state;
        Mails = await outbox.ListAsync(state, (page - 1) * PageSize, PageSize, cancellationToken);
        foreach (var each in Enum.GetValues<MailState>()) Counts[each] = (await outbox.ListAsync(each, 0, 1, cancellationToken)).Total;
        Pager = new(page, PageSize, Mails.Total);
    }

    /// <summary>Sends a mail that was given up once more, from the first attempt; asked twice, it is still sent once.</summary>
    public async Task<IActionResult> OnPostRetryAsync([FromForm] string mail, [FromForm] MailState? state, CancellationToken cancellationToken) =>
        RedirectToPage(new { state, done = await outbox.ReviveAsync(mail, clock.GetUtcNow(), cancellationToken) });

    public string At(DateTimeOffset instant) => zone.Local(instant).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

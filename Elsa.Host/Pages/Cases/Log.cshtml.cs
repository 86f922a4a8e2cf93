using System.Collections.Immutable;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Microsoft.AspNetCore.Mvc;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.Cases;

/// <summary>The log itself, and whether its chain of hashes still holds.</summary>
internal sealed class LogModel(CaseFiles files, LogVerification verification, ReadersWords words, AnswerWords say) : CasePage(files)
{
    public const int PageSize = 200;

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? Asked { get; set; }

    /// <summary>A page beyond the last is the last.</summary>
    public int PageNumber => Math.Min(Pager.Asked(Asked), new Pager(1, PageSize, Case.Log.Length).Last);

    public LogCheck Check { get; private set; } = null!;

    public ImmutableArray<LogLine> Lines { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Check = await verification.RunAsync(Case.Id, HttpContext.RequestAborted);
        Lines = [.. Case.Log.Skip((PageNumber - 1) * PageSize).Take(PageSize).Select(e => LogLine.Of(Case, e, words, say))];
    }
}

using Elsa.Host.Casework;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Workflows.Enforcement.Documents;
using Workflows.Engine.Cases;
using Workflows.Persistence.Files;

namespace Elsa.Host.Pages.Cases;

/// <summary>A document as it lies in the file: on a sheet of A4, to be read and printed.</summary>
internal sealed class DocumentModel(CaseFiles files, FileArchive archive) : CasePage(files)
{
    [BindProperty(SupportsGet = true)]
    public string Hash { get; set; } = "";

    public CaseDocument Document { get; private set; } = null!;

    public IHtmlContent Text { get; private set; } = HtmlString.Empty;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Case.State.Record.Documents.FirstOrDefault(d => d.Hash == Hash) is not { } document) return NotFound();
        Document = document;
        Text = new HtmlString(DocumentHtml.Of(await archive.ReadTextAsync(Hash, HttpContext.RequestAborted))); // made safe there
        return Page();
    }
}

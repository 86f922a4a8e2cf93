using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Microsoft.AspNetCore.Mvc;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Persistence.Files;

namespace Elsa.Host.Pages.Files;

/// <summary>Hands out a kept file, but only where the case's own log names it: a hash alone opens nothing.</summary>
internal sealed class DownloadModel(CaseFiles files, FileArchive archive) : CasePage(files)
{
    [BindProperty(SupportsGet = true)]
    public string Hash { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (NameOf() is not { } name || await archive.FindAsync(Hash, HttpContext.RequestAborted) is not { } kept) return NotFound();
        return File(archive.OpenRead(Hash), kept.MediaType, name); // as an attachment: nothing that was handed in is shown as a page
    }

    private string? NameOf() =>
        Case.State.Record.Documents.FirstOrDefault(d => d.Hash == Hash) is { } document ? $"{document.Title.Zh}{document.Number}.md"
        : Case.Log.Select(e => e.Event).SelectMany(e => Answers(e).Select(a => a.Value).Concat(Proofs(e))).Select(KeptAnswer.Parse).FirstOrDefault(k => k?.Hash == Hash)?.Name;

    private static IEnumerable<FeelValue.String> Answers(CaseEvent e) => (e switch
    {
        CaseEvent.TaskCompleted x => x.Answers,
        CaseEvent.MessageReceived x => x.Answers,
        CaseEvent.VariablesSet x => x.Values, // what the case was opened with
        _ => FeelContext.Empty,
    }).Entries().Select(a => a.Value).OfType<FeelValue.String>();

    /// <summary>What a clock was stopped, set going or lengthened on, and what a day was corrected on.</summary>
    private static IEnumerable<string> Proofs(CaseEvent e) => e switch
    {
        CaseEvent.DeadlineSuspended x => [x.Spell.Document],
        CaseEvent.DeadlineResumed x => [x.Document],
        CaseEvent.DeadlineExtended x => [x.Extension.Document],
        CaseEvent.FactCorrected x => [x.Document],
        _ => [],
    };
}

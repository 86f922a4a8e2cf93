using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Microsoft.AspNetCore.Mvc;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Forms;
using Workflows.Persistence.Files;

namespace Elsa.Host.Pages.Files;

/// <summary>Hands out a kept file, but only where the case's own log names it as a file: a hash alone opens nothing.</summary>
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
        : Handed().Concat(Case.Log.SelectMany(e => Proofs(e.Event))).Select(KeptAnswer.Parse).FirstOrDefault(k => k?.Hash == Hash)?.Name;

    /// <summary>What was handed in at a field for files: what somebody types into a field for words names no file, whatever it looks like.</summary>
    private IEnumerable<string> Handed() =>
        from step in RecordedStep.Of(Case)
        from field in step.Form.Fields
        where field.Type == FieldType.File
        let answer = step.Answers[field.Name] as FeelValue.String
        where answer is not null
        select answer.Value;

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

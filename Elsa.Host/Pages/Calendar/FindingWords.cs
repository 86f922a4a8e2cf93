using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Pages.Calendar;

/// <summary>What is wrong with a file that somebody handed in, in his language and with the name that he knows it by.</summary>
/// <param name="Sentence">Where, and what is wrong.</param>
/// <param name="Code">For who looks after the files.</param>
internal sealed record FindingWords(string Sentence, string Code)
{
    /// <param name="file">The name of the file as it was handed in.</param>
    public static FindingWords Of(Finding finding, string file, IStringLocalizer<ClockTexts> texts)
    {
        var said = texts[$"Finding.{finding.Code}"];
        // Readers of English get the reader's own sentence, which names what came.
        var what = Languages.ReaderWantsEnglish ? finding.Message : said.ResourceNotFound ? texts["Finding.Other"].Value : said.Value;
        return new(
            finding.Line == 0 ? texts["Finding.File", file, what] : texts["Finding.Place", file, finding.Line, finding.Column, what],
            Languages.ReaderWantsEnglish || !said.ResourceNotFound ? finding.Code : $"{finding.Code} {finding.Message}"); // what has no Chinese sentence yet is said as the reader says it
    }
}

using System.Globalization;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.Board;

/// <summary>The board's columns for a spreadsheet, in the reader's language.</summary>
internal sealed class BoardCsv(IStringLocalizer<DeskTexts> texts, IStringLocalizer<CaseTexts> cases, ReadersWords words)
{
    public byte[] Of(IEnumerable<BoardRow> rows) => CsvText.Of(rows.Select(Cells).Prepend(
    [
        texts["Board.Standing"], texts["Board.CaseNumber"], texts["Board.Party"], texts["Board.Deadline"], texts["Board.Law"],
        texts["Board.Target"], texts["Board.Due"], texts["Board.Officers"], texts["Board.Holders"],
    ]));

    private IEnumerable<string?> Cells(BoardRow row)
    {
        var deadline = row.Entry.Deadline;
        var isStopped = deadline.Status == DeadlineStatus.Suspended; // until it is resumed it has no last day
        return
        [
            texts["Board.Standing." + row.Standing], row.Entry.Number ?? cases["Case.NoNumber"], row.Entry.CaseTitle,
            deadline.Title.In(CultureInfo.CurrentUICulture.Name), LegalBasis.Of(deadline.Law).In(key => texts[key]), isStopped ? "" : Day(deadline.Target), isStopped ? texts["Board.Stopped"] : Last(deadline),
            string.Join(texts["ListSeparator"], row.Officers.Select(p => Languages.Pick(p.NameZh, p.NameEn))),
            string.Join(texts["ListSeparator"], row.InHand.Select(t => $"{(t.ClaimedBy is { } holder ? words.Person(holder) : texts["Board.HoldersPool", words.Roles(t.Roles)].Value)}（{t.Title.ForReader()}）")),
        ];
    }

    private static string Last(DeadlineHeader deadline) => deadline.DueAt is { } at ? at.InTable() : Day(deadline.Due);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

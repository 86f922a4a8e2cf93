using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Engine.People;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Pages.Board;

/// <summary>The open deadlines of all cases on one table: at first those that are overdue or soon due, all of them where somebody asks for all.</summary>
[Authorize(Policies.Oversee)]
internal sealed class IndexModel(
    CaseQueries queries, ICaseStore store, ProcedureLibrary library, PersonDirectory people, AuthorityZone zone, TimeProvider clock, ReadersWords words, IStringLocalizer<DeskTexts> texts,
    IStringLocalizer<CaseTexts> cases) : PageModel
{
    /// <summary>How many working days ahead the board looks.</summary>
    public const int Ahead = 5;

    private const int PageSize = 100;

    public BoardFilter Filter { get; private set; } = new();

    public BoardTable Table { get; private set; } = null!;

    /// <summary>The lines of this page.</summary>
    public ImmutableArray<BoardRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public DateTimeOffset Now { get; } = zone.Local(clock.GetUtcNow());

    public async Task OnGetAsync([FromQuery] BoardFilter filter, [FromQuery(Name = Pager.Parameter)] int? number, CancellationToken cancellationToken)
    {
        await ReadAsync(filter, cancellationToken);
        Pager = new(Pager.Asked(number), PageSize, Table.Rows.Length);
        Rows = await new BoardHands(store, library.Current).OfAsync(Table.Rows.Skip(Pager.Skip).Take(Pager.Size), cancellationToken);
    }

    public async Task<IActionResult> OnGetCsvAsync([FromQuery] BoardFilter filter, CancellationToken cancellationToken)
    {
        await ReadAsync(filter, cancellationToken);
        var rows = await new BoardHands(store, library.Current).OfAsync(Table.Rows, cancellationToken);
        return File(new BoardCsv(texts, cases, words).Of(rows), CsvText.MediaType, $"board-{Now:yyyy-MM-dd}.csv");
    }

    private async Task ReadAsync(BoardFilter filter, CancellationToken cancellationToken)
    {
        var world = library.Current;
        var soon = world.Law.Calendar.AddWorkingDays(DateOnly.FromDateTime(Now.DateTime), Ahead);
        var all = await queries.BoardAsync(filter.Standing is BoardView.All or BoardView.Later ? DateOnly.MaxValue : soon, filter.Owner, 0, int.MaxValue, cancellationToken); // the counts are of all of them
        (Filter, Table) = (filter, BoardTable.Of(all.Items, await queries.OpenTasksAsync(cancellationToken), filter, soon, Now, world, people));
    }
}

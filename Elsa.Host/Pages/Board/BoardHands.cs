using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Deciding;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Pages.Board;

/// <summary>
/// Who has a deadline that none of the case's open tasks settles by itself: those from whose task the flow goes on to what settles it, as the case's own page
/// says; nobody where the case waits for somebody outside. Each case is read once.
/// </summary>
internal sealed class BoardHands(ICaseStore store, DeclaredWorld world)
{
    private readonly Dictionary<CaseId, CaseState?> _read = [];

    public async Task<ImmutableArray<BoardRow>> OfAsync(IEnumerable<BoardRow> rows, CancellationToken cancellationToken)
    {
        var known = ImmutableArray.CreateBuilder<BoardRow>();
        foreach (var row in rows) known.Add(row.Others.IsEmpty ? row : row with { InHand = await LeadingAsync(row, cancellationToken), Others = [] });
        return known.ToImmutable();
    }

    private async Task<ImmutableArray<InboxTask>> LeadingAsync(BoardRow row, CancellationToken cancellationToken)
    {
        var id = row.Entry.Case;
        if (!_read.TryGetValue(id, out var state)) _read[id] = state = await ReadAsync(id, cancellationToken);
        if (state is null) return row.Others;
        var nodes = InHand.TasksFor(world.Procedures, world.Law, state, row.Entry.Deadline.Key).Select(t => t.Node.Id).ToHashSet();
        return [.. row.Others.Where(t => nodes.Contains(t.Node))];
    }

    private async Task<CaseState?> ReadAsync(CaseId id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.LoadAsync(id, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException) // one case that does not read takes no other off the board
        {
            return null;
        }
    }
}

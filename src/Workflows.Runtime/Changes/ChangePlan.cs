using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Cases;
using Workflows.Statute;

namespace Workflows.Runtime.Changes;

/// <summary>
/// What a change would do to the running cases, in batches. A calendar asks nothing of a case but its open deadlines, which the register's rows hold; only
/// rules have to look into the case, and only where a deadline was started by a former rule.
/// </summary>
/// <param name="law">With the calendar and the rules that would be in force.</param>
internal sealed class ChangePlan(IDeadlineChanges changes, ICaseStore store, ProcedureSet procedures, RuleBook law, MoveCause cause, CommandContext context)
{
    private const int Batch = 500;

    public async IAsyncEnumerable<PreviewBatch> PreviewAsync(CaseId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await changes.RunningCasesAsync(after, Batch, cancellationToken) is { IsEmpty: false } batch)
        {
            var (moves, failed) = (ImmutableArray.CreateBuilder<MovedDeadline>(), ImmutableArray.CreateBuilder<CaseFailure>());
            foreach (var read in batch)
            {
                try
                {
                    if (MayMove(read)) moves.AddRange((await MovesAsync(read, cancellationToken)).Select(m => MovedDeadline.Of(read.Case, read.Number, m)));
                }
                catch (Exception e) when (e is not OperationCanceledException) // one case that does not read hides no other
                {
                    failed.Add(new(read.Case, e.Message));
                }
            }
            yield return new(batch[^1].Case, batch.Length, moves.ToImmutable()) { Failed = failed.ToImmutable() };
            after = batch[^1].Case;
        }
    }

    /// <summary>False where the rows alone tell that the case stays as it is.</summary>
    public bool MayMove(CaseDeadlines read) => read.Open is not { } open || open.Any(d => cause == MoveCause.Calendar
        ? ChangeApplication.ByCalendar(d, law.Calendar, law.OwnSources, context) is not null
        : law.Deadline(d.Key) is { } rule && rule.Version != d.RuleVersion);

    private async Task<ImmutableArray<PlannedMove>> MovesAsync(CaseDeadlines read, CancellationToken cancellationToken) =>
        read.Open is { } open && cause == MoveCause.Calendar
            ? [.. open.Select(d => ChangeApplication.ByCalendar(d, law.Calendar, law.OwnSources, context)).OfType<PlannedMove>()]
            : ChangeApplication.Preview(procedures, law, await store.LoadAsync(read.Case, cancellationToken), cause, context);
}

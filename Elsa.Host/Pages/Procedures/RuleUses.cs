using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Pages.Procedures;

/// <summary>A running case that a rule was used in.</summary>
/// <param name="Number">Null before it is given.</param>
internal sealed record UsingCase(CaseId Case, string? Number, string Title);

/// <summary>By rule, as its confirmation names it, the running cases that it was used in: whose deadline runs by it, whose table row spoke, whose acts it bound.</summary>
/// <remarks>What a case has used it has used for good: a host remembers it, and reads of each case only what happened since it last looked.</remarks>
internal sealed class RuleUses(CaseQueries queries) : IDisposable
{
    private const int CasesAtOnce = 200;

    private static readonly Type[] s_kinds =
        [typeof(CaseEvent.FrameOpened), typeof(CaseEvent.DeadlineStarted), typeof(CaseEvent.RuleEvaluated), typeof(CaseEvent.OrderMoved), typeof(CaseEvent.DutyDone)];

    private readonly ConcurrentDictionary<CaseId, UsesOfCase> known = [];
    private readonly SemaphoreSlim looking = new(1);

    public async Task<ILookup<string, UsingCase>> OfAsync(RuleBook law, CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            var running = await queries.RunningCasesAsync(cancellationToken);
            await CatchUpAsync(running, cancellationToken);
            return running.SelectMany(c => known[c.Case].Subjects(law).Select(subject => (Subject: subject, Case: new UsingCase(c.Case, c.Number, c.Title))))
                .ToLookup(u => u.Subject, u => u.Case, StringComparer.Ordinal);
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task CatchUpAsync(ImmutableArray<RunningCase> running, CancellationToken cancellationToken)
    {
        foreach (var ended in known.Keys.Except(running.Select(c => c.Case))) known.TryRemove(ended, out _);
        var behind = running.Where(c => known.GetOrAdd(c.Case, _ => new()).Version < c.Version).ToList();
        foreach (var some in behind.Chunk(CasesAtOnce)) // a look that is broken off has not begun in vain
        {
            var after = some.ToDictionary(c => c.Case, c => known[c.Case].Version);
            // What was read twice, because a look was broken off, is one use.
            await foreach (var (id, e) in queries.EventsAfterAsync(after, s_kinds, cancellationToken)) known[id].Take(e);
            foreach (var c in some) known[c.Case].Version = c.Version; // what came meanwhile is read once more
        }
    }

    /// <summary>What one case has used, as far as it was read.</summary>
    private sealed class UsesOfCase
    {
        private readonly Dictionary<int, string> frames = [];
        private readonly HashSet<string> subjects = new(StringComparer.Ordinal);
        private readonly HashSet<(string Duty, DateOnly On)> duties = [];

        public long Version { get; set; }

        public void Take(CaseEvent e)
        {
            switch (e)
            {
                case CaseEvent.FrameOpened opened: frames[opened.Frame] = opened.Procedure; break;
                case CaseEvent.DeadlineStarted started: subjects.Add(RuleVersions.OfDeadline(started.Entry.Key)); break;
                case CaseEvent.OrderMoved moved: subjects.UnionWith(moved.Rules.Select(r => RuleVersions.OfRule(r.No))); break;
                case CaseEvent.DutyDone done: duties.Add((done.Act.Duty, done.Act.On)); break;
                case CaseEvent.RuleEvaluated said when frames.TryGetValue(said.Frame, out var procedure):
                    subjects.UnionWith(
                        from table in said.Rested.Select(r => (r.Decision, r.Rules)).Append((said.Decision, said.Rules))
                        from rule in table.Rules
                        select RuleVersions.OfDecision(procedure, table.Decision, rule.Index));
                    break;
                default: break;
            }
        }

        /// <summary>Which rules of duties bind an act the law of today says.</summary>
        public IEnumerable<string> Subjects(RuleBook law) =>
            subjects.Union(duties.SelectMany(d => law.Duties.Where(r => r.Binds(d.Duty, d.On))).Select(r => RuleVersions.OfRule(r.No)), StringComparer.Ordinal);
    }
}

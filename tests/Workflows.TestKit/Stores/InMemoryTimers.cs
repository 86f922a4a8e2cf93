using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Cases;
using Workflows.Runtime.Cases;

namespace Workflows.TestKit.Stores;

/// <summary>The timers of the store in memory, in order of when they can next be leased. Its owner locks.</summary>
internal sealed class InMemoryTimers
{
    private readonly Dictionary<CaseId, Dictionary<string, Row>> rows = [];
    private readonly SortedSet<Row> order = new(Comparer<Row>.Create((a, b) =>
        (a.FreeAt, a.DueAt, a.Serial).CompareTo((b.FreeAt, b.DueAt, b.Serial))));
    private long serial;

    public DateTimeOffset? Next => order.Min?.FreeAt;

    public bool Holds(LeasedTimer timer) => Find(timer) is not null;

    public ImmutableArray<LeasedTimer> Lease(DateTimeOffset now, int most, TimeSpan lease)
    {
        var due = order.TakeWhile(r => r.FreeAt <= now).OrderBy(r => r.DueAt).ThenBy(r => r.Serial).Take(most).ToList();
        foreach (var row in due)
        {
            Change(row, r => (r.Lease, r.HeldUntil, r.Attempts) = ((++serial).ToString(CultureInfo.InvariantCulture), now + lease, r.Attempts + 1));
        }
        return [.. due.Select(r => new LeasedTimer(r.Case, r.Timer, r.DueAt, r.Lease!, r.Attempts))];
    }

    public void PutBack(LeasedTimer timer, DateTimeOffset? retryAt)
    {
        if (Find(timer) is not { } row) return;
        if (retryAt is null) Remove(row);
        else Change(row, r => (r.Lease, r.HeldUntil) = (null, retryAt));
    }

    public void Fired(LeasedTimer timer)
    {
        if (Find(timer) is { } row) Remove(row);
    }

    /// <summary>Makes the case's timers those given; one whose moment did not move keeps its lease and its attempts.</summary>
    public void Rewrite(CaseId id, IEnumerable<(string Timer, DateTimeOffset DueAt)> wanted)
    {
        var now = wanted.ToDictionary(w => w.Timer, w => w.DueAt);
        if (!rows.TryGetValue(id, out var own)) rows.Add(id, own = []);
        foreach (var row in own.Values.Where(r => !now.ContainsKey(r.Timer)).ToList()) Remove(row);
        foreach (var (timer, dueAt) in now)
        {
            if (!own.TryGetValue(timer, out var row)) Add(new(id, timer, dueAt, ++serial));
            else if (row.DueAt != dueAt) Change(row, r => (r.DueAt, r.Lease, r.HeldUntil, r.Attempts) = (dueAt, null, null, 0));
        }
        if (own.Count == 0) rows.Remove(id);
    }

    private Row? Find(LeasedTimer timer) =>
        rows.TryGetValue(timer.Case, out var own) && own.TryGetValue(timer.Timer, out var row) && row.Lease == timer.Lease ? row : null;

    private void Add(Row row)
    {
        rows[row.Case].Add(row.Timer, row);
        order.Add(row);
    }

    private void Remove(Row row)
    {
        rows[row.Case].Remove(row.Timer);
        order.Remove(row);
    }

    private void Change(Row row, Action<Row> change)
    {
        order.Remove(row); // its place in the order depends on what changes
        change(row);
        order.Add(row);
    }

    private sealed class Row(CaseId id, string timer, DateTimeOffset dueAt, long serial)
    {
        public CaseId Case { get; } = id;

        public string Timer { get; } = timer;

        public long Serial { get; } = serial;

        public DateTimeOffset DueAt { get; set; } = dueAt;

        public string? Lease { get; set; }

        /// <summary>The end of its lease, or when it may be tried again.</summary>
        public DateTimeOffset? HeldUntil { get; set; }

        public int Attempts { get; set; }

        public DateTimeOffset FreeAt => HeldUntil > DueAt ? HeldUntil.Value : DueAt;
    }
}

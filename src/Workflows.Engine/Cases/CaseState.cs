using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute;
using Workflows.Statute.Duties;

namespace Workflows.Engine.Cases;

/// <summary>A task that waits for a person.</summary>
/// <param name="ClaimedBy">The person who took it; null while it is in the pool.</param>
public sealed record OpenTask(int Node, DateTimeOffset OpenedAt, string? ClaimedBy);

/// <summary>A document made in the case; its text lies in the file store under its hash.</summary>
public sealed record CaseDocument(string Name, Bilingual Title, string? Number, string Hash, DateOnly On, string Element);

/// <summary>What stopped and waits for somebody to look at it.</summary>
public sealed record Incident(int Frame, string Element, Bilingual Reason);

/// <summary>What is known of the case: data, people, dates.</summary>
public sealed record CaseRecord(
    ImmutableSortedDictionary<int, FeelContext> Variables,
    ImmutableArray<LegalFact> Facts,
    ImmutableArray<DutyAct> Acts,
    ImmutableArray<DeadlineEntry> Register,
    ImmutableSortedDictionary<int, OpenTask> Tasks,
    ImmutableArray<CaseDocument> Documents,
    ImmutableSortedDictionary<string, string> Numbers,
    ImmutableArray<Incident> Incidents)
{
    /// <summary>Those who must withdraw from the case, in order of decision.</summary>
    public ImmutableArray<Withdrawal> Withdrawals { get; init; } = [];

    public static CaseRecord Empty { get; } = new(
        ImmutableSortedDictionary<int, FeelContext>.Empty, [], [], [], ImmutableSortedDictionary<int, OpenTask>.Empty, [],
        ImmutableSortedDictionary<string, string>.Empty, []);

    /// <summary>The last standing fact of that event, or null.</summary>
    public LegalFact? Last(string e) => Facts.LastOrDefault(f => f.Event == e && f.Stands);

    /// <summary>The last entry of the register of that key, or null.</summary>
    public DeadlineEntry? Deadline(string key) => Register.LastOrDefault(d => d.Key == key);
}

/// <summary>A case: its marking beside its record. It is the fold of its events and nothing else.</summary>
/// <param name="Version">How many events it has seen: the sequence number of the last one.</param>
/// <param name="Stage">The id of the stage it is in; empty before the first.</param>
public sealed record CaseState(
    CaseId Id, long Version, bool IsEnded, string? EndedAt, string? Procedure, DateOnly OpenedOn, string Stage,
    Marking Marking, CaseRecord Record)
{
    /// <summary>A case that nothing has happened to yet.</summary>
    public static CaseState None(CaseId id) => new(id, 0, false, null, null, default, "", Marking.Empty, CaseRecord.Empty);

    public bool Exists => Version > 0;

    /// <summary>The case number, given with the approval of filing; null before.</summary>
    public string? Number => Record.Numbers.GetValueOrDefault("case");
}

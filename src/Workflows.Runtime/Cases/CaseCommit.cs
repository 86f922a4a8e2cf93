using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Mail;
using Workflows.Statute;

namespace Workflows.Runtime.Cases;

/// <summary>Everything that one accepted command writes, in one transaction.</summary>
/// <param name="ExpectedVersion">The version that was decided on: the sequence number of the last event then.</param>
/// <param name="After">The case afterwards; read models, tasks, deadlines and timers are projections of it.</param>
/// <param name="CommandKey">The idempotency key; null for a command that is idempotent by itself.</param>
/// <param name="Fired">The leased timer that the command fired; its row is deleted only if it is still leased by this token.</param>
public sealed record CaseCommit(
    CaseId Case, long ExpectedVersion, ImmutableArray<CaseEvent> Events, CaseState After,
    ImmutableArray<OutgoingMail> Mails, ImmutableArray<Effect.KeepFile> Files, ImmutableArray<Claim> Claims,
    string? CommandKey, LeasedTimer? Fired, DateTimeOffset At, ProcedureSet Procedures, RuleBook Law);

using System.Collections.Immutable;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Workflows.Engine.Verification;

/// <summary>What is known of a constraint before any case exists.</summary>
public enum ProofVerdict
{
    /// <summary>No way through the procedures breaks it.</summary>
    Proved,

    /// <summary>The flow alone would let it be broken; the command that would is refused, and the case has lawful ways on.</summary>
    Guarded,

    /// <summary>A way through the procedures breaks it, or what it speaks of can never be done lawfully.</summary>
    Violated,

    /// <summary>The cap was reached before everything was seen.</summary>
    Unknown,

    /// <summary>None of its events is recorded by any procedure.</summary>
    NotReached,
}

/// <summary>One step of a way through a procedure.</summary>
/// <param name="Procedure">The procedure that the element belongs to.</param>
/// <param name="How">How it came about, in one word: started, done, timer, message, error.</param>
/// <param name="Then">The elements that the flow then went through without waiting.</param>
/// <param name="Events">The legal events recorded on the way.</param>
/// <param name="Choices">What people and data were taken to say.</param>
public sealed record TraceStep(
    string Procedure, string Element, Bilingual Name, string? Article, string How,
    ImmutableArray<string> Then, ImmutableArray<string> Events, ImmutableArray<string> Choices)
{
    public override string ToString() =>
        $"{How}: {Name.Zh} / {Name.En} ({Procedure}/{Element}{(Article is null ? "" : $", {Article}")})"
        + (Choices.IsEmpty ? "" : $" with {string.Join("; ", Choices)}")
        + (Then.IsEmpty ? "" : $", through {string.Join(", ", Then)}")
        + (Events.IsEmpty ? "" : $" -> {string.Join(", ", Events)}");
}

/// <summary>Something that keeps a procedure from being deployed.</summary>
/// <param name="Code">Never changes its meaning: <c>VER0001</c>.</param>
/// <param name="At">Where the element stands; a constraint or deadline has no place in a flow.</param>
/// <param name="Trace">A shortest way there; empty where the file alone shows it.</param>
public sealed record VerificationFinding(string Code, SourcePosition At, string? Element, string Message, ImmutableArray<TraceStep> Trace);

/// <summary>What was found out about a constraint.</summary>
/// <param name="Trace">Where it is violated or guarded, a shortest way to the event that breaks it.</param>
/// <param name="States">How many states were seen for it.</param>
public sealed record ConstraintProof(string No, Bilingual Title, string Law, ProofVerdict Verdict, ImmutableArray<TraceStep> Trace, int States, string? Remark)
{
    /// <summary>The procedures whose flow was looked into for it: a change of another leaves it as it is.</summary>
    public ImmutableArray<string> Through { get; init; } = [];

    /// <summary>Whether it asks for an event that no procedure records.</summary>
    public bool IsUnanswerable { get; init; }
}

/// <summary>What was found out about the flow of one procedure.</summary>
/// <param name="Nets">How many nets it was cut into: the procedure, and each side branch with it.</param>
public sealed record ProcedureProof(string Procedure, bool IsSound, int Nets, int States, int Steps);

/// <summary>Everything that the verifier found out.</summary>
public sealed record VerificationReport(
    ImmutableArray<ProcedureProof> Procedures, ImmutableArray<ConstraintProof> Constraints, ImmutableArray<VerificationFinding> Findings)
{
    /// <summary>What is no fault, but worth a look.</summary>
    public ImmutableArray<VerificationFinding> Notes { get; init; } = [];

    /// <summary>The reports of the parts as one.</summary>
    public static VerificationReport Of(IEnumerable<VerificationReport> parts)
    {
        var all = parts.ToList();
        return new([.. all.SelectMany(p => p.Procedures)], [.. all.SelectMany(p => p.Constraints)], [.. all.SelectMany(p => p.Findings)]) { Notes = [.. all.SelectMany(p => p.Notes)] };
    }

    /// <summary>How many states were seen for all of it.</summary>
    public int States => Procedures.Sum(p => p.States) + Constraints.Sum(c => c.States);

    /// <summary>Whether there is no finding at all: false also where something is only unknown, which keeps no files from coming into force.</summary>
    public bool IsSound => Findings.IsEmpty;
}

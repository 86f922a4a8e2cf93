using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>A timer of a case. <c>HeldUntil</c> is the end of its lease, or when a timer that was put back may be tried again.</summary>
internal sealed class TimerRow
{
    public CaseId CaseId { get; set; }

    public required string Timer { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public string? Lease { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }

    public int Attempts { get; set; }
}

internal sealed class TimerRowConfiguration : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> row)
    {
        row.ToTable("timers");
        row.HasKey(r => new { r.CaseId, r.Timer });
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Timer).HasColumnName("timer_id");
        row.Property(r => r.DueAt).HasColumnName("due_at_ms");
        row.Property(r => r.Lease).HasColumnName("lease");
        row.Property(r => r.HeldUntil).HasColumnName("held_until_ms");
        row.Property(r => r.Attempts).HasColumnName("attempts");
    }
}

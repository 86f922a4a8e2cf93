using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Changes;

/// <summary>A change of running deadlines.</summary>
internal sealed class DeadlineChangeRow
{
    public required string Id { get; set; }

    public MoveCause Cause { get; set; }

    public required string Subject { get; set; }

    public required string FromVersion { get; set; }

    public required string Version { get; set; }

    public required string Text { get; set; }

    public required string Reason { get; set; }

    public required string ProposedBy { get; set; }

    public DateTimeOffset ProposedAt { get; set; }

    public string? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public CaseId? LastCase { get; set; }

    public int CasesDone { get; set; }

    public int DeadlinesMoved { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

internal sealed class DeadlineChangeRowConfiguration : IEntityTypeConfiguration<DeadlineChangeRow>
{
    public void Configure(EntityTypeBuilder<DeadlineChangeRow> row)
    {
        row.ToTable("deadline_changes");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Cause).HasColumnName("cause");
        row.Property(r => r.Subject).HasColumnName("subject");
        row.Property(r => r.FromVersion).HasColumnName("from_version");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.Text).HasColumnName("text");
        row.Property(r => r.Reason).HasColumnName("reason");
        row.Property(r => r.ProposedBy).HasColumnName("proposed_by");
        row.Property(r => r.ProposedAt).HasColumnName("proposed_ms");
        row.Property(r => r.ApprovedBy).HasColumnName("approved_by");
        row.Property(r => r.ApprovedAt).HasColumnName("approved_ms");
        row.Property(r => r.LastCase).HasColumnName("last_case");
        row.Property(r => r.CasesDone).HasColumnName("cases_done");
        row.Property(r => r.DeadlinesMoved).HasColumnName("deadlines_moved");
        row.Property(r => r.FinishedAt).HasColumnName("finished_ms");
    }
}

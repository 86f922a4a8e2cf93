using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;
using Workflows.Statute.Deadlines;

namespace Workflows.Persistence.Cases;

/// <summary>An entry of a case's deadline register.</summary>
internal sealed class DeadlineRow
{
    public CaseId CaseId { get; set; }

    public required string Key { get; set; }

    public int Round { get; set; }

    public required string TitleZh { get; set; }

    public required string TitleEn { get; set; }

    public DeadlineOwner Owner { get; set; }

    public required string Law { get; set; }

    public MissedMeans Means { get; set; }

    public DeadlineStatus Status { get; set; }

    public DateOnly Anchor { get; set; }

    public DateOnly Target { get; set; }

    public DateOnly Due { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateOnly? MetOn { get; set; }

    public bool IsOpen { get; set; }

    public bool IsLate { get; set; }

    public bool IsProvisional { get; set; }
}

internal sealed class DeadlineRowConfiguration : IEntityTypeConfiguration<DeadlineRow>
{
    public void Configure(EntityTypeBuilder<DeadlineRow> row)
    {
        row.ToTable("deadlines");
        row.HasKey(r => new { r.CaseId, r.Key, r.Round });
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Key).HasColumnName("key");
        row.Property(r => r.Round).HasColumnName("round");
        row.Property(r => r.TitleZh).HasColumnName("title_zh");
        row.Property(r => r.TitleEn).HasColumnName("title_en");
        row.Property(r => r.Owner).HasColumnName("owner");
        row.Property(r => r.Law).HasColumnName("law");
        row.Property(r => r.Means).HasColumnName("means");
        row.Property(r => r.Status).HasColumnName("status");
        row.Property(r => r.Anchor).HasColumnName("anchor");
        row.Property(r => r.Target).HasColumnName("target");
        row.Property(r => r.Due).HasColumnName("due");
        row.Property(r => r.DueAt).HasColumnName("due_at_ms");
        row.Property(r => r.MetOn).HasColumnName("met_on");
        row.Property(r => r.IsOpen).HasColumnName("is_open");
        row.Property(r => r.IsLate).HasColumnName("is_late");
        row.Property(r => r.IsProvisional).HasColumnName("is_provisional");
    }
}

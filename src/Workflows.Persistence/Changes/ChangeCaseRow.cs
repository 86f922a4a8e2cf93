using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Changes;

/// <summary>What a change did to a case: how many deadlines moved, or why it could not.</summary>
internal sealed class ChangeCaseRow
{
    public required string ChangeId { get; set; }

    public CaseId CaseId { get; set; }

    public int Moved { get; set; }

    public string? Why { get; set; }
}

/// <summary>A change that ended before every case was done.</summary>
internal sealed class ChangeOvertakenRow
{
    public required string ChangeId { get; set; }

    public required string ByVersion { get; set; }
}

internal sealed class ChangeCaseRowConfiguration : IEntityTypeConfiguration<ChangeCaseRow>
{
    public void Configure(EntityTypeBuilder<ChangeCaseRow> row)
    {
        row.ToTable("change_cases");
        row.HasKey(r => new { r.ChangeId, r.CaseId });
        row.Property(r => r.ChangeId).HasColumnName("change_id");
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Moved).HasColumnName("moved");
        row.Property(r => r.Why).HasColumnName("why");
    }
}

internal sealed class ChangeOvertakenRowConfiguration : IEntityTypeConfiguration<ChangeOvertakenRow>
{
    public void Configure(EntityTypeBuilder<ChangeOvertakenRow> row)
    {
        row.ToTable("changes_overtaken");
        row.HasKey(r => r.ChangeId);
        row.Property(r => r.ChangeId).HasColumnName("change_id");
        row.Property(r => r.ByVersion).HasColumnName("by_version");
    }
}

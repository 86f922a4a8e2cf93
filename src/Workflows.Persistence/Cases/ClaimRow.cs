using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>A key that only one case may hold.</summary>
internal sealed class ClaimRow
{
    public required string Kind { get; set; }

    public required string Key { get; set; }

    public CaseId CaseId { get; set; }
}

internal sealed class ClaimRowConfiguration : IEntityTypeConfiguration<ClaimRow>
{
    public void Configure(EntityTypeBuilder<ClaimRow> row)
    {
        row.ToTable("claims");
        row.HasKey(r => new { r.Kind, r.Key });
        row.Property(r => r.Kind).HasColumnName("kind");
        row.Property(r => r.Key).HasColumnName("key");
        row.Property(r => r.CaseId).HasColumnName("case_id");
    }
}

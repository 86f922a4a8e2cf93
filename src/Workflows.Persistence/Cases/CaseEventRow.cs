using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>An event as it is kept: the payload is text, hashed as it stands and never written again.</summary>
internal sealed class CaseEventRow
{
    public CaseId CaseId { get; set; }

    public long Seq { get; set; }

    public required string Type { get; set; }

    public int TypeVersion { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string PreviousHash { get; set; }

    public required string Hash { get; set; }

    public required string Payload { get; set; }
}

internal sealed class CaseEventRowConfiguration : IEntityTypeConfiguration<CaseEventRow>
{
    public void Configure(EntityTypeBuilder<CaseEventRow> row)
    {
        row.ToTable("case_events");
        row.HasKey(r => new { r.CaseId, r.Seq });
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Seq).HasColumnName("seq");
        row.Property(r => r.Type).HasColumnName("type");
        row.Property(r => r.TypeVersion).HasColumnName("type_version");
        row.Property(r => r.At).HasColumnName("at_ms");
        row.Property(r => r.By).HasColumnName("by");
        row.Property(r => r.PreviousHash).HasColumnName("prev_hash");
        row.Property(r => r.Hash).HasColumnName("hash");
        row.Property(r => r.Payload).HasColumnName("payload");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>An accepted command.</summary>
internal sealed class ReceiptRow
{
    public required string CommandKey { get; set; }

    public CaseId CaseId { get; set; }

    public long Version { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class ReceiptRowConfiguration : IEntityTypeConfiguration<ReceiptRow>
{
    public void Configure(EntityTypeBuilder<ReceiptRow> row)
    {
        row.ToTable("receipts");
        row.HasKey(r => r.CommandKey);
        row.Property(r => r.CommandKey).HasColumnName("command_key");
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.At).HasColumnName("at_ms");
    }
}

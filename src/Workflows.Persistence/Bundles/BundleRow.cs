using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Bundles;

/// <summary>An accepted bundle with its files, a JSON object of path and text.</summary>
internal sealed class BundleRow
{
    public required string Hash { get; set; }

    public required string Procedure { get; set; }

    public DateTimeOffset AcceptedAt { get; set; }

    public required string Files { get; set; }
}

internal sealed class BundleRowConfiguration : IEntityTypeConfiguration<BundleRow>
{
    public void Configure(EntityTypeBuilder<BundleRow> row)
    {
        row.ToTable("bundles");
        row.HasKey(r => r.Hash);
        row.Property(r => r.Hash).HasColumnName("hash");
        row.Property(r => r.Procedure).HasColumnName("procedure");
        row.Property(r => r.AcceptedAt).HasColumnName("accepted_ms");
        row.Property(r => r.Files).HasColumnName("files");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Files;

/// <summary>What a kept file is; its content lies on disk under its hash.</summary>
internal sealed class FileRow
{
    public required string Hash { get; set; }

    public required string MediaType { get; set; }

    public long Bytes { get; set; }

    public DateTimeOffset KeptAt { get; set; }
}

internal sealed class FileRowConfiguration : IEntityTypeConfiguration<FileRow>
{
    public void Configure(EntityTypeBuilder<FileRow> row)
    {
        row.ToTable("files");
        row.HasKey(r => r.Hash);
        row.Property(r => r.Hash).HasColumnName("hash");
        row.Property(r => r.MediaType).HasColumnName("media_type");
        row.Property(r => r.Bytes).HasColumnName("bytes");
        row.Property(r => r.KeptAt).HasColumnName("kept_ms");
    }
}

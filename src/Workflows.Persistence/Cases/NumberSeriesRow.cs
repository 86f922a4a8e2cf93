using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Cases;

/// <summary>The next number of a series.</summary>
internal sealed class NumberSeriesRow
{
    public required string Series { get; set; }

    public int Next { get; set; }
}

internal sealed class NumberSeriesRowConfiguration : IEntityTypeConfiguration<NumberSeriesRow>
{
    public void Configure(EntityTypeBuilder<NumberSeriesRow> row)
    {
        row.ToTable("number_series");
        row.HasKey(r => r.Series);
        row.Property(r => r.Series).HasColumnName("series");
        row.Property(r => r.Next).HasColumnName("next");
    }
}

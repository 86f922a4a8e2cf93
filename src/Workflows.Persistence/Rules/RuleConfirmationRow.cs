using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.Rules;

/// <summary>A confirmation of a version of a rule.</summary>
internal sealed class RuleConfirmationRow
{
    public required string Subject { get; set; }

    public required string Version { get; set; }

    public required string Source { get; set; }

    public required string Person { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class RuleConfirmationRowConfiguration : IEntityTypeConfiguration<RuleConfirmationRow>
{
    public void Configure(EntityTypeBuilder<RuleConfirmationRow> row)
    {
        row.ToTable("rule_confirmations");
        row.HasKey(r => new { r.Subject, r.Version });
        row.Property(r => r.Subject).HasColumnName("subject");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.Source).HasColumnName("source");
        row.Property(r => r.Person).HasColumnName("person");
        row.Property(r => r.At).HasColumnName("at_ms");
    }
}

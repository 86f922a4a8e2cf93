using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Mail;

/// <summary>A message to a person in the application.</summary>
internal sealed class MessageRow
{
    public required string Identity { get; set; }

    public required string Person { get; set; }

    public CaseId CaseId { get; set; }

    public required string Kind { get; set; }

    public required string Subject { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class MessageRowConfiguration : IEntityTypeConfiguration<MessageRow>
{
    public void Configure(EntityTypeBuilder<MessageRow> row)
    {
        row.ToTable("messages");
        row.HasKey(r => r.Identity);
        row.Property(r => r.Identity).HasColumnName("identity");
        row.Property(r => r.Person).HasColumnName("person");
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Kind).HasColumnName("kind");
        row.Property(r => r.Subject).HasColumnName("subject");
        row.Property(r => r.Text).HasColumnName("text");
        row.Property(r => r.At).HasColumnName("at_ms");
        row.Property(r => r.ReadAt).HasColumnName("read_ms");
    }
}

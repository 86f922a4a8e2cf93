using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Mail;

/// <summary>A mail to be delivered, or that was. <c>NextTry</c> is also the end of its lease.</summary>
internal sealed class OutboxRow
{
    public long Position { get; set; }

    public required string Identity { get; set; }

    public CaseId CaseId { get; set; }

    public required string Address { get; set; }

    public required string Kind { get; set; }

    public required string Subject { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset At { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextTry { get; set; }

    public string? Lease { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public string? Error { get; set; }
}

internal sealed class OutboxRowConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox");
        row.HasKey(r => r.Position);
        row.Property(r => r.Position).HasColumnName("position");
        row.Property(r => r.Identity).HasColumnName("identity");
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Address).HasColumnName("address");
        row.Property(r => r.Kind).HasColumnName("kind");
        row.Property(r => r.Subject).HasColumnName("subject");
        row.Property(r => r.Text).HasColumnName("text");
        row.Property(r => r.At).HasColumnName("at_ms");
        row.Property(r => r.State).HasColumnName("state");
        row.Property(r => r.Attempts).HasColumnName("attempts");
        row.Property(r => r.NextTry).HasColumnName("next_try_ms");
        row.Property(r => r.Lease).HasColumnName("lease");
        row.Property(r => r.DeliveredAt).HasColumnName("delivered_ms");
        row.Property(r => r.Error).HasColumnName("error");
        row.Property(r => r.Position).ValueGeneratedOnAdd();
    }
}

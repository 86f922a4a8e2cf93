using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.People;

namespace Workflows.Persistence.People;

/// <summary>A writing by which somebody acts in another's place.</summary>
internal sealed class DelegationRow
{
    public required string Id { get; set; }

    public required string Principal { get; set; }

    public required string Deputy { get; set; }

    public required string Role { get; set; }

    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    public required string Document { get; set; }

    public required string DocumentFile { get; set; }

    public required string RecordedBy { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public DateOnly? EndedOn { get; set; }

    public string? EndedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndReason { get; set; }

    public Delegation ToDelegation() => new(Id, Principal, Deputy, Role, From, To, Document) { EndedOn = EndedOn };
}

internal sealed class DelegationRowConfiguration : IEntityTypeConfiguration<DelegationRow>
{
    public void Configure(EntityTypeBuilder<DelegationRow> row)
    {
        row.ToTable("delegations");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Principal).HasColumnName("principal");
        row.Property(r => r.Deputy).HasColumnName("deputy");
        row.Property(r => r.Role).HasColumnName("role");
        row.Property(r => r.From).HasColumnName("valid_from");
        row.Property(r => r.To).HasColumnName("valid_to");
        row.Property(r => r.Document).HasColumnName("document");
        row.Property(r => r.DocumentFile).HasColumnName("document_file");
        row.Property(r => r.RecordedBy).HasColumnName("recorded_by");
        row.Property(r => r.RecordedAt).HasColumnName("recorded_ms");
        row.Property(r => r.EndedOn).HasColumnName("ended_on");
        row.Property(r => r.EndedBy).HasColumnName("ended_by");
        row.Property(r => r.EndedAt).HasColumnName("ended_ms");
        row.Property(r => r.EndReason).HasColumnName("end_reason");
    }
}

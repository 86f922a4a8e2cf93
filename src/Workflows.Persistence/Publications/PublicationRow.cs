using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Publications;

/// <summary>A decision released on a channel.</summary>
internal sealed class PublicationRow
{
    public CaseId CaseId { get; set; }

    public required string Version { get; set; }

    public required string Channel { get; set; }

    public PublicationState State { get; set; }

    public string? DecisionNumber { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public DateOnly ReleasedOn { get; set; }

    public required string PartyName { get; set; }

    public string? PartyKind { get; set; }

    public required string Fields { get; set; }
}

internal sealed class PublicationRowConfiguration : IEntityTypeConfiguration<PublicationRow>
{
    public void Configure(EntityTypeBuilder<PublicationRow> row)
    {
        row.ToTable("publications");
        row.HasKey(r => new { r.CaseId, r.Version, r.Channel });
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.Channel).HasColumnName("channel");
        row.Property(r => r.State).HasColumnName("state");
        row.Property(r => r.DecisionNumber).HasColumnName("decision_number");
        row.Property(r => r.DecidedOn).HasColumnName("decided_on");
        row.Property(r => r.ReleasedOn).HasColumnName("released_on");
        row.Property(r => r.PartyName).HasColumnName("party_name");
        row.Property(r => r.PartyKind).HasColumnName("party_kind");
        row.Property(r => r.Fields).HasColumnName("fields");
    }
}

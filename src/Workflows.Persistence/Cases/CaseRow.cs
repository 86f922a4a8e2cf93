using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>A case on one line, with the head of its chain.</summary>
internal sealed class CaseRow
{
    public CaseId Id { get; set; }

    public string? Number { get; set; }

    public required string Procedure { get; set; }

    public required string Title { get; set; }

    public string? PartyKind { get; set; }

    /// <summary>Those that it is in, as a list; before there were several, a single one.</summary>
    public required string Stage { get; set; }

    public CaseStatus Status { get; set; }

    public string? EndedAt { get; set; }

    public DateOnly OpenedOn { get; set; }

    public long Version { get; set; }

    public required string HeadHash { get; set; }

    public string? NextKey { get; set; }

    public string? NextTitleZh { get; set; }

    public string? NextTitleEn { get; set; }

    public DateOnly? NextTarget { get; set; }

    public DateOnly? NextDue { get; set; }

    public required string Officers { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class CaseRowConfiguration : IEntityTypeConfiguration<CaseRow>
{
    public void Configure(EntityTypeBuilder<CaseRow> row)
    {
        row.ToTable("cases");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.Number).HasColumnName("number");
        row.Property(r => r.Procedure).HasColumnName("procedure");
        row.Property(r => r.Title).HasColumnName("title");
        row.Property(r => r.PartyKind).HasColumnName("party_kind");
        row.Property(r => r.Stage).HasColumnName("stage");
        row.Property(r => r.Status).HasColumnName("status");
        row.Property(r => r.EndedAt).HasColumnName("ended_at");
        row.Property(r => r.OpenedOn).HasColumnName("opened_on");
        row.Property(r => r.Version).HasColumnName("version");
        row.Property(r => r.HeadHash).HasColumnName("head_hash");
        row.Property(r => r.NextKey).HasColumnName("next_key");
        row.Property(r => r.NextTitleZh).HasColumnName("next_title_zh");
        row.Property(r => r.NextTitleEn).HasColumnName("next_title_en");
        row.Property(r => r.NextTarget).HasColumnName("next_target");
        row.Property(r => r.NextDue).HasColumnName("next_due");
        row.Property(r => r.Officers).HasColumnName("officers");
        row.Property(r => r.UpdatedAt).HasColumnName("updated_ms");
    }
}

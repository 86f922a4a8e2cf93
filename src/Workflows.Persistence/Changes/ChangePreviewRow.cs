using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Changes;

/// <summary>How far the preview of a change got, and what it counted.</summary>
internal sealed class ChangePreviewRow
{
    public required string ChangeId { get; set; }

    public CaseId? LastCase { get; set; }

    public int Cases { get; set; }

    public int Moved { get; set; }

    public int Earlier { get; set; }

    public int Later { get; set; }

    public int Overdue { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>What a change would move in one batch of cases, as a JSON list.</summary>
internal sealed class ChangeMovesRow
{
    public required string ChangeId { get; set; }

    public required string LastCase { get; set; }

    public required string Moves { get; set; }
}

internal sealed class ChangePreviewRowConfiguration : IEntityTypeConfiguration<ChangePreviewRow>
{
    public void Configure(EntityTypeBuilder<ChangePreviewRow> row)
    {
        row.ToTable("change_previews");
        row.HasKey(r => r.ChangeId);
        row.Property(r => r.ChangeId).HasColumnName("change_id");
        row.Property(r => r.LastCase).HasColumnName("last_case");
        row.Property(r => r.Cases).HasColumnName("cases");
        row.Property(r => r.Moved).HasColumnName("moved");
        row.Property(r => r.Earlier).HasColumnName("earlier");
        row.Property(r => r.Later).HasColumnName("later");
        row.Property(r => r.Overdue).HasColumnName("overdue");
        row.Property(r => r.FinishedAt).HasColumnName("finished_ms");
    }
}

internal sealed class ChangeMovesRowConfiguration : IEntityTypeConfiguration<ChangeMovesRow>
{
    public void Configure(EntityTypeBuilder<ChangeMovesRow> row)
    {
        row.ToTable("change_moves");
        row.HasKey(r => new { r.ChangeId, r.LastCase });
        row.Property(r => r.ChangeId).HasColumnName("change_id");
        row.Property(r => r.LastCase).HasColumnName("last_case");
        row.Property(r => r.Moves).HasColumnName("moves");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Cases;

/// <summary>An open task.</summary>
internal sealed class TaskRow
{
    public CaseId CaseId { get; set; }

    public int Node { get; set; }

    public required string Procedure { get; set; }

    public required string Element { get; set; }

    public required string TitleZh { get; set; }

    public required string TitleEn { get; set; }

    public required string Roles { get; set; }

    public string? Duty { get; set; }

    public string? Form { get; set; }

    public string? DeadlineKey { get; set; }

    public DateOnly? Target { get; set; }

    public DateOnly? Due { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public string? ClaimedBy { get; set; }

    public bool IsAgain { get; set; }
}

internal sealed class TaskRowConfiguration : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> row)
    {
        row.ToTable("tasks");
        row.HasKey(r => new { r.CaseId, r.Node });
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Node).HasColumnName("node");
        row.Property(r => r.Procedure).HasColumnName("procedure");
        row.Property(r => r.Element).HasColumnName("element");
        row.Property(r => r.TitleZh).HasColumnName("title_zh");
        row.Property(r => r.TitleEn).HasColumnName("title_en");
        row.Property(r => r.Roles).HasColumnName("roles");
        row.Property(r => r.Duty).HasColumnName("duty");
        row.Property(r => r.Form).HasColumnName("form");
        row.Property(r => r.DeadlineKey).HasColumnName("deadline_key");
        row.Property(r => r.Target).HasColumnName("target");
        row.Property(r => r.Due).HasColumnName("due");
        row.Property(r => r.OpenedAt).HasColumnName("opened_ms");
        row.Property(r => r.ClaimedBy).HasColumnName("claimed_by");
        row.Property(r => r.IsAgain).HasColumnName("is_again");
    }
}

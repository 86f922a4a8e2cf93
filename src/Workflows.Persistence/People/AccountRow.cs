using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Persistence.People;

/// <summary>An account: a person, and how he signs in.</summary>
internal sealed class AccountRow
{
    public required string Id { get; set; }

    public required string NameZh { get; set; }

    public required string NameEn { get; set; }

    public required string Unit { get; set; }

    public string? Mail { get; set; }

    public required string Roles { get; set; }

    public required string Certificates { get; set; }

    public string? PasswordHash { get; set; }

    public bool IsActive { get; set; }
}

internal sealed class AccountRowConfiguration : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> row)
    {
        row.ToTable("accounts");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasColumnName("id");
        row.Property(r => r.NameZh).HasColumnName("name_zh");
        row.Property(r => r.NameEn).HasColumnName("name_en");
        row.Property(r => r.Unit).HasColumnName("unit");
        row.Property(r => r.Mail).HasColumnName("mail");
        row.Property(r => r.Roles).HasColumnName("roles");
        row.Property(r => r.Certificates).HasColumnName("certificates");
        row.Property(r => r.PasswordHash).HasColumnName("password_hash");
        row.Property(r => r.IsActive).HasColumnName("is_active");
    }
}

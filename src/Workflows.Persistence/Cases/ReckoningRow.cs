using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Cases;
using Workflows.Runtime.Timing;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Persistence.Cases;

/// <summary>What an open deadline is counted from: with it, a new calendar is tried on the deadline without reading its case.</summary>
internal sealed class ReckoningRow
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    };

    public CaseId CaseId { get; set; }

    public required string Key { get; set; }

    public int Round { get; set; }

    public required string Reckoning { get; set; }

    public static ReckoningRow Of(CaseId id, DeadlineEntry entry) => new()
    {
        CaseId = id, Key = entry.Key, Round = entry.Round, Reckoning = JsonSerializer.Serialize(
            new Parts(entry.Choice, entry.AnchorAt, entry.RuleVersion, entry.Dates.Binding, [.. entry.Dates.Results.Select(r => new Part(r.Length, r.Law, r.Before, r.Rolls, r.Source))],
                entry.Spells, entry.Extensions, entry.Dates.ProvisionalYears, entry.Dates.Calendar, entry.Dates.CalendarVersion),
            s_json),
    };

    /// <summary>What the period that binds rests on; null where the text was written by another version, or says nothing.</summary>
    public string? BindingLaw => PartsOf() is { } parts && parts.Binding < parts.Periods.Length && parts.Periods[parts.Binding] is var binding ? binding.Law ?? binding.Source : null;

    /// <summary>The entry of the register, but for its ladder and the days that were counted; null where the text was written by another version.</summary>
    public DeadlineEntry? EntryOf(DeadlineRow row, AuthorityZone zone)
    {
        if (PartsOf() is not { } parts) return null;
        var dates = new DeadlineDates(
            row.Anchor, row.Due, row.Target, row.DueAt is { } at ? zone.Local(at) : null, parts.Binding,
            [.. parts.Periods.Select(p => new PeriodResult(p.Length, p.Law, row.Due, []) { Source = p.Source, Before = p.Before, Rolls = p.Rolls })], [], parts.Provisional, parts.Calendar, parts.CalendarVersion);
        return new(row.Key, row.Round, new(row.TitleZh, row.TitleEn), row.Owner, row.Law, parts.RuleVersion, row.Means, "", dates, [], row.Status, null, null, row.IsLate, [])
        {
            Choice = parts.Choice, AnchorAt = parts.AnchorAt, Spells = parts.Spells, Extensions = parts.Extensions,
        };
    }

    private Parts? PartsOf()
    {
        try
        {
            return JsonSerializer.Deserialize<Parts>(Reckoning, s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Parts(
        PeriodChoice Choice, DateTimeOffset? AnchorAt, string RuleVersion, int Binding, ImmutableArray<Part> Periods, ImmutableArray<SuspendedSpell> Spells,
        ImmutableArray<GrantedExtension> Extensions, ImmutableArray<int> Provisional, string Calendar, string CalendarVersion);

    private sealed record Part(Period Length, string? Law, DateOnly? Before, bool Rolls = false, string? Source = null);
}

internal sealed class ReckoningRowConfiguration : IEntityTypeConfiguration<ReckoningRow>
{
    public void Configure(EntityTypeBuilder<ReckoningRow> row)
    {
        row.ToTable("deadline_reckonings");
        row.HasKey(r => new { r.CaseId, r.Key, r.Round });
        row.Property(r => r.CaseId).HasColumnName("case_id");
        row.Property(r => r.Key).HasColumnName("key");
        row.Property(r => r.Round).HasColumnName("round");
        row.Property(r => r.Reckoning).HasColumnName("reckoning");
    }
}

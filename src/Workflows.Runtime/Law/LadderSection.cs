using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>Reads ladders: of a deadline in a law file, and the default ones in <c>vocabulary.yaml</c>.</summary>
internal static class LadderSection
{
    /// <summary>The ladder of a deadline: its own, none, or the default one.</summary>
    public static ImmutableArray<Rung> Read(YamlFields fields, DeadlineOwner? owner, LawWords words, FindingBag findings)
    {
        if (fields.Optional("ladder") is YamlValue.List) return Rungs(fields, "ladder", words, findings);
        var none = fields.OneOf(fields.Text("ladder"), ("default", false), ("none", true)) ?? false;
        return none ? [] : words.Readers.LadderOf(owner ?? DeadlineOwner.Party);
    }

    public static ImmutableArray<Rung> Rungs(YamlFields fields, string key, LawWords words, FindingBag findings)
    {
        var rungs = fields.Items(key).Select(item => YamlFields.Read(item, "a rung", findings, f => ReadRung(f, words, findings))).OfType<Rung>().ToImmutableArray();
        foreach (var twice in rungs.GroupBy(r => r.Id).Where(g => g.Count() > 1))
        {
            findings.Add(fields.Line, fields.Column, "LAW0005", $"Expected each rung of the ladder once, but '{twice.Key}' stands there {twice.Count()} times.");
        }
        return rungs;
    }

    private static Rung? ReadRung(YamlFields fields, LawWords words, FindingBag findings)
    {
        var (before, after, on) = (fields.Text("before"), fields.Text("after"), fields.Text("on"));
        var roles = words.Roles(fields.RequiredTexts("roles"));
        if (new[] { before, after, on }.Count(t => t is not null) != 1)
        {
            findings.Add(fields.Line, fields.Column, "LAW0003", "Expected one of 'before', 'after' and 'on: day' for a rung.");
            return null;
        }
        if (on is not null) return fields.OneOf(on, ("day", 0)) is null ? null : new("on-day", 0, roles);
        var text = (before ?? after)!;
        if (words.Period(text) is not { } period) return null;
        if (period.Unit != PeriodUnit.WorkingDays)
        {
            findings.Add(text.Line, text.Column, "LAW0006", $"Expected working days for a rung, but got {text.Kind}.");
            return null;
        }
        return before is null ? new($"after-{period.Count}", period.Count, roles) : new($"before-{period.Count}", -period.Count, roles);
    }
}

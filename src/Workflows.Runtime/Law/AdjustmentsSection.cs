using System.Collections.Immutable;
using System.Globalization;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>Reads what may stop a deadline, and who may lengthen it.</summary>
internal static class AdjustmentsSection
{
    public static ImmutableArray<SuspensionGround> Suspends(
        string key, YamlFields fields, ImmutableArray<DeadlinePeriod> periods, LawWords words, FindingBag findings)
    {
        if (fields.Optional("suspends") is not { } value) return [];
        if (periods.Any(p => p.Length.Unit == PeriodUnit.Hours || p.Before is not null))
        {
            words.Refuse(value, "LAW0006", $"Expected no 'suspends' for '{key}': hours run around the clock, and a period before an event has no days to take out.");
        }
        var grounds = fields.Items("suspends")
            .Select(item => YamlFields.Read(item, $"a ground of '{key}'", findings, f => Ground(key, f, words))).OfType<SuspensionGround>().ToImmutableArray();
        foreach (var twice in grounds.GroupBy(g => g.Id).Where(g => g.Count() > 1))
        {
            words.Refuse(value, "LAW0005", $"Expected each ground of '{key}' once, but '{twice.Key}' stands there {twice.Count()} times.");
        }
        return grounds;
    }

    public static ExtensionRule? Extension(string key, YamlFields fields, ImmutableArray<DeadlinePeriod> periods, LawWords words, FindingBag findings) =>
        YamlFields.Read(fields.Optional("extension"), $"'extension' of '{key}'", findings, f =>
        {
            var (by, capText, timesText) = (words.Roles(f.RequiredTexts("by")), f.RequiredText("up-to"), f.Text("times"));
            var cap = words.Period(capText);
            var (law, source) = words.Basis(f, $"'extension' of '{key}'");
            if (cap is { } length && periods.Any(p => p.Length.Unit == PeriodUnit.Hours != (length.Unit == PeriodUnit.Hours)))
            {
                words.Refuse(capText!, "LAW0006", $"Expected hours to be extended by hours, and days by days, but '{key}' would be extended by {length}.");
            }
            var times = 1;
            if (timesText is not null && (!int.TryParse(timesText.Text, NumberStyles.None, CultureInfo.InvariantCulture, out times) || times is < 1 or > 10))
            {
                words.Refuse(timesText, "LAW0006", $"Expected a number from 1 to 10 for 'times' of '{key}', but got {timesText.Kind}.");
            }
            return cap is { } upTo ? new ExtensionRule(by, upTo, times, law, source) : null;
        });

    private static SuspensionGround? Ground(string key, YamlFields fields, LawWords words)
    {
        var (id, title) = (fields.RequiredText("ground"), fields.RequiredBilingual("title"));
        var (from, until, by) = (words.Events(fields.Texts("from")), words.Events(fields.Texts("until")), words.Roles(fields.Texts("by")));
        var (law, source) = words.Basis(fields, $"a ground of '{key}'");
        if (id is null || title is null) return null;
        if (from.IsEmpty && by.IsEmpty) words.Refuse(id, "LAW0002", $"Expected 'from', the events that stop '{key}', or 'by', the roles that may, but both are missing.");
        if (by.IsEmpty && until.IsEmpty) words.Refuse(id, "LAW0002", $"Expected 'until', the events that let '{key}' run again, or 'by', the roles that may, but both are missing.");
        return new(id.Text, title, from, until, by, law, source);
    }
}

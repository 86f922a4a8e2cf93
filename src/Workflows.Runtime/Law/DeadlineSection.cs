using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute.Deadlines;

namespace Workflows.Runtime.Law;

/// <summary>Reads the deadlines of a law file.</summary>
internal static partial class DeadlineSection
{
    private const string None = "none";

    public static IEnumerable<Declared<DeadlineRule>> Read(YamlValue.Entry entry, LawWords words, FindingBag findings)
    {
        var key = entry.Key;
        if (!Key().IsMatch(key.Text) && !(key.Text == DeadlineNotSet.Every && IsNone(entry))) findings.Add(key.Line, key.Column, "LAW0004", $"Expected a key like hearing-request for a deadline, but got {key.Kind}.");
        if (IsNone(entry)) yield break;
        var rule = YamlFields.Read(entry.Value, $"the deadline '{key.Text}'", findings, f => ReadRule(entry, f, words, findings));
        if (rule is not null) yield return new(rule, findings.File, key.Line, key.Column);
    }

    /// <summary>
    /// The deadlines that the file says there are none of, though the flows ask for them: <c>publish-system: { none: …, law: … }</c>; under <c>"*"</c> every one
    /// that the law does not set.
    /// </summary>
    public static IEnumerable<Declared<DeadlineNotSet>> ReadNotSet(YamlValue.Entry entry, LawWords words, FindingBag findings)
    {
        if (!IsNone(entry)) yield break;
        var none = YamlFields.Read(entry.Value, $"the deadline '{entry.Key.Text}' that there is none of", findings, fields =>
        {
            var (why, (law, source)) = (fields.RequiredText(None), words.Basis(fields, $"there being no '{entry.Key.Text}'"));
            return why is null ? null : new DeadlineNotSet(entry.Key.Text, why.Text, law ?? source ?? "");
        });
        if (none is not null) yield return new(none, findings.File, entry.Key.Line, entry.Key.Column);
    }

    private static bool IsNone(YamlValue.Entry entry) => entry.Value is YamlValue.Map map && map.Entries.Any(e => e.Key.Text == None);

    private static DeadlineRule? ReadRule(YamlValue.Entry entry, YamlFields fields, LawWords words, FindingBag findings)
    {
        var key = entry.Key.Text;
        var (numbers, title) = (fields.Texts("no"), fields.RequiredBilingual("title"));
        var owner = fields.OneOf(fields.RequiredText("owner"), ("agency", DeadlineOwner.Agency), ("party", DeadlineOwner.Party), ("outside", DeadlineOwner.Outside));
        var starts = fields.RequiredTexts("starts");
        var (metBy, unless) = (fields.Texts("met-by"), fields.Texts("unless"));
        foreach (var both in metBy.Concat(unless).Where(m => starts.Any(s => s.Text == m.Text)))
        {
            findings.Add(both.Line, both.Column, "LAW0010", $"Expected other events than those that start '{key}', but '{both.Text}' would end it as it starts.");
        }
        var startsWhen = words.Feel(fields.Text("starts-when"), key);
        var (choice, periods) = ReadDue(key, fields.Required("due"), words, findings);
        var missed = fields.OneOf(fields.Text("missed"), ("breach", MissedMeans.Breach), ("lapse", MissedMeans.Lapse), ("watch", MissedMeans.Watch));
        var ladder = LadderSection.Read(fields, owner, words, findings);
        var (suspends, extension) = (AdjustmentsSection.Suspends(key, fields, periods, words, findings), AdjustmentsSection.Extension(key, fields, periods, words, findings));
        if (title is null || owner is null) return null;
        return new(
            key, title, owner.Value, words.Events(starts), words.Events(metBy), words.Events(unless), startsWhen, choice, periods,
            missed ?? MeansByDefault(owner.Value), ladder, ContentHash.Of(key + entry.Value.Canonical()))
        {
            Suspends = suspends,
            Extension = extension,
            Numbers = [.. numbers.Select(n => n.Text)],
        };
    }

    private static MissedMeans MeansByDefault(DeadlineOwner owner) => owner switch
    {
        DeadlineOwner.Agency => MissedMeans.Breach,
        DeadlineOwner.Party => MissedMeans.Lapse,
        _ => MissedMeans.Watch,
    };

    private static (PeriodChoice, ImmutableArray<DeadlinePeriod>) ReadDue(string key, YamlValue? value, LawWords words, FindingBag findings)
    {
        var (choice, periods) = (PeriodChoice.Earliest, ImmutableArray<DeadlinePeriod>.Empty);
        YamlFields.Read(value, $"'due' of '{key}'", findings, due =>
        {
            var (earliest, latest) = (due.Items("earliest"), due.Items("latest"));
            if (earliest.IsEmpty && latest.IsEmpty)
            {
                periods = ReadPeriod(key, due, words) is { } only ? [only] : [];
                return key;
            }
            if (!earliest.IsEmpty && !latest.IsEmpty) findings.Add(due.Line, due.Column, "LAW0003", $"Expected either 'earliest' or 'latest' for 'due' of '{key}', but got both.");
            choice = earliest.IsEmpty ? PeriodChoice.Latest : PeriodChoice.Earliest;
            periods =
            [
                .. earliest.Concat(latest)
                    .Select(item => YamlFields.Read(item, $"a period of '{key}'", findings, f => ReadPeriod(key, f, words)))
                    .OfType<DeadlinePeriod>(),
            ];
            return key;
        });
        return (choice, periods);
    }

    private static DeadlinePeriod? ReadPeriod(string key, YamlFields fields, LawWords words)
    {
        var text = fields.RequiredText("period");
        var length = words.Period(text);
        var when = words.Feel(fields.Text("when"), key);
        var beforeText = fields.Text("before");
        var before = words.Feel(beforeText, key);
        var (law, source) = words.Basis(fields, $"a period of '{key}'");
        words.Cite(fields.Text("period"), law);
        var (from, to) = words.Validity(fields);
        var (status, province) = words.Standing(fields, to, source);
        var replaces = fields.OneOf(words.Replaces(fields, province), ("true", true), ("false", false)) ?? false;
        var rolls = fields.OneOf(fields.Text("rolls"), ("true", true), ("false", false)) ?? false;
        if (length is not { } period) return null;
        if (beforeText is not null && period.Unit == Statute.Periods.PeriodUnit.Hours)
        {
            words.Refuse(beforeText, "LAW0006", $"Expected days, working days, months or years to lie free before an event, but '{key}' has {period}.");
        }
        return new(period, when, law, source, from, to) { Before = before, Status = status, Province = province, Replaces = replaces, Rolls = rolls };
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Key();
}

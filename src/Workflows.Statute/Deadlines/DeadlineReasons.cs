using System.Globalization;
using Workflows.Statute.Calendars;

namespace Workflows.Statute.Deadlines;

/// <summary>Says in words what happened to the computed days: which period binds, what was rolled forward and what pulled back.</summary>
internal static class DeadlineReasons
{
    /// <summary>What happened to the deadline while it ran.</summary>
    public static IEnumerable<Bilingual> OfAdjustments(DeadlineAdjustments adjustments)
    {
        foreach (var spell in adjustments.Spells)
        {
            var (law, until) = (spell.Law is null ? "" : $"（{spell.Law}）", spell.Until?.Iso());
            yield return until is null
                ? new($"自{spell.From.Iso()}起中止计算：{spell.Title.Zh}{law}", $"suspended from {spell.From.Iso()} on: {spell.Title.En}{law}")
                : new($"{spell.From.Iso()}至{until}中止计算，不计入：{spell.Title.Zh}{law}", $"suspended from {spell.From.Iso()} to {until}, not counted: {spell.Title.En}{law}");
        }
        foreach (var extension in adjustments.Extensions)
        {
            var law = extension.Law is null ? "" : $"（{extension.Law}）";
            yield return new(
                $"{extension.On.Iso()}批准延长{extension.Length.ToText().Zh}：{extension.Reason}{law}", $"extended by {extension.Length} on {extension.On.Iso()}: {extension.Reason}{law}");
        }
    }

    public static IEnumerable<Bilingual> For(
        DeadlineOwner owner, PeriodChoice choice, IReadOnlyList<PeriodEnd> ends, PeriodEnd binding,
        DateTimeOffset from, DateTimeOffset anchorAt, DateOnly target, LegalCalendar calendar)
    {
        if (ends.Any(e => e.Hours) && from != anchorAt)
        {
            var start = from.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            yield return new($"起算时刻未记载，自{start}起算", $"the hour of the event is not on record: counted from {start}");
        }
        foreach (var end in ends.Where(e => e.Result.Before is not null))
        {
            var (length, eventDay) = (end.Result.Length, end.Result.Before!.Value.Iso());
            yield return new(
                $"{eventDay}之前须留足{length.ToText().Zh}，当日和送达日均不计入，最迟为{end.Due.Iso()}",
                $"{length} must lie free before {eventDay}, neither that day nor the day of the act counted: {end.Due.Iso()} at the latest");
        }
        foreach (var end in ends.Where(e => e.Due != e.Result.Computed)) yield return RolledForward(end, calendar);
        if (ends.Count > 1) yield return Chosen(choice, ends, binding);
        if (binding.Hours)
        {
            yield return new("按小时计算，夜间和节假日不扣除", "counted in hours around the clock, nights and holidays included");
        }
        if (target != binding.Due)
        {
            var (off, why) = (binding.Result.Computed.Iso(), calendar[binding.Result.Computed].Reason);
            yield return new(
                $"{off}为{why.Zh}，工作目标提前至{target.Iso()}；法定期限仍为{binding.Due.Iso()}",
                $"{off} is no working day ({why.En}): the target is pulled back to {target.Iso()}, the law's last day stays {binding.Due.Iso()}");
        }
        else if (owner == DeadlineOwner.Agency && !binding.Hours && !calendar.IsWorkingDay(target))
        {
            yield return new(
                $"{target.Iso()}不是工作日，但期间内没有更早的工作日，目标不提前",
                $"{target.Iso()} is no working day, but the period has no earlier one: the target stays");
        }
    }

    private static Bilingual RolledForward(PeriodEnd end, LegalCalendar calendar)
    {
        var why = calendar[end.Result.Computed].Reason;
        var (zh, en) = calendar.RollsBy is { } law ? ($"（{law}）", $" ({law})") : ("", "");
        return new(
            $"{end.Result.Computed.Iso()}为{why.Zh}，顺延至其后第一个工作日{end.Due.Iso()}{zh}",
            $"{end.Result.Computed.Iso()} is no working day ({why.En}): rolled forward to {end.Due.Iso()}, the first working day after it{en}");
    }

    private static Bilingual Chosen(PeriodChoice choice, IReadOnlyList<PeriodEnd> ends, PeriodEnd binding)
    {
        var (zh, en) = (string.Join("，", ends.Select(e => $"{e.Result.Length.ToText().Zh}{Article(e, "（", "）")}至{e.Due.Iso()}")), string.Join(", ", ends.Select(e => $"{e.Result.Length}{Article(e, " (", ")")} end on {e.Due.Iso()}")));
        // Where they end together none comes first: the one that is named is the one that stands first in the file.
        return ends.All(e => e.Due == binding.Due && e.At == binding.At)
            ? new($"{zh}，同时届满，记作{binding.Result.Length.ToText().Zh}{Article(binding, "（", "）")}", $"{en}: they end together, and {binding.Result.Length}{Article(binding, " (", ")")} is the one on record")
            : new(
                $"{zh}，以{(choice == PeriodChoice.Earliest ? "先" : "后")}到的{binding.Result.Length.ToText().Zh}为准",
                $"{en}: the {(choice == PeriodChoice.Earliest ? "earlier" : "later")} binds, {binding.Result.Length}");
    }

    /// <summary>The article that sets a period, in brackets; nothing for one that a client or the authority set.</summary>
    private static string Article(PeriodEnd end, string open, string close) => end.Result.Law is { } law ? $"{open}{law}{close}" : "";
}

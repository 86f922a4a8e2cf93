using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Order;

namespace Workflows.Engine.Deciding;

/// <summary>
/// Says what of a case a constraint looked at: the acts with their legal days and who recorded them at which step, the deadlines, the answers, and the
/// version of the rules.
/// </summary>
internal static class OrderGrounds
{
    private const int LongestValue = 60;
    private const int MostActs = 3;

    /// <summary>What is no answer of a form.</summary>
    private static readonly ImmutableHashSet<string> s_surroundings =
        ["fact", "deadline", "event", "person", "today", "case", "agency", .. LegalTimeFunctions.Names];

    /// <param name="scope">What the constraint's expressions see, the event in question included.</param>
    /// <param name="version">The version of the rules; null where it is not told.</param>
    public static Bilingual Of(OrderingConstraint rule, CaseState state, FeelContext scope, string? version)
    {
        var seen = rule.Template switch
        {
            ConstraintTemplate.Guard t => FactPaths.EventsIn(t.That).SelectMany(e => Acts(state, e))
                .Concat(FactPaths.DeadlinesIn(t.That).Select(k => Deadline(state, k)))
                .Concat(t.That.Names.Where(n => !s_surroundings.Contains(n)).Select(n => Answer(n, scope[n]))),
            ConstraintTemplate.Relates t => t.First.Concat(t.Then).SelectMany(e => Acts(state, e)),
            ConstraintTemplate.Occurs t => Acts(state, t.Event),
            _ => [],
        };
        var lines = seen.ToList();
        if (version is not null) lines.Add(new($"规则集 {version}", $"rules {version}"));
        return new(string.Join("；", lines.Select(l => l.Zh)), string.Join("; ", lines.Select(l => l.En)));
    }

    private static IEnumerable<Bilingual> Acts(CaseState state, string e)
    {
        var acts = state.Record.Facts.Where(f => f.Stands && f.Event == e).OrderBy(f => f.On).ThenBy(f => f.Seq).TakeLast(MostActs).ToList();
        return acts.Count == 0
            ? [new($"{e} 无记录", $"'{e}' is not on record")]
            : acts.Select(f => new Bilingual($"{e} {Day(f.On)}（{f.By} 登记）", $"'{e}' on {Day(f.On)} (recorded by '{f.By}')"));
    }

    private static Bilingual Deadline(CaseState state, string key) => state.Record.Deadline(key) is { } entry
        ? new($"期限“{entry.Title.Zh}”至 {Day(entry.Due)}", $"the deadline '{entry.Title.En}' ends on {Day(entry.Due)}")
        : new($"期限 {key} 未起算", $"the deadline {key} has not started");

    private static Bilingual Answer(string name, FeelValue value)
    {
        var text = value.ToString() ?? "";
        if (text.Length > LongestValue) text = text[..LongestValue] + "…";
        return value.IsNull ? new($"{name} 未填", $"{name} is empty") : new($"{name} = {text}", $"{name} = {text}");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

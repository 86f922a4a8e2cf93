using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Elsa.Host.Frame;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Procedures;

/// <summary>
/// Says a rule's condition in words: <c>hearingRight = true</c> is “告知听证权利”为“是”. One that is put together in another way is told by what it looks at,
/// and its expression stands folded beside it.
/// </summary>
internal sealed partial class ConditionWords(DeclaredWorld world)
{
    private static readonly ImmutableHashSet<string> s_surroundings = ["fact", "deadline", "event", "person", "today", "case", "agency", "extendable", .. LegalTimeFunctions.Names];

    /// <summary>The condition as a sentence; null where it is not a row of plain comparisons, all of things that have names.</summary>
    public string? Sentence(FeelExpression condition)
    {
        var text = condition.Text.Trim();
        var (any, all) = (Or().Split(text), And().Split(text));
        if (any.Length > 1 && all.Length > 1) return null; // which binds first only the expression says
        var said = (any.Length > 1 ? any : all).Select(Comparison).ToList();
        return said.Contains(null) ? null : string.Join(any.Length > 1 ? Languages.Pick("，或者", ", or ") : Languages.Pick("，且", ", and "), said);
    }

    /// <summary>The names of what it looks at: acts, deadlines, answers of forms. Empty where nothing of it has a name.</summary>
    public ImmutableArray<string> LooksAt(FeelExpression condition) =>
    [
        .. FactPaths.EventsIn(condition).Where(world.Vocabulary.Events.Contains).Select(e => world.Vocabulary.Events.TextOf(e).ForReader())
            .Concat(FactPaths.DeadlinesIn(condition).Select(k => world.Law.Deadline(k)?.Title.ForReader()).OfType<string>())
            .Concat(condition.Names.Where(n => !s_surroundings.Contains(n)).Concat(EventData().Matches(condition.Text).Select(m => m.Groups["name"].Value)).Select(n => LabelOf(n)?.ForReader()).OfType<string>())
            .Concat(condition.Names.Contains("person") ? [Languages.Pick("办理人", "the person who acts")] : ImmutableArray<string>.Empty)
            .Distinct(),
    ];

    /// <summary>The expression itself with the names that readers know in place of the ids of acts, deadlines, answers and duties.</summary>
    public string Named(FeelExpression condition)
    {
        var text = Quoted().Replace(condition.Text, q => WordOf(q.Groups["id"].Value) is { } word ? $"“{word}”" : q.Value);
        text = FactPath().Replace(text, m => world.Vocabulary.Events.Contains(Id(m)) ? $"“{world.Vocabulary.Events.TextOf(Id(m)).ForReader()}”" : m.Value);
        text = DeadlinePath().Replace(text, m => world.Law.Deadline(Id(m))?.Title.ForReader() is { } title ? $"“{title}”" : m.Value);
        text = EventData().Replace(text, m => m.Groups["name"].Value);
        return condition.Names.Where(n => !s_surroundings.Contains(n)).Distinct().Aggregate(text, (said, name) => LabelOf(name)?.ForReader() is { } label
            ? Regex.Replace(said, $@"(?<![\w.“”-]){Regex.Escape(name)}(?![\w“”-])", $"“{label.Replace("$", "$$", StringComparison.Ordinal)}”") : said);

        static string Id(Match match) => match.Groups["id"].Value.Replace('_', '-');
    }

    private string? WordOf(string id) =>
        world.Vocabulary.Events.Contains(id) ? world.Vocabulary.Events.TextOf(id).ForReader()
        : world.Vocabulary.Duties.Contains(id) ? world.Vocabulary.Duties.TextOf(id).ForReader()
        : world.Vocabulary.Roles.Contains(id) ? world.Vocabulary.Roles.TextOf(id).ForReader()
        : world.Law.Deadline(id)?.Title.ForReader();

    private string? Comparison(string atom) => Plain().Match(atom.Trim()) is not { Success: true } parts ? null : Said(parts.Groups["name"].Value, parts.Groups["op"].Value == "=", parts.Groups["value"].Value);

    private string? Said(string path, bool isEqual, string value)
    {
        if (path.StartsWith("fact.", StringComparison.Ordinal))
        {
            var name = path["fact.".Length..].Replace('_', '-');
            if (value != "null" || !world.Vocabulary.Events.Contains(name)) return null;
            var act = world.Vocabulary.Events.TextOf(name).ForReader();
            return isEqual ? Languages.Pick($"没有“{act}”的记录", $"“{act}” is not on record") : Languages.Pick($"有“{act}”的记录", $"“{act}” is on record");
        }
        var asked = EventPrefix().Replace(path, "");
        if (LabelOf(asked)?.ForReader() is not { } label) return null;
        var field = FieldOf(asked);
        if (value == "null") return isEqual ? Languages.Pick($"“{label}”未填", $"“{label}” is empty") : Languages.Pick($"“{label}”已填", $"“{label}” is filled in");
        if (ValueOf(field, value) is not { } said) return null;
        return isEqual ? Languages.Pick($"“{label}”为“{said}”", $"“{label}” is “{said}”") : Languages.Pick($"“{label}”不是“{said}”", $"“{label}” is not “{said}”");
    }

    private static string? ValueOf(FormField? field, string value) => value switch
    {
        "true" => Languages.Pick("是", "yes"),
        "false" => Languages.Pick("否", "no"),
        _ => field?.Options.FirstOrDefault(o => $"\"{o.Value}\"" == value)?.Label.ForReader(),
    };

    /// <summary>What the form calls it; of what no form asks, the step whose result it is.</summary>
    private Bilingual? LabelOf(string name) => FieldOf(name)?.Label ?? world.Procedures.Current.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => world.Procedures.ByHash[p.Value].Process.AllNodes)
        .FirstOrDefault(n => n is FlowNode.BusinessRuleTask rule && rule.Result == name || n is FlowNode.ServiceTask { Outputs: var made } && made.Any(o => o.Name == name))?.Info.Name;

    // The procedures in force first, in the order of their names: what several forms ask for is called alike in all of them.
    private FormField? FieldOf(string name) => world.Procedures.Current.OrderBy(p => p.Key, StringComparer.Ordinal)
        .Select(p => world.Procedures.ByHash[p.Value].Field(name)).FirstOrDefault(f => f is not null);

    [GeneratedRegex(@"\s+or\s+")]
    private static partial Regex Or();

    [GeneratedRegex(@"\s+and\s+")]
    private static partial Regex And();

    [GeneratedRegex("^(?<name>[A-Za-z][\\w.]*) (?<op>=|!=) (?<value>true|false|null|\"[^\"]*\")$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^event\.data\.")]
    private static partial Regex EventPrefix();

    [GeneratedRegex(@"\bdata\.(?<name>\w+)")]
    private static partial Regex EventData();

    [GeneratedRegex("\"(?<id>[a-z][a-z0-9.-]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])fact\.(?<id>\w+\.\w+)")]
    private static partial Regex FactPath();

    [GeneratedRegex(@"(?<![\w.])deadline\.(?<id>\w+)")]
    private static partial Regex DeadlinePath();
}

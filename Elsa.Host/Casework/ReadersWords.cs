using System.Text.RegularExpressions;
using Elsa.Host.Frame;
using Workflows.Engine.People;
using Workflows.Runtime.Definitions;
using Workflows.Statute.Order;

namespace Elsa.Host.Casework;

/// <summary>The names that readers know for the ids that the log keeps.</summary>
internal sealed partial class ReadersWords(ProcedureLibrary library, PersonDirectory people)
{
    public static string Separator => Languages.ReaderWantsEnglish ? ", " : "、";

    /// <summary>The person's name; for an account that is gone, its id.</summary>
    public string Person(string id) => people.Find(id) is { } person ? Languages.Pick(person.NameZh, person.NameEn)
        : id == Workflows.Engine.People.Person.System.Id ? Languages.Pick(Workflows.Engine.People.Person.System.NameZh, Workflows.Engine.People.Person.System.NameEn)
        : id;

    /// <summary>The person's name, and in whose place he acted where it was not for himself.</summary>
    public string Acting(string id, string? principal) =>
        principal is null ? Person(id) : Languages.Pick($"{Person(id)}（代理 {Person(principal)}）", $"{Person(id)} (acting for {Person(principal)})");

    public string People(IEnumerable<string> ids) => string.Join(Separator, ids.Select(Person));

    public string Role(string id) => library.Current.Vocabulary.Roles.TextOf(id).ForReader();

    public string Roles(IEnumerable<string> ids) => string.Join(Separator, ids.Select(Role));

    public string Duty(string id) => library.Current.Vocabulary.Duties.TextOf(id).ForReader();

    public string Event(string name) => library.Current.Vocabulary.Events.TextOf(name).ForReader();

    public string Stage(string id) => id.Length == 0 ? "" : library.Current.Vocabulary.Stages.TextOf(id).ForReader();

    /// <summary>Stages in the order in which cases go through them.</summary>
    public string Stages(IEnumerable<string> ids)
    {
        var order = library.Current.Vocabulary.Stages.Select(s => s.Id).ToList();
        return string.Join(Separator, ids.OrderBy(order.IndexOf).Select(Stage));
    }

    public string Procedure(string id) => library.Current.Procedures.TryGetCurrent(id, out var procedure) ? procedure.Process.Name.ForReader() : id;

    /// <summary>The number of a rule in the law digest; null for a rule of the authority's own, whose number is a word for files.</summary>
    public static string? NumberOf(string no) => no.Length > 0 && char.IsAsciiDigit(no[0]) ? no : null;

    public static string Verdict(OrderVerdict verdict) => verdict switch
    {
        OrderVerdict.PermanentlySatisfied => Languages.Pick("确定遵守", "kept for good"),
        OrderVerdict.PossiblySatisfied => Languages.Pick("目前遵守", "kept so far"),
        OrderVerdict.PossiblyViolated => Languages.Pick("尚未履行", "still owed"),
        _ => Languages.Pick("已经违反", "broken"),
    };

    /// <summary>
    /// A sentence of the engine with names in place of its ids. In Chinese a Latin word is always an id; in English only a quoted one is sure to be.
    /// </summary>
    public string Sentence(string text) => (Languages.ReaderWantsEnglish ? QuotedWord() : LatinWord()).Replace(text, word => Known(word.Value.Trim('\'')) is { } known
        ? word.Value.Replace(word.Value.Trim('\''), known, StringComparison.Ordinal)
        : word.Value);

    private string? Known(string id)
    {
        var words = library.Current.Vocabulary;
        return people.Find(id) is not null || id == Workflows.Engine.People.Person.System.Id ? Person(id)
            : words.Roles.Contains(id) ? Role(id)
            : words.Duties.Contains(id) ? Duty(id)
            : words.Events.Contains(id) ? Event(id)
            : Certificate(id);
    }

    private static string? Certificate(string kind) => kind switch
    {
        "enforcement" => Languages.Pick("执法证件", "enforcement certificate"),
        "legal-qualification" => Languages.Pick("法律职业资格", "legal qualification"),
        "review-practice" => Languages.Pick("法制审核从业记录", "record of legality reviews"),
        _ => null,
    };

    [GeneratedRegex("(?<![A-Za-z0-9.-])[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*(?![A-Za-z0-9-])")]
    private static partial Regex LatinWord();

    [GeneratedRegex("'[a-z][a-z0-9.-]*'")]
    private static partial Regex QuotedWord();
}

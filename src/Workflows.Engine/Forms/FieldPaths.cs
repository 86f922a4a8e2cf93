using Workflows.Decisions.Feel;

namespace Workflows.Engine.Forms;

/// <summary>
/// Names of fields with dots, such as <c>party.name</c>, are ways into a variable: the answers of <c>party.name</c> and
/// <c>party.kind</c> become one variable <c>party</c>. Answers may come flat or nested.
/// </summary>
internal static class FieldPaths
{
    /// <summary>The answer to the field, by its full name or by its way.</summary>
    public static FeelValue Get(FeelContext answers, string name) =>
        answers.TryGet(name, out var flat) ? flat : name.Split('.').Aggregate((FeelValue)FeelValue.Of(answers),
            (at, step) => at is FeelValue.Context { Value: var inner } ? inner[step] : FeelValue.Nothing);

    /// <summary>Every field of the form with its answer, ways nested, unanswered ones as null.</summary>
    public static FeelContext Nest(FormDefinition form, FeelContext answers) =>
        form.Fields.Aggregate(FeelContext.Empty, (all, f) => Plant(all, f.Name.Split('.'), Get(answers, f.Name)));

    /// <summary>The names that the answers bear, nested ones as ways where the form has fields below them.</summary>
    public static IEnumerable<string> Names(FormDefinition form, FeelContext answers) => Names(form, answers, "");

    private static IEnumerable<string> Names(FormDefinition form, FeelContext answers, string above) => answers.Entries().SelectMany(
        e => e.Value is FeelValue.Context { Value: var inner } && form.Fields.Any(f => f.Name.StartsWith($"{above}{e.Key}.", StringComparison.Ordinal))
            ? Names(form, inner, $"{above}{e.Key}.")
            : [above + e.Key]);

    private static FeelContext Plant(FeelContext tree, ReadOnlySpan<string> way, FeelValue leaf)
    {
        if (way.Length == 1) return tree.Set(way[0], leaf);
        var below = tree[way[0]] is FeelValue.Context { Value: var found } ? found : FeelContext.Empty;
        return tree.Set(way[0], FeelValue.Of(Plant(below, way[1..], leaf)));
    }
}

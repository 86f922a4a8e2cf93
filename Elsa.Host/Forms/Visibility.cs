using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;

namespace Elsa.Host.Forms;

/// <summary>Which fields a form shows, given its answers.</summary>
internal static class Visibility
{
    /// <summary>The names of the fields shown. The answer of a field that is not shown does not count for the others.</summary>
    public static ImmutableHashSet<string> Of(FormDefinition form, FeelContext answers, FeelContext scope)
    {
        var shown = form.Fields.Select(f => f.Name).ToImmutableHashSet(StringComparer.Ordinal);
        for (var round = 0; round <= form.Fields.Length; round++) // fields that show each other by turns come to no end
        {
            var seen = Seen(form, Only(answers, shown), scope);
            var next = form.Fields.Where(f => FormRules.IsShown(f, seen)).Select(f => f.Name).ToImmutableHashSet(StringComparer.Ordinal);
            if (next.SetEquals(shown)) break;
            shown = next;
        }
        return shown;
    }

    /// <summary>What the form's expressions see: the scope, and over it every field, unanswered ones as null.</summary>
    public static FeelContext Seen(FormDefinition form, FeelContext answers, FeelContext scope) => Answers.Overlay(scope, Answers.Nested(
        form.Fields.Aggregate(FeelContext.Empty, (all, f) => all.Set(f.Name, answers[f.Name]))));

    public static FeelContext Only(FeelContext answers, ImmutableHashSet<string> names) =>
        FeelContext.From(answers.Entries().Where(e => names.Contains(e.Key)));
}

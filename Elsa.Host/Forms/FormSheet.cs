using System.Collections.Immutable;
using Elsa.Host.Frame;
using Microsoft.AspNetCore.Mvc.Rendering;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;

namespace Elsa.Host.Forms;

/// <summary>A form on a page: the fields that are shown now, what stands in them, and what is wrong. Partial <c>_FormFields</c>.</summary>
/// <param name="Scope">What the form's expressions see besides the answers.</param>
/// <param name="Answers">What could be read of the fields shown.</param>
/// <param name="Typed">What stands in each field, readable or not.</param>
/// <param name="Shown">The names of the fields shown.</param>
/// <param name="Problems">Of fields shown, and of the form as a whole (an empty name).</param>
internal sealed record FormSheet(
    FormDefinition Form, FeelContext Scope, FeelContext Answers, ImmutableDictionary<string, ImmutableArray<string>> Typed,
    ImmutableHashSet<string> Shown, ImmutableArray<FormProblem> Problems)
{
    /// <summary>True where some field comes and goes with the answers to others.</summary>
    public bool Changes => Form.Fields.Any(f => f.ShowWhen is not null);

    /// <summary>The fields shown, in the form's order.</summary>
    public IEnumerable<SheetField> Fields
    {
        get
        {
            var seen = Visibility.Seen(Form, Answers, Scope);
            return Form.Fields.Where(f => Shown.Contains(f.Name)).Select(f => new SheetField(
                f, Typed.GetValueOrDefault(f.Name, []), f.Required || f.RequiredWhen?.Evaluate(seen).Value == FeelValue.True,
                [.. Problems.Where(p => p.Field == f.Name).Select(p => p.Message.ForReader())]));
        }
    }
}

/// <summary>One field of a sheet.</summary>
/// <param name="Typed">What stands in it; empty for nothing.</param>
internal sealed record SheetField(FormField Field, ImmutableArray<string> Typed, bool IsRequired, ImmutableArray<string> Errors)
{
    /// <summary>The id of its control, which the error summary leads to.</summary>
    public string Id => IdOf(Field.Name);

    public string? Text => Typed.FirstOrDefault();

    public bool Has(string value) => Typed.Contains(value);

    /// <summary>The ids that describe the control, for those who do not see the page.</summary>
    public string? DescribedBy => string.Join(' ', new[] { Field.Help is null ? null : $"{Id}-help", Errors.IsEmpty ? null : $"{Id}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public static string IdOf(string name) => "f-" + TagBuilder.CreateSanitizedId(name, "_");
}

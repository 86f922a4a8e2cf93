using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Numbers;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Documents;

/// <summary>
/// The action <c>make-document</c>: fills in the template <c>document</c> of the running procedure, with a number where its series has one
/// (templates see it as <c>documentNumber</c>). Gives <c>document</c>, <c>number</c> and <c>hash</c>; the text is kept as Markdown under its hash.
/// </summary>
internal static class MakeDocument
{
    public const string MediaType = "text/markdown";

    public static ActionResult Run(ActionInput input)
    {
        var name = input.Inputs.Text("document") ?? "";
        if (!input.Procedure.Documents.TryGetValue(name, out var template))
        {
            var known = string.Join(", ", input.Procedure.Documents.Keys.Order(StringComparer.Ordinal));
            return ActionResult.Refused(new(
                $"程序“{input.Procedure.Id}”的 documents/ 中没有文书模板“{name}”（现有：{known}）。请管理员检查流程文件。",
                $"Expected a template of documents/ in the procedure '{input.Procedure.Id}' ({known}), but got '{name}'. Ask an administrator to look at the files."));
        }
        var number = template.Series is { } series ? GivenNumber.Take(series, input) : null;
        if (number?.Refusal is { } noNumber) return ActionResult.Refused(noNumber);
        var written = WrittenDocument.From(template, input.Scope.Set("documentNumber", FeelValue.Of(number?.Text)));
        if (written.Refusal is { } why) return ActionResult.Refused(why);

        var hash = ContentAddress.Of(written.Text);
        return new(
            FeelContext.Empty.Set("document", FeelValue.Of(name)).Set("number", FeelValue.Of(number?.Text)).Set("hash", FeelValue.Of(hash)),
            [new CaseDocument(name, template.Title, number?.Text, hash, input.Context.Today, input.Element)],
            number is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add(template.Series!, number.Text),
            [new Effect.KeepFile(hash, MediaType, written.Text)], number is null ? [] : [number.Claim], null);
    }
}

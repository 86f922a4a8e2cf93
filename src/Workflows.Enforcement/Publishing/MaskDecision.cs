using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Documents;
using Workflows.Enforcement.Masking;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Enforcement.Publishing;

/// <summary>
/// The action <c>mask-decision</c>: writes the public text anew from masked data, never by blackening the decision. Takes <c>document</c>, <c>shown</c> (the table of
/// what is shown), <c>earlierMasks</c>, <c>moreMasks</c> and <c>withheld</c>; gives <c>publicationTitle</c>, <c>publicationText</c>, <c>versionHash</c>, the
/// <c>maskedValues</c> that must not be found in it, the <c>shownValues</c> in which they may, the <c>extraMasks</c> so far, and the <c>record</c> of the page's fields.
/// </summary>
internal static class MaskDecision
{
    // What the masked text stands on; the authority's own particulars are public.
    private const string Agency = "agency";

    public static ActionResult Run(ActionInput input)
    {
        if (!input.Procedure.Documents.TryGetValue(input.Inputs.Text("document") ?? "", out var template))
        {
            return Refused(
                $"程序“{input.Procedure.Id}”没有公示文本模板“{input.Inputs.Text("document")}”。请管理员检查流程文件。",
                $"Expected a template of documents/ in the procedure '{input.Procedure.Id}', but got '{input.Inputs.Text("document")}'. Ask an administrator to look at the files.");
        }
        if (input.Inputs.Context("shown") is not { } table)
        {
            return Refused(
                $"没有适用的公示内容规则（shown 为空）：当事人类别或者决定日期没有填写。请先更正。",
                $"Expected the table of what is shown, but there is none for this kind of party and day of decision. Correct them first.");
        }
        if (input.Scope.Context("party") is not { } party)
            return Refused($"案件没有当事人（party）。请先更正。", $"Expected the party of the case, but there is none. Correct it first.");

        var extras = Extras(input.Inputs).ToImmutableArray();
        if (extras.FirstOrDefault(e => !e.IsTelling) is { } short_)
        {
            return Refused(
                $"“{short_.Value}”太短，在文中无法辨认。请写出更长的一段原文（至少两个字，数字至少五位）。",
                $"Expected at least two characters, or five figures, to be masked, but got '{short_.Value}', which would be found everywhere. Write out more of the text.");
        }
        var masked = MaskedParty.Of(party, table, extras);
        var mask = new TextMask([.. masked.Secrets, .. extras], masked.Shown);
        var scope = FeelContext.From(input.Scope.Entries().Select(e => e.Key == Agency ? e : KeyValuePair.Create(e.Key, mask.Apply(e.Value))))
            .Set("party", mask.Apply(FeelValue.Of(masked.Party)));
        var written = WrittenDocument.From(template, scope);
        if (written.Refusal is { } why) return ActionResult.Refused(why);

        var version = new PublishedVersion($"{(scope["party"] as FeelValue.Context)!.Value.Text("name")}{template.Title.Zh}", written.Text);
        return ActionResult.Of(FeelContext.Empty
            .Set("publicationText", FeelValue.Of(version.Text))
            .Set("publicationTitle", FeelValue.Of(version.Title))
            .Set("versionHash", FeelValue.Of(version.Hash))
            .Set("maskedValues", ListOf(mask.Secrets.Select(s => s.Value)))
            .Set("shownValues", ListOf(masked.Shown))
            .Set("extraMasks", ListOf(extras.Select(e => e.Value)))
            .Set("record", FeelValue.Of(RecordOf(scope, table))));
    }

    // Earlier ones first and never dropped: a page that goes back for more masking unmasks nothing.
    private static IEnumerable<Secret> Extras(FeelContext inputs) =>
        inputs.Texts("earlierMasks").Concat(inputs.Lines("moreMasks")).Concat(inputs.Lines("withheld"))
            .Select(v => new Secret(v, Secret.Withheld)).DistinctBy(s => s.Comparable);

    /// <summary>The fields of the page, every one from masked data.</summary>
    private static FeelContext RecordOf(FeelContext scope, FeelContext table)
    {
        var party = scope.Context("party") ?? FeelContext.Empty;
        var shown = FeelContext.Empty.Set("name", party["name"]).Set("kind", party["kind"]);
        if (table.Text("creditCode") == "show" && party.Text("code") is { } code) shown = shown.Set("code", FeelValue.Of(code));
        var decided = scope.Context("fact")?.Context("decision")?.Context("made");
        return FeelContext.Empty
            .Set("decisionNumber", scope["decisionNumber"])
            .Set("decidedOn", decided?["on"] ?? scope["decidedOn"])
            .Set("party", FeelValue.Of(shown))
            .Set("facts", scope["reportFacts"])
            .Set("lawBasis", scope["lawBasis"])
            .Set("content", scope["decisionText"])
            .Set("fine", scope["fine"])
            .Set("agency", scope.Context(Agency)?["name"] ?? FeelValue.Nothing);
    }

    private static FeelValue ListOf(IEnumerable<string> texts) => FeelValue.Of(texts.Select(t => FeelValue.Of(t)));

    private static ActionResult Refused(FormattableString zh, FormattableString en) =>
        ActionResult.Refused(new Bilingual(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture)));
}

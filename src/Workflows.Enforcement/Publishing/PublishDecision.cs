using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Documents;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Enforcement.Publishing;

/// <summary>
/// The action <c>publish-decision</c>: releases on <c>channel</c> (<c>system</c>, <c>portal</c>) the version of <c>title</c> and <c>text</c> that <c>versionHash</c>
/// names. The page is kept under that hash, so that a second release of the same version changes nothing. Gives <c>versionHash</c>, <c>channel</c>,
/// <c>address</c> and the <c>record</c> of the page, from which the portal's lists are made.
/// </summary>
internal static class PublishDecision
{
    public static ActionResult Run(ActionInput input)
    {
        var given = input.Inputs;
        if (Address(given.Text("channel"), input.State.Id.ToString()) is not { } address)
        {
            return Refused(
                $"没有名为“{given.Text("channel")}”的公示渠道（现有 system、portal）。请管理员检查流程文件。",
                $"Expected the channel system or portal, but got '{given.Text("channel")}'. Ask an administrator to look at the files.");
        }
        if (given.Text("title") is not { } title || given.Text("text") is not { } text || given.Context("record") is not { } record)
        {
            return Refused(
                $"没有公示标题、文本或者公示项目。请先进行脱密处理。",
                $"Expected title, text and record of the page, but one of them is missing. Mask the decision first.");
        }
        var version = new PublishedVersion(title, text);
        if (version.Hash != given.Text("versionHash"))
        {
            return Refused(
                $"公示文本与审查的版本不一致：文本的校验值是 {version.Hash}，审查的是 {given.Text("versionHash")}。请重新脱密审查。",
                $"Expected the version {given.Text("versionHash")}, which was checked, but title and text are {version.Hash}. Check the masking again.");
        }
        var released = FeelValue.Of(input.Context.Today);
        return ActionResult.Of(FeelContext.Empty
            .Set("versionHash", FeelValue.Of(version.Hash))
            .Set("channel", given["channel"])
            .Set("address", FeelValue.Of(address))
            .Set("releasedOn", released)
            .Set("record", FeelValue.Of(record
                .Set("releasedOn", released)
                .Set("title", FeelValue.Of(title))
                .Set("text", FeelValue.Of(text))
                .Set("displayTerm", given["displayTerm"])))) with
        {
            Effects = [new Effect.KeepFile(version.Hash, MakeDocument.MediaType, version.Page)],
        };
    }

    /// <summary>Where the page stands; the same for every version of a case, so that a corrected or withdrawn one is found where the first was.</summary>
    private static string? Address(string? channel, string caseId) => channel switch
    {
        "portal" => $"/portal/decisions/{caseId}",
        "system" => $"/portal/system/{caseId}",
        _ => null,
    };

    private static ActionResult Refused(FormattableString zh, FormattableString en) =>
        ActionResult.Refused(new Bilingual(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture)));
}

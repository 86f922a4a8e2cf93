using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Enforcement.Masking;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Publishing;

/// <summary>
/// The action <c>check-leaks</c>: looks in <c>publicationText</c> for everything in <c>maskedValues</c>, in any spelling, but within <c>shownValues</c>, and for
/// numbers that belong to natural persons by their form. Gives <c>leaks</c>, one a line as they stand in the text, or null, and <c>leakCount</c>. A leak is no refusal.
/// </summary>
internal static class CheckLeaks
{
    public static ActionResult Run(ActionInput input)
    {
        if (input.Inputs.Text("publicationText") is not { } text || input.Inputs["maskedValues"] is not FeelValue.List)
        {
            return ActionResult.Refused(new(
                "没有公示文本或者没有脱密清单，无法检查泄露。请先进行脱密处理。",
                "Expected the text of the page and the list of what was masked, but one of them is missing. Mask the decision first."));
        }
        var mask = new TextMask(input.Inputs.Texts("maskedValues").Select(v => new Secret(v, Secret.Withheld)), input.Inputs.Texts("shownValues"));
        var leaks = mask.LeaksIn(text);
        return ActionResult.Of(FeelContext.Empty
            .Set("leaks", leaks.IsEmpty ? FeelValue.Nothing : FeelValue.Of(string.Join('\n', leaks)))
            .Set("leakCount", FeelValue.Of(leaks.Length)));
    }
}

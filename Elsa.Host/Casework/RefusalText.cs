using Elsa.Host.Frame;
using Workflows.Engine.Commands;

namespace Elsa.Host.Casework;

/// <summary>Why nothing happened, as the page says it. Partial <c>_Refusal</c>.</summary>
/// <param name="Message">The sentence.</param>
/// <param name="Rule">The number of the rule; null where no rule of law speaks.</param>
/// <param name="Article">The article; null where no rule of law speaks.</param>
/// <param name="Because">What of the case the rule looked at; null where no rule of law speaks.</param>
internal sealed record RefusalText(string Message, string? Rule, string? Article, string? Because = null)
{
    public static RefusalText Of(Rejection why, ReadersWords words) =>
        new(words.Sentence(why.Message.ForReader()), why.Rule, why.Article, why.Because is { Zh.Length: > 0 } because ? words.Sentence(because.ForReader()) : null);
}

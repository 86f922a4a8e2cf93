using Workflows.Decisions.Feel;
using Workflows.Enforcement.Documents;
using Workflows.Engine.Cases;
using Workflows.Persistence.Publications;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.Portal;

/// <summary>A released decision with its published fields: everything comes from the masked version, nothing from the case.</summary>
/// <param name="Code">The unified social credit code; null for natural persons.</param>
/// <param name="Fine">Yuan; null where there is none.</param>
/// <param name="Text">Markdown.</param>
/// <param name="CreditAtLeastUntil">The credit platform shows it at least until this day, counted from the decision; null where that term is not known.</param>
/// <param name="CreditAtMostUntil">And at most until this day.</param>
internal sealed record PortalDecision(
    CaseId Case, string Channel, string Version, bool IsReplaced, string? Number, string Party, string? PartyKind, string? Code, string? Facts, string? LawBasis,
    string? Content, decimal? Fine, string? Agency, DateOnly? DecidedOn, DateOnly ReleasedOn, string Title, string Text,
    DateOnly? CreditAtLeastUntil, DateOnly? CreditAtMostUntil)
{
    public const string Portal = "portal";
    public const string System = "system";

    /// <summary>The same address for every version.</summary>
    public string Address => $"/portal/{(Channel == System ? "system" : "decisions")}/{Case}";

    /// <summary>
    /// Whether the page says why the decision's publication was withdrawn (行政处罚法 art. 48(2)): its text stands in the place of the decision's content. No
    /// remedy is offered there, for what it would be against does not stand any more as it was published.
    /// </summary>
    public bool IsWithdrawn { get; private init; }

    public static PortalDecision Of(PublishedDecision published)
    {
        var fields = published.Fields;
        var term = Context(fields, "displayTerm");
        if (term["shown"] == FeelValue.False) term = FeelContext.Empty; // what the credit platform does not show has no term there
        var (content, text) = (Words(fields, "content"), Words(fields, "text") ?? "");
        var isWithdrawn = content is not null && content == text;
        return new(
            published.Case, published.Channel, published.Version, published.State == PublicationState.Replaced, published.DecisionNumber,
            published.PartyName, published.PartyKind, Words(Context(fields, "party"), "code"),
            Words(fields, "facts"), Words(fields, "lawBasis"), isWithdrawn ? DocumentText.Of(text) : content, (fields["fine"] as FeelValue.Number)?.Value.ToDecimal(),
            Words(fields, "agency"), published.DecidedOn, published.ReleasedOn,
            Words(fields, "title") ?? published.PartyName, text,
            After(published.DecidedOn, term, "minimumMonths"), After(published.DecidedOn, term, "maximumMonths")) { IsWithdrawn = isWithdrawn };
    }

    private static DateOnly? After(DateOnly? day, FeelContext term, string name) =>
        (term[name] as FeelValue.Number)?.Value.ToInt32() is { } months and >= 0 and <= 1200 ? day?.AddMonths(months) : null;

    private static FeelContext Context(FeelContext fields, string name) => (fields[name] as FeelValue.Context)?.Value ?? FeelContext.Empty;

    private static string? Words(FeelContext fields, string name) => (fields[name] as FeelValue.String)?.Value;
}

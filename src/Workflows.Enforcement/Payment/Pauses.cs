using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;

namespace Workflows.Enforcement.Payment;

/// <summary>
/// The days on which no surcharge accrues: of a reconsideration and of a suit, against the penalty or the surcharge, from the application to the end
/// (行政处罚法 art. 73), of a deferral or instalments, from the day it is granted to its end (art. 66), and of a request for one, until it is answered: what the
/// agency takes to decide is not the party's delay. What has not ended pauses on.
/// </summary>
internal sealed record Pauses(ImmutableArray<(DateOnly From, DateOnly To)> All)
{
    public static Pauses None { get; } = new([]);

    public bool Covers(DateOnly day) => All.Any(p => p.From <= day && day <= p.To);

    /// <summary>
    /// From the facts in <c>reviews</c> and <c>reviewsEnded</c>, <c>suits</c> and <c>suitsEnded</c>, <c>deferrals</c> and <c>deferralsEnded</c>, <c>requests</c>
    /// (those made in the term for paying) and <c>requestsAnswered</c> (granted, or the answer served), <c>surchargeReviews</c> and <c>surchargeReviewsEnded</c>,
    /// <c>surchargeSuits</c> and <c>surchargeSuitsEnded</c>: each ends with the first end on its day or later. The day of the application stands in the data (<c>appliedOn</c>), and so does the day to which is deferred (<c>payUntil</c>).
    /// </summary>
    public static Pauses Of(FeelContext given) => new(
    [
        .. Between(given, "reviews", "reviewsEnded"),
        .. Between(given, "suits", "suitsEnded"),
        .. Between(given, "deferrals", "deferralsEnded"),
        .. Between(given, "requests", "requestsAnswered"),
        .. Between(given, "surchargeReviews", "surchargeReviewsEnded"),
        .. Between(given, "surchargeSuits", "surchargeSuitsEnded"),
    ]);

    private static IEnumerable<(DateOnly From, DateOnly To)> Between(FeelContext given, string starts, string ends)
    {
        var ended = given.Contexts(ends).Select(e => (On: e.Day("on"), Seq: e.Amount("seq"))).Where(e => e.On is not null).OrderBy(e => e.On).ToList();
        foreach (var start in given.Contexts(starts))
        {
            if (start.Day("on") is not { } on) continue;
            var (data, seq) = (start.Context("data"), start.Amount("seq"));
            // What ended on the day on which another began ended before it, if it was recorded so.
            DateOnly? end = ended.FindIndex(e => e.On >= on && !(e.Seq < seq)) is >= 0 and var at ? ended[at].On : data?.Day("payUntil");
            yield return (data?.Day("appliedOn") ?? on, end ?? DateOnly.MaxValue);
        }
    }
}

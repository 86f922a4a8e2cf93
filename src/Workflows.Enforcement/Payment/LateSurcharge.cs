using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Commands;
using Workflows.Statute.Deadlines;

namespace Workflows.Enforcement.Payment;

/// <summary>
/// The action <c>late-surcharge</c> (行政处罚法 art. 72: 3 percent a day; 行政强制法 art. 45: never more than the fine; 行政处罚法 art. 73: the days of
/// reconsideration and suit do not count). Takes <c>fine</c>, <c>paid</c>, <c>termEnd</c> (the last day for paying), <c>until</c> and <c>excludedDays</c>; gives
/// <c>base</c>, <c>from</c>, <c>daily</c>, <c>amount</c> (accrued to <c>until</c>), <c>cap</c> and <c>capOn</c>.
/// </summary>
internal static class LateSurcharge
{
    public static DailySurcharge Rule { get; } = new(0.03m);

    public static ActionResult Run(ActionInput input)
    {
        var given = input.Inputs;
        if (given.Amount("fine") is not { } fine || given.Day("termEnd") is not { } termEnd || given.Day("until") is not { } until)
        {
            return ActionResult.Refused(new(
                "没有罚款数额、缴款期限的最后一日或者计算截止日，不能计算加处罚款。",
                "Expected the fine, the last day for paying it and the day to count to, but one of them is missing."));
        }
        var (owed, excluded) = (fine - (given.Amount("paid") ?? 0), given.Whole("excludedDays") ?? 0);
        if (owed <= 0)
        {
            return ActionResult.Refused(new(
                string.Create(CultureInfo.InvariantCulture, $"罚款 {fine:0.00} 元已缴清，不加处罚款。"),
                string.Create(CultureInfo.InvariantCulture, $"Expected a part of the fine of {fine:0.00} yuan to be unpaid, but nothing is: there is no surcharge.")));
        }
        var principal = new SurchargePrincipal(owed, fine, termEnd, excluded);
        return ActionResult.Of(FeelContext.Empty
            .Set("base", FeelValue.Of(owed))
            .Set("from", FeelValue.Of(DailySurcharge.FirstDay(termEnd)))
            .Set("daily", FeelValue.Of(Rule.Daily(owed)))
            .Set("amount", FeelValue.Of(principal.AccruedOn(until)))
            .Set("cap", FeelValue.Of(fine))
            .Set("capOn", FeelValue.Of(principal.CapOn)));
    }
}

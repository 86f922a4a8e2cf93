using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Payment;

/// <summary>
/// The action <c>late-surcharge</c> (行政处罚法 art. 72: 3 percent a day; 行政强制法 art. 45: never more than the fine; 行政处罚法 art. 73: the days of
/// reconsideration and suit do not count). Takes <c>fine</c>, <c>payments</c> (the facts of them), <c>termEnd</c> (the last day for paying), <c>until</c> and what
/// stops it (<see cref="Pauses"/>); gives <c>base</c>, <c>from</c>, <c>daily</c>, <c>amount</c> (accrued to <c>until</c>), <c>cap</c> and <c>capOn</c>.
/// </summary>
internal static class LateSurcharge
{
    public static ActionResult Run(ActionInput input)
    {
        var given = input.Inputs;
        if (given.Amount("fine") is not { } fine || given.Day("termEnd") is not { } termEnd || given.Day("until") is not { } until)
        {
            return ActionResult.Refused(new(
                "没有罚款数额、缴款期限的最后一日或者计算截止日，不能计算加处罚款。",
                "Expected the fine, the last day for paying it and the day to count to, but one of them is missing."));
        }
        var payments = Payments.Of(given) ?? new([]);
        var owed = fine - payments.Total;
        if (owed <= 0)
        {
            return ActionResult.Refused(new(
                string.Create(CultureInfo.InvariantCulture, $"罚款 {fine:0.00} 元已缴清，不加处罚款。"),
                string.Create(CultureInfo.InvariantCulture, $"Expected a part of the fine of {fine:0.00} yuan to be unpaid, but nothing is: there is no surcharge.")));
        }
        var account = new SurchargeAccount(fine, payments, SurchargeAccount.FirstDay(termEnd), Pauses.Of(given));
        return ActionResult.Of(FeelContext.Empty
            .Set("base", FeelValue.Of(owed))
            .Set("from", FeelValue.Of(account.From))
            .Set("daily", FeelValue.Of(SurchargeAccount.Daily(owed)))
            .Set("amount", FeelValue.Of(account.AccruedOn(until)))
            .Set("cap", FeelValue.Of(fine))
            .Set("capOn", FeelValue.Of(account.CapOn)));
    }
}

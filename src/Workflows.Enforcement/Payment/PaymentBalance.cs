using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Payment;

/// <summary>
/// The action <c>payment-balance</c>: what is paid, added and left after a payment. Takes <c>fine</c>, <c>paidBefore</c>, <c>amount</c>, <c>paidOn</c>,
/// <c>surchargeImposed</c>, <c>surchargeBase</c>, <c>surchargeFrom</c> and <c>excludedDays</c>; gives <c>paid</c>, <c>surcharge</c> and <c>remaining</c>, which is
/// negative where more was paid than owed: an overpayment is recorded, not refused.
/// </summary>
internal static class PaymentBalance
{
    public static ActionResult Run(ActionInput input)
    {
        var given = input.Inputs;
        if (given.Amount("fine") is not { } fine || given.Amount("amount") is not { } amount || given.Day("paidOn") is not { } paidOn)
        {
            return ActionResult.Refused(new(
                "没有罚款数额、缴款数额或者缴款日期，不能结算。请补全缴款登记。",
                "Expected the fine, the amount paid and the day of paying, but one of them is missing. Complete the payment."));
        }
        if (amount <= 0)
        {
            return ActionResult.Refused(new(
                string.Create(CultureInfo.InvariantCulture, $"缴款数额应当大于零，但填的是 {amount} 元。"),
                string.Create(CultureInfo.InvariantCulture, $"Expected an amount above zero, but got {amount} yuan.")));
        }
        var surcharge = 0m;
        if (given.IsTrue("surchargeImposed"))
        {
            if (given.Amount("surchargeBase") is not { } unpaid || given.Day("surchargeFrom") is not { } from)
            {
                return ActionResult.Refused(new(
                    "已决定加处罚款，但没有计算基数（surchargeBase）或者起算日（surchargeFrom）。请先计算加处罚款。",
                    "Expected the base and the first day of the surcharge that was imposed, but one of them is missing. Work out the surcharge first."));
            }
            surcharge = new SurchargePrincipal(unpaid, fine, from.AddDays(-1), given.Whole("excludedDays") ?? 0).AccruedOn(paidOn);
        }
        var paid = (given.Amount("paidBefore") ?? 0) + amount;
        return ActionResult.Of(FeelContext.Empty
            .Set("paid", FeelValue.Of(paid))
            .Set("surcharge", FeelValue.Of(surcharge))
            .Set("remaining", FeelValue.Of(fine + surcharge - paid)));
    }
}

using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Payment;

/// <summary>
/// The action <c>payment-balance</c>: what is paid, added and left. Takes <c>fine</c>, <c>payments</c> (the facts of them, each with its <c>amount</c>),
/// <c>until</c> (null: the day of the last payment), <c>surchargeImposed</c>, <c>surchargeFrom</c> and what stops the surcharge (<see cref="Pauses"/>); gives
/// <c>paid</c>, <c>principal</c> (the part of the fine that is unpaid), <c>surcharge</c>, <c>remaining</c> and <c>lastPaidOn</c>. What is left is negative
/// where more was paid than owed: an overpayment is recorded, not refused.
/// </summary>
internal static class PaymentBalance
{
    public static ActionResult Run(ActionInput input)
    {
        var given = input.Inputs;
        if (given.Amount("fine") is not { } fine || Payments.Of(given) is not { } payments || (given.Day("until") ?? payments.LastOn) is not { } until)
        {
            return ActionResult.Refused(new(
                "没有罚款数额、缴款数额或者缴款日期，不能结算。请补全缴款登记。",
                "Expected the fine, the amount paid and the day of paying, but one of them is missing. Complete the payment."));
        }
        if (payments.All.FirstOrDefault(p => p.Amount <= 0) is { On: not null } nothing)
        {
            return ActionResult.Refused(new(
                string.Create(CultureInfo.InvariantCulture, $"缴款数额应当大于零，但填的是 {nothing.Amount} 元。"),
                string.Create(CultureInfo.InvariantCulture, $"Expected an amount above zero, but got {nothing.Amount} yuan.")));
        }
        var surcharge = 0m;
        if (given.IsTrue("surchargeImposed"))
        {
            if (given.Day("surchargeFrom") is not { } from)
            {
                return ActionResult.Refused(new(
                    "已决定加处罚款，但没有起算日（surchargeFrom）。请先计算加处罚款。",
                    "Expected the first day of the surcharge that was imposed, but it is missing. Work out the surcharge first."));
            }
            surcharge = new SurchargeAccount(fine, payments, from, Pauses.Of(given)).AccruedOn(until);
        }
        return ActionResult.Of(FeelContext.Empty
            .Set("paid", FeelValue.Of(payments.Total))
            .Set("principal", FeelValue.Of(Math.Max(0, fine - payments.Total)))
            .Set("surcharge", FeelValue.Of(surcharge))
            .Set("remaining", FeelValue.Of(fine + surcharge - payments.Total))
            .Set("lastPaidOn", payments.LastOn is { } last ? FeelValue.Of(last) : FeelValue.Nothing));
    }
}

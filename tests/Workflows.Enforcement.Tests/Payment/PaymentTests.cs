namespace Workflows.Enforcement.Tests.Payment;

public sealed class PaymentTests
{
    public static TheoryData<string, string, string> Surcharges => new()
    {
        // A decision served on 2026-01-20: fifteen days end on 2026-02-04; 3 % a day reach the fine on the 34th day.
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-04")}""", "amount", "0.00" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "amount", "300.00" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-03-09")}""", "amount", "9900.00" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-03-10")}""", "amount", "10000" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2027-01-01")}""", "amount", "10000" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-01-01")}""", "amount", "0.00" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "from", "2026-02-05" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "daily", "300.00" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "cap", "10000" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "capOn", "2026-03-10" },
        { """{fine: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "base", "10000" },
        // A part is paid: 3 % of the rest, still up to the whole fine.
        { """{fine: 10000, paid: 5000, termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "base", "5000" },
        { """{fine: 10000, paid: 5000, termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "amount", "300.00" },
        { """{fine: 10000, paid: 5000, termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "cap", "10000" },
        { """{fine: 10000, paid: 5000, termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "capOn", "2026-04-12" },
        { """{fine: 10000, paid: 5000, termEnd: date("2026-02-04"), until: date("2026-04-11")}""", "amount", "9900.00" },
        { """{fine: 10000, paid: 5000, termEnd: date("2026-02-04"), until: date("2026-04-12")}""", "amount", "10000" },
        // Days of reconsideration and suit do not count.
        { """{fine: 10000, excludedDays: 30, termEnd: date("2026-02-04"), until: date("2026-03-07")}""", "amount", "300.00" },
        { """{fine: 10000, excludedDays: 30, termEnd: date("2026-02-04"), until: date("2026-02-20")}""", "amount", "0.00" },
        { """{fine: 10000, excludedDays: 30, termEnd: date("2026-02-04"), until: date("2026-03-07")}""", "capOn", "2026-04-09" },
        // Fen are rounded as on a bill.
        { """{fine: 333.33, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "daily", "10.00" },
        { """{fine: 333.33, termEnd: date("2026-02-04"), until: date("2026-02-07")}""", "amount", "30.00" },
        { """{fine: 100000, paid: 99999.99, termEnd: date("2026-02-04"), until: date("2026-02-07")}""", "capOn", "9999-12-31" },
    };

    [Theory]
    [MemberData(nameof(Surcharges))]
    public void The_surcharge_is_three_percent_a_day_and_never_more_than_the_fine(string inputs, string output, string value)
    {
        var result = Acting.Run("late-surcharge", Acting.Feel(inputs));

        Assert.Null(result.Refusal);
        Assert.Equal(value, result.Outputs[output].ToString());
    }

    [Theory]
    [InlineData("""{fine: 10000, termEnd: null, until: date("2026-02-05")}""", "没有罚款数额、缴款期限的最后一日或者计算截止日")]
    [InlineData("""{termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "没有罚款数额")]
    [InlineData("""{fine: 10000, paid: 10000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "罚款 10000.00 元已缴清，不加处罚款。")]
    [InlineData("""{fine: 10000, paid: 12000, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "已缴清")]
    [InlineData("""{fine: 0, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "已缴清")]
    public void Without_a_debt_or_a_term_there_is_no_surcharge(string inputs, string why) =>
        Assert.Contains(why, Acting.Run("late-surcharge", Acting.Feel(inputs)).Refusal!.Zh, StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Payments => new()
    {
        { """{fine: 10000, amount: 10000, paidOn: date("2026-02-01")}""", "10000", "0", "0" },
        { """{fine: 10000, amount: 4000, paidOn: date("2026-02-01")}""", "4000", "0", "6000" },
        { """{fine: 10000, paidBefore: 4000, amount: 6000, paidOn: date("2026-02-01"), surchargeImposed: false}""", "10000", "0", "0" },
        { """{fine: 10000, amount: 10000, paidOn: date("2026-02-14"), surchargeImposed: null, surchargeBase: 10000, surchargeFrom: date("2026-02-05")}""", "10000", "0", "0" },
        { """{fine: 10000, amount: 10000, paidOn: date("2026-02-14"), surchargeImposed: true, surchargeBase: 10000, surchargeFrom: date("2026-02-05")}""", "10000", "3000.00", "3000.00" },
        { """{fine: 10000, amount: 13000, paidOn: date("2026-02-14"), surchargeImposed: true, surchargeBase: 10000, surchargeFrom: date("2026-02-05")}""", "13000", "3000.00", "0.00" },
        { """{fine: 10000, amount: 10000, paidOn: date("2026-02-04"), surchargeImposed: true, surchargeBase: 10000, surchargeFrom: date("2026-02-05")}""", "10000", "0.00", "0.00" },
        { """{fine: 10000, amount: 10000, paidOn: date("2026-12-31"), surchargeImposed: true, surchargeBase: 10000, surchargeFrom: date("2026-02-05")}""", "10000", "10000", "10000" },
        { """{fine: 10000, amount: 10000, paidOn: date("2026-02-14"), surchargeImposed: true, surchargeBase: 10000, surchargeFrom: date("2026-02-05"), excludedDays: 9}""", "10000", "300.00", "300.00" },
        { """{fine: 10000, amount: 10500, paidOn: date("2026-02-01")}""", "10500", "0", "-500" },
    };

    [Theory]
    [MemberData(nameof(Payments))]
    public void A_payment_is_set_off_against_fine_and_surcharge_and_an_overpayment_is_recorded(string inputs, string paid, string surcharge, string remaining)
    {
        var result = Acting.Run("payment-balance", Acting.Feel(inputs));

        Assert.Null(result.Refusal);
        Assert.Equal((paid, surcharge, remaining), (result.Outputs["paid"].ToString(), result.Outputs["surcharge"].ToString(), result.Outputs["remaining"].ToString()));
    }

    [Theory]
    [InlineData("""{fine: 10000, amount: 0, paidOn: date("2026-02-01")}""", "缴款数额应当大于零，但填的是 0 元。")]
    [InlineData("""{fine: 10000, amount: -1, paidOn: date("2026-02-01")}""", "缴款数额应当大于零，但填的是 -1 元。")]
    [InlineData("""{fine: 10000, amount: 100}""", "缴款日期")]
    [InlineData("""{fine: 10000, amount: 1e30, paidOn: date("2026-02-01")}""", "缴款数额")]
    [InlineData("""{fine: 10000, amount: 1, paidOn: date("2026-02-01"), surchargeImposed: true}""", "没有计算基数（surchargeBase）或者起算日（surchargeFrom）")]
    public void What_is_no_payment_is_refused(string inputs, string why) =>
        Assert.Contains(why, Acting.Run("payment-balance", Acting.Feel(inputs)).Refusal!.Zh, StringComparison.Ordinal);
}

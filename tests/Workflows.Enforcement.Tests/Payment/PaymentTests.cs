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
        // Served on 2026-02-04 the term ends after the Spring Festival: the surcharge runs from the day after that.
        { """{fine: 10000, termEnd: date("2026-02-24"), until: date("2026-02-25")}""", "from", "2026-02-25" },
        { """{fine: 10000, termEnd: date("2026-02-24"), until: date("2026-02-25")}""", "amount", "300.00" },
        // A part is paid: 3 % of the rest, still up to the whole fine.
        { """{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 5000}}], termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "base", "5000" },
        { """{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 5000}}], termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "amount", "300.00" },
        { """{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 5000}}], termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "cap", "10000" },
        { """{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 5000}}], termEnd: date("2026-02-04"), until: date("2026-02-06")}""", "capOn", "2026-04-12" },
        { """{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 5000}}], termEnd: date("2026-02-04"), until: date("2026-04-11")}""", "amount", "9900.00" },
        { """{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 5000}}], termEnd: date("2026-02-04"), until: date("2026-04-12")}""", "amount", "10000" },
        // Days of reconsideration and suit do not count (行政处罚法 art. 73).
        { """{fine: 10000, reviews: [{on: date("2026-02-05"), data: {appliedOn: date("2026-02-05")}}], reviewsEnded: [{on: date("2026-03-06")}], termEnd: date("2026-02-04"), until: date("2026-03-07")}""", "amount", "300.00" },
        { """{fine: 10000, reviews: [{on: date("2026-02-05"), data: {appliedOn: date("2026-02-05")}}], reviewsEnded: [{on: date("2026-03-06")}], termEnd: date("2026-02-04"), until: date("2026-02-20")}""", "amount", "0.00" },
        { """{fine: 10000, reviews: [{on: date("2026-02-05"), data: {appliedOn: date("2026-02-05")}}], reviewsEnded: [{on: date("2026-03-06")}], termEnd: date("2026-02-04"), until: date("2026-03-07")}""", "capOn", "2026-04-09" },
        // Fen are rounded as on a bill.
        { """{fine: 333.33, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "daily", "10.00" },
        { """{fine: 333.33, termEnd: date("2026-02-04"), until: date("2026-02-07")}""", "amount", "30.00" },
        { """{fine: 100000, payments: [{on: date("2026-01-30"), data: {amount: 99999.99}}], termEnd: date("2026-02-04"), until: date("2026-02-07")}""", "capOn", "9999-12-31" },
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
    [InlineData("""{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 10000}}], termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "罚款 10000.00 元已缴清，不加处罚款。")]
    [InlineData("""{fine: 10000, payments: [{on: date("2026-01-30"), data: {amount: 12000}}], termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "已缴清")]
    [InlineData("""{fine: 0, termEnd: date("2026-02-04"), until: date("2026-02-05")}""", "已缴清")]
    public void Without_a_debt_or_a_term_there_is_no_surcharge(string inputs, string why) =>
        Assert.Contains(why, Acting.Run("late-surcharge", Acting.Feel(inputs)).Refusal!.Zh, StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Payments => new()
    {
        { """{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 10000}}]}""", "10000", "0", "0" },
        { """{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 4000}}]}""", "4000", "0", "6000" },
        { """{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 4000}}, {on: date("2026-02-03"), data: {amount: 6000}}], surchargeImposed: false}""", "10000", "0", "0" },
        { """{fine: 10000, payments: [{on: date("2026-02-14"), data: {amount: 10000}}], surchargeImposed: null, surchargeFrom: date("2026-02-05")}""", "10000", "0", "0" },
        { """{fine: 10000, payments: [{on: date("2026-02-14"), data: {amount: 10000}}], surchargeImposed: true, surchargeFrom: date("2026-02-05")}""", "10000", "3000.00", "3000.00" },
        { """{fine: 10000, payments: [{on: date("2026-02-14"), data: {amount: 13000}}], surchargeImposed: true, surchargeFrom: date("2026-02-05")}""", "13000", "3000.00", "0.00" },
        { """{fine: 10000, payments: [{on: date("2026-02-04"), data: {amount: 10000}}], surchargeImposed: true, surchargeFrom: date("2026-02-05")}""", "10000", "0.00", "0.00" },
        { """{fine: 10000, payments: [{on: date("2026-12-31"), data: {amount: 10000}}], surchargeImposed: true, surchargeFrom: date("2026-02-05")}""", "10000", "10000", "10000" },
        { """{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 10500}}]}""", "10500", "0", "-500" },
    };

    [Theory]
    [MemberData(nameof(Payments))]
    public void A_payment_is_set_off_against_fine_and_surcharge_and_an_overpayment_is_recorded(string inputs, string paid, string surcharge, string remaining)
    {
        var result = Acting.Run("payment-balance", Acting.Feel(inputs));

        Assert.Null(result.Refusal);
        Assert.Equal((paid, surcharge, remaining), (result.Outputs["paid"].ToString(), result.Outputs["surcharge"].ToString(), result.Outputs["remaining"].ToString()));
    }

    [Fact]
    public void The_surcharge_stops_on_the_day_on_which_the_fine_is_paid_however_late_the_surcharge_itself_is()
    {
        const string late = """{fine: 10000, surchargeImposed: true, surchargeFrom: date("2026-02-05"), payments: [{on: date("2026-02-14"), data: {amount: 10000}}, {on: date("2026-06-30"), data: {amount: 3000}}]}""";

        var result = Acting.Run("payment-balance", Acting.Feel(late));

        Assert.Equal(("3000.00", "0.00"), (result.Outputs["surcharge"].ToString(), result.Outputs["remaining"].ToString()));
        Assert.Equal("2026-06-30", result.Outputs["lastPaidOn"].ToString());
    }

    [Fact]
    public void A_part_payment_lowers_what_the_surcharge_is_reckoned_on_from_the_next_day_however_late_it_is_recorded()
    {
        // Ten days on 10,000 are 3,000; then ten on 4,000 are 1,200.
        const string first = """{on: date("2026-02-14"), data: {amount: 6000}}""";
        const string second = """{on: date("2026-02-24"), data: {amount: 4000}}""";
        const string about = "fine: 10000, surchargeImposed: true, surchargeFrom: date(\"2026-02-05\")";

        var inOrder = Acting.Run("payment-balance", Acting.Feel($"{{{about}, payments: [{first}, {second}]}}"));
        var recordedLate = Acting.Run("payment-balance", Acting.Feel($"{{{about}, payments: [{second}, {first}]}}"));

        Assert.Equal("4200.00", inOrder.Outputs["surcharge"].ToString());
        Assert.Equal(inOrder.Outputs["surcharge"], recordedLate.Outputs["surcharge"]);
    }

    [Theory]
    // A deferral of ten days in the middle; one that was broken on its fifth day; instalments that are still running.
    [InlineData("""deferrals: [{on: date("2026-02-10"), data: {payUntil: date("2026-02-19")}}], deferralsEnded: [{on: date("2026-02-19")}]""", "3000.00")]
    [InlineData("""deferrals: [{on: date("2026-02-10"), data: {payUntil: date("2026-02-19")}}], deferralsEnded: [{on: date("2026-02-14")}]""", "4500.00")]
    [InlineData("""deferrals: [{on: date("2026-02-10"), data: {payUntil: date("2026-06-30")}}]""", "1500.00")]
    // A reconsideration that was asked for before it was accepted, a suit that has no end yet, and both on the same days.
    [InlineData("""reviews: [{on: date("2026-02-12"), data: {appliedOn: date("2026-02-10")}}], reviewsEnded: [{on: date("2026-02-19")}]""", "3000.00")]
    [InlineData("""suits: [{on: date("2026-02-10"), data: {appliedOn: date("2026-02-10")}}]""", "1500.00")]
    // A second suit on the day on which the first ended.
    [InlineData("""suits: [{on: date("2026-02-10"), seq: 1, data: {}}, {on: date("2026-02-14"), seq: 3, data: {}}], suitsEnded: [{on: date("2026-02-14"), seq: 2}, {on: date("2026-02-19"), seq: 4}]""", "3000.00")]
    // A request for a deferral that was refused after ten days, and a suit against the surcharge itself.
    [InlineData("""requests: [{on: date("2026-02-03"), data: {}}], requestsAnswered: [{on: date("2026-02-14")}]""", "3000.00")]
    [InlineData("""surchargeSuits: [{on: date("2026-02-10"), data: {}}], surchargeSuitsEnded: [{on: date("2026-02-19")}]""", "3000.00")]
    [InlineData("""reviews: [{on: date("2026-02-10"), data: {}}], reviewsEnded: [{on: date("2026-02-19")}], suits: [{on: date("2026-02-15"), data: {}}], suitsEnded: [{on: date("2026-02-19")}]""", "3000.00")]
    public void No_surcharge_is_reckoned_for_the_days_of_a_deferral_a_reconsideration_or_a_suit(string paused, string surcharge)
    {
        // Twenty days without a pause are 6,000.
        var result = Acting.Run("payment-balance", Acting.Feel(
            $$"""{fine: 10000, surchargeImposed: true, surchargeFrom: date("2026-02-05"), payments: [{on: date("2026-02-24"), data: {amount: 10000} }], {{paused}} }"""));

        Assert.Equal(surcharge, result.Outputs["surcharge"].ToString());
    }

    [Fact]
    public void The_court_is_asked_for_what_is_unpaid_on_the_day_of_the_application()
    {
        var result = Acting.Run("payment-balance", Acting.Feel(
            """{fine: 10000, surchargeImposed: true, surchargeFrom: date("2026-02-05"), payments: [{on: date("2026-02-14"), data: {amount: 6000}}], until: date("2026-02-24")}"""));

        Assert.Equal(("4000", "4200.00"), (result.Outputs["principal"].ToString(), result.Outputs["surcharge"].ToString()));
    }

    [Theory]
    [InlineData("""{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 0}}]}""", "缴款数额应当大于零，但填的是 0 元。")]
    [InlineData("""{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: -1}}]}""", "缴款数额应当大于零，但填的是 -1 元。")]
    [InlineData("""{fine: 10000, payments: [{data: {amount: 100}}]}""", "缴款日期")]
    [InlineData("""{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 1e30}}]}""", "缴款数额")]
    [InlineData("""{fine: 10000, payments: [{on: date("2026-02-01"), data: {amount: 1}}], surchargeImposed: true}""", "没有起算日（surchargeFrom）")]
    public void What_is_no_payment_is_refused(string inputs, string why) =>
        Assert.Contains(why, Acting.Run("payment-balance", Acting.Feel(inputs)).Refusal!.Zh, StringComparison.Ordinal);
}

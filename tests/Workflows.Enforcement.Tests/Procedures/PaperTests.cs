using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>What is decided in a case is on paper, and says what it rests on.</summary>
public sealed class PaperTests
{
    [Fact]
    public void A_refusal_to_file_is_written_down_with_its_reasons()
    {
        var played = new PlayedCase(new("not filed")
        {
            Answers = Playing.Answering(("filing-approval", Playing.Answers(("filingOutcome", Playing.Text("refuse")), ("filingReason", Playing.Text("不属于本机关管辖"))))),
        }).UntilFact("filing.refused");

        Assert.Contains("不属于本机关管辖", played.Paper("filing-refusal"), StringComparison.Ordinal);
        Assert.DoesNotContain("case.filed", played.Facts);
    }

    [Theory]
    [InlineData("warning", "本机关规定所有案件均审核")]
    [InlineData("stop", "直接关系当事人或者第三人重大权益")]
    public void The_legality_review_gives_its_opinion_on_paper_with_the_class_of_the_review(string kind, string reviewed)
    {
        var played = new PlayedCase(new("review") { Answers = Playing.Answering(("report", Playing.Answers(("mainPenalty", Playing.Text(kind))))) }).UntilFact("review.passed");

        Assert.Contains($"审核类别：{reviewed}", played.Paper("review-opinion"), StringComparison.Ordinal);
        Assert.Contains("审核意见：通过", played.Paper("review-opinion"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transfer")]
    [InlineData("report")]
    public void A_case_whose_material_came_from_others_needs_no_site_inspection_and_its_order_says_what_the_material_shows(string source)
    {
        var played = new PlayedCase(new("no inspection")
        {
            Answers = Playing.Answering(("order-correction", Playing.Answers(("knownFindings", Playing.Text("移送材料反映的问题"))))),
        }, source: source).UntilFact("decision.made");

        Assert.DoesNotContain("inspection.recorded", played.Facts);
        Assert.Contains("移送材料反映的问题", played.Paper("correction-order"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_from_an_inspection_has_one()
    {
        var played = new PlayedCase(new("inspection")).Until("inspection");

        Assert.True(played.IsOpen("inspection"));
        Assert.DoesNotContain(Acting.Procedure("penalty").Forms["case-start"].Fields, f => f.Name == "needsInspection" && f.Required);
    }

    [Fact]
    public void Less_than_the_range_needs_one_of_the_grounds_of_the_Act()
    {
        var played = new PlayedCase(new("reduced")).Until("report");

        Assert.IsType<Engine.Commands.Rejection.FormInvalid>(Assert.IsType<Engine.Commands.Decision.Rejected>(
            played.Complete("report", "officer1", ("discretionGrade", Playing.Text("reduced")), ("mitigationGround", FeelValue.Nothing))).Why);
        Assert.IsType<Engine.Commands.Decision.Accepted>(played.Complete("report", "officer1", ("discretionGrade", Playing.Text("reduced")), ("mitigationGround", Playing.Text("removed"))));
    }

    [Fact]
    public void Whoever_can_be_found_is_served_by_public_notice_only_after_two_other_ways_failed()
    {
        var played = new PlayedCase(new("hard to reach")).UntilFact("report.reviewed").Until("serve");
        (string, FeelValue)[] notice = [("kind", Playing.Text("public-notice")), ("search", Playing.Text("查询记录")), ("whereaboutsUnknown", FeelValue.False)];

        Assert.IsType<Engine.Commands.Rejection.FormInvalid>(Assert.IsType<Engine.Commands.Decision.Rejected>(played.Complete("serve", "officer1", notice)).Why);
        Fail("direct");
        Assert.IsType<Engine.Commands.Rejection.FormInvalid>(Assert.IsType<Engine.Commands.Decision.Rejected>(played.Complete("serve", "officer1", notice)).Why);
        Fail("mail");
        Assert.IsType<Engine.Commands.Decision.Accepted>(played.Complete("serve", "officer1", notice));

        void Fail(string way) => Assert.IsType<Engine.Commands.Decision.Accepted>(played.Complete("serve", "officer1",
            ("kind", Playing.Text(way)), ("outcome", Playing.Text("failed")), ("failure", Playing.Text("无人接收"))));
    }
}

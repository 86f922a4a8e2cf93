using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Commands;

namespace Workflows.Enforcement.Tests.Procedures;

/// <summary>The head decides what was proposed, told to the party and reviewed (行政处罚法 arts 44, 45, 57, 58).</summary>
public sealed class ReviewedProposalTests
{
    private static readonly Scenario s_course = new("no request");

    [Theory]
    [InlineData("no-penalty")]
    [InlineData("not-established")]
    public void The_head_does_not_decide_another_outcome_than_the_one_that_was_reviewed(string outcome)
    {
        var played = new PlayedCase(s_course).Until("decision");

        Assert.Equal("32c", played.RefusalOf("decision", "head", ("decisionOutcome", Playing.Text(outcome))));
        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head", ("decisionOutcome", Playing.Text("back-to-report"))));
    }

    [Fact]
    public void A_lighter_penalty_than_the_one_reviewed_needs_reasons()
    {
        var played = new PlayedCase(s_course).Until("decision");

        Assert.Equal("32c", played.RefusalOf("decision", "head", ("fine", FeelValue.Of(20_000))));
        Assert.IsType<Decision.Accepted>(played.Complete("decision", "head", ("fine", FeelValue.Of(20_000)), ("lighterReason", Playing.Text("当事人主动消除危害后果"))));
    }

    [Theory]
    [InlineData("decisionMainPenalty", "stop")] // another kind, which nobody told the party or reviewed
    [InlineData("decisionText", "责令停产停业")] // another text
    public void Neither_kind_nor_text_changes_after_the_review(string field, string answer) =>
        Assert.Equal("32c", new PlayedCase(s_course).Until("decision").RefusalOf("decision", "head", (field, Playing.Text(answer))));

    [Fact]
    public void No_confiscation_is_decided_that_was_not_proposed() =>
        Assert.Equal("32c", new PlayedCase(s_course).Until("decision").RefusalOf("decision", "head", ("confiscation", FeelValue.Of(1_000))));

    [Fact]
    public void A_fresh_notice_is_not_heavier_because_of_the_defence()
    {
        var played = Anew(("proposedFine", FeelValue.Of(40_000)));

        Assert.Equal("26d", played.RefusalOf("report-review", "head"));
    }

    [Fact]
    public void A_fresh_notice_may_be_heavier_on_corrected_law()
    {
        var played = Anew(("proposedFine", FeelValue.Of(40_000)), ("heavierGround", Playing.Text("corrected-law")), ("heavierReason", Playing.Text("适用条款有误")), ("heavierNotForDefence", FeelValue.True));

        Assert.IsType<Decision.Accepted>(played.Complete("report-review", "head"));
    }

    [Fact]
    public void New_facts_make_a_fresh_notice_heavier_only_with_evidence_taken_since_the_former_one()
    {
        (string, FeelValue)[] heavier = [("proposedFine", FeelValue.Of(40_000)), ("heavierGround", Playing.Text("new-facts")), ("heavierReason", Playing.Text("又查明一处")), ("heavierNotForDefence", FeelValue.True)];
        var played = Anew(heavier);

        Assert.Equal("26d", played.RefusalOf("report-review", "head"));
        Assert.IsType<Decision.Accepted>(played.Complete("report-review", "head", ("reportReview", Playing.Text("return"))));
        Assert.IsType<Decision.Accepted>(played.Complete("evidence", "officer2"));
        Assert.IsType<Decision.Accepted>(played.Complete("report", "officer2", heavier));
        Assert.IsType<Decision.Accepted>(played.Complete("report-review", "head"));
    }

    [Fact]
    public void A_lighter_kind_than_the_one_in_the_notice_needs_no_fresh_notice()
    {
        var played = new PlayedCase(s_course with { Answers = Playing.Answering(("report", Playing.Answers(("mainPenalty", Playing.Text("stop")), ("proposedFine", FeelValue.Of(30_000))))) }).Until("final-proposal");

        Assert.IsType<Decision.Accepted>(played.Complete("final-proposal", "officer2", ("finalMainPenalty", Playing.Text("fine")), ("changeGround", Playing.Text("lighter")), ("changeReason", Playing.Text("已主动停产"))));
    }

    [Fact]
    public void The_heads_conclusion_binds_and_their_minutes_are_signed()
    {
        var played = new PlayedCase(s_course with
        {
            Answers = Playing.Answering(
                ("report", Playing.Answers(("complexOrMajor", FeelValue.True))),
                ("discussion", Playing.Answers(("discussionConclusion", Playing.Text("no-penalty"))))),
        }).Until("discussion");

        Assert.IsType<Rejection.FormInvalid>(Assert.IsType<Decision.Rejected>(played.Complete("discussion", "head", ("discussionFile", FeelValue.Nothing))).Why);
        played.Until("decision");
        Assert.Equal("34", played.RefusalOf("decision", "head"));
    }

    [Theory]
    [InlineData("investigation-report", "mainPenalty")]
    [InlineData("final-proposal", "finalMainPenalty")]
    [InlineData("decision", "decisionMainPenalty")]
    public void No_form_offers_the_closure_of_a_business_which_only_a_government_decides(string form, string field)
    {
        var options = Acting.Procedure("penalty").Forms[form].Fields.Single(f => f.Name == field).Options;

        Assert.DoesNotContain(options, o => o.Label.Zh.Contains("关闭", StringComparison.Ordinal)); // 安全生产法 art. 115
    }

    /// <summary>A case whose first proposal was taken back after the party was heard, with a new report.</summary>
    private static PlayedCase Anew(params (string, FeelValue)[] report)
    {
        var played = new PlayedCase(s_course).Until("final-proposal");
        Assert.IsType<Decision.Accepted>(played.Complete("final-proposal", "officer2", ("changeGround", Playing.Text("corrected-law")), ("changeReason", Playing.Text("更正"))));
        Assert.IsType<Decision.Accepted>(played.Complete("report", "officer2", report));
        return played;
    }
}

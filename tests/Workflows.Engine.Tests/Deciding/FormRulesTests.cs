using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;

namespace Workflows.Engine.Tests.Deciding;

/// <summary>Everything that is wrong with a form is told in one round.</summary>
public sealed class FormRulesTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);

    private static readonly FormDefinition s_report = new("report", new("报告", "Report"), null,
        [Field("endedOn", "查明的终了日期", "Day on which it ended", FieldType.Date), Field("fine", "拟罚款金额", "Proposed fine", FieldType.Money), Field("compared", "已比较", "Compared", FieldType.YesNo)],
        [Check("endedOn <= today", "日期不得晚于今日。", "The date may not lie in the future."), Check("fine <= 100", "罚款过高。", "The fine is too high."), Check("compared = true", "应当比较。", "Compare.")]);

    [Fact]
    public void A_check_is_told_beside_the_fault_of_a_field_that_it_does_not_need_and_names_its_day()
    {
        var problems = FormRules.Check(s_report, Answers(), Scope(), s_today, ["fine"]);

        Assert.Equal(["“查明的终了日期”：日期不得晚于今日。", "应当比较。"], problems.Select(p => p.Message.Zh));
        Assert.Equal("'Day on which it ended': The date may not lie in the future.", problems[0].Message.En);
    }

    [Fact]
    public void A_check_waits_for_an_answer_that_is_missing()
    {
        var problems = FormRules.Check(s_report, Answers().Remove("endedOn"), Scope(), s_today);

        Assert.Equal(["“查明的终了日期”必须填写。", "罚款过高。", "应当比较。"], problems.Select(p => p.Message.Zh));
    }

    private static FeelContext Answers() => FeelContext.Empty
        .Set("endedOn", FeelValue.Of(new DateOnly(2027, 1, 1))).Set("fine", FeelValue.Of(500)).Set("compared", FeelValue.False);

    private static FeelContext Scope() => FeelContext.Empty.Set("today", FeelValue.Of(s_today));

    private static FormField Field(string name, string zh, string en, FieldType type) =>
        new(name, new(zh, en), type, true, null, null, null, null, null, [], false, false, null, null, null);

    private static FormCheck Check(string that, string zh, string en) => new(FeelExpression.Parse(that).Expression!, new(zh, en), null);
}

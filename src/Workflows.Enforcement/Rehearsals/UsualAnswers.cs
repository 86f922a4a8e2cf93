using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;

namespace Workflows.Enforcement.Rehearsals;

/// <summary>
/// What people usually answer: the form's own initial values, then what a smooth case needs, then anything that fits the field.
/// Only for rehearsals; no page offers it.
/// </summary>
internal static class UsualAnswers
{
    private static readonly FeelValue s_officers = Names("officer1", "officer2");

    private static readonly ImmutableDictionary<string, FeelValue> s_byField = new Dictionary<string, FeelValue>
    {
        ["inspectors"] = s_officers,
        ["officers"] = s_officers,
        ["investigators"] = s_officers,
        ["recheckers"] = s_officers,
        ["team"] = s_officers,
        ["chair"] = Names("chair"),
        ["clerk"] = Names("clerk"),
        ["discussants"] = Names("head", "deputy"),
        ["recusalOf"] = Names("officer2"),
        ["stillGoingOn"] = FeelValue.False,
        ["lifeOrHealth"] = FeelValue.False,
        ["moreEvidence"] = FeelValue.False,
        ["complexOrMajor"] = FeelValue.False,
        ["majorPublicInterest"] = FeelValue.False,
        ["severalLegalRelations"] = FeelValue.False,
        ["suspectedCrime"] = FeelValue.False,
        ["viewsHeld"] = FeelValue.False,
        ["majorDangerRefused"] = FeelValue.False,
        ["proposal"] = FeelValue.Of("penalty"),
        ["mainPenalty"] = FeelValue.Of("fine"),
        ["proposedFine"] = FeelValue.Of(30_000),
        ["fineProvision"] = FeelValue.Of("art97"),
        ["fineAfterOrder"] = FeelValue.False,
        ["discretionGrade"] = FeelValue.Of("standard"),
        ["changeGround"] = FeelValue.Of("none"),
        ["defenceAdopted"] = FeelValue.Of("none"),
        ["recusalOutcome"] = FeelValue.Of("refused"),
        ["hearingTime"] = FeelValue.Of("09:30"),
        ["hearingRoom"] = FeelValue.Of("示例县应急管理局二楼听证室"),
        ["findings"] = FeelValue.Of("现场检查发现：特种作业人员未按照规定经专门的安全作业培训并取得相应资格上岗作业。（示例）"),
        ["correctionItems"] = FeelValue.Of("安排未取得资格的人员离岗，培训并取得资格后方可上岗。（示例）"),
        ["facts"] = FeelValue.Of("特种作业人员未取得相应资格上岗作业。（示例）"),
        ["suspectedClause"] = FeelValue.Of("《中华人民共和国安全生产法》第三十条第一款"),
        ["jurisdictionGround"] = FeelValue.Of("违法行为发生地在本县"),
        ["reportFacts"] = FeelValue.Of("经查，当事人安排未取得相应资格的特种作业人员上岗作业，有现场检查记录、询问笔录、岗位名册等证据证实。（示例）"),
        ["lawBasis"] = FeelValue.Of("《中华人民共和国安全生产法》第三十条第一款、第九十七条第七项"),
        ["proposedPenaltyText"] = FeelValue.Of("责令限期改正，并处罚款"),
        ["finalText"] = FeelValue.Of("责令限期改正，并处罚款"),
    }.ToImmutableDictionary();

    public static FeelContext Fill(FormDefinition form, FeelContext given, FeelContext scope, DateOnly today)
    {
        var answers = FeelContext.Empty;
        var blank = Answers.Overlay(scope, Unanswered(form));
        foreach (var field in form.Fields)
        {
            var seen = Answers.Overlay(blank, Answers.Nested(answers));
            if (!FormRules.IsShown(field, seen)) continue;
            // What the form shows at first is worked out before anybody answers: a field may show what the case holds under its own name.
            var answer = given.TryGet(field.Name, out var chosen) ? chosen : Usual(field, seen, Answers.Overlay(scope, Answers.Nested(answers)), today);
            if (!answer.IsNull) answers = answers.Set(field.Name, answer);
        }
        return answers;
    }

    private static FeelContext Unanswered(FormDefinition form) =>
        Answers.Nested(FeelContext.From(form.Fields.Select(f => KeyValuePair.Create(f.Name, FeelValue.Nothing))));

    private static FeelValue Usual(FormField field, FeelContext seen, FeelContext before, DateOnly today)
    {
        if (field.Initial?.Evaluate(before).Value is { IsNull: false } initial) return initial;
        if (!field.Required && field.RequiredWhen?.Evaluate(seen).Value != FeelValue.True) return FeelValue.Nothing;
        return s_byField.TryGetValue(field.Name, out var usual) ? usual : Anything(field, today);
    }

    private static FeelValue Anything(FormField field, DateOnly today) => field.Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Opinion => FeelValue.Of($"（示例）{field.Label.Zh}"),
        FieldType.WholeNumber or FieldType.Money => FeelValue.Of(field.Min ?? 1m),
        FieldType.Date => FeelValue.Of(today),
        FieldType.DateTime => new FeelValue.DateTime(new DateTimeOffset(today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8))),
        FieldType.Choice => FeelValue.Of(field.Options[0].Value),
        FieldType.Choices => Names(field.Options[0].Value),
        FieldType.YesNo => FeelValue.True,
        FieldType.File => FeelValue.Of("示例附件.txt"),
        FieldType.People => Names("officer1"),
        _ => FeelValue.Nothing,
    };

    private static FeelValue Names(params string[] names) => FeelValue.Of(names.Select(n => FeelValue.Of(n)));
}

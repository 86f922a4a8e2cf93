using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;

namespace Elsa.Host.Demo;

/// <summary>The courses that invented cases take.</summary>
internal static class Courses
{
    public static Scenario Hearing { get; } = new("penalty with a hearing")
    {
        Answers = Answering("report", FeelContext.Empty.Set("proposedFine", FeelValue.Of(80_000))),
        Messages =
        [
            new("hearing.requested", s => After(s, "notice.served", 2), FeelContext.Empty),
            new("payment.received", s => After(s, "decision.served", 9), FeelContext.Empty),
        ],
    };

    public static Scenario Lapse { get; } = new("penalty where the window for a hearing lapses")
    {
        Messages = [new("payment.received", s => After(s, "decision.served", 5), FeelContext.Empty)],
    };

    /// <summary>The same against the person who answers for safety in an enterprise: of the usual violation the law fines the unit alone.</summary>
    public static Scenario LapseOfAPrincipal { get; } = Lapse with
    {
        Answers = Answering("report", FeelContext.Empty
            .Set("fineProvision", FeelValue.Of("art94"))
            .Set("lawBasis", FeelValue.Of("《中华人民共和国安全生产法》第二十一条第二项、第九十四条第一款"))
            .Set("reportFacts", FeelValue.Of("经查，当事人作为主要负责人未组织制定安全操作规程，有现场检查记录、询问笔录等证据证实。（示例）"))),
    };

    public static Scenario MissedPublication { get; } = new("a decision whose publication is missed")
    {
        Messages = [new("payment.received", s => After(s, "decision.served", 12), FeelContext.Empty)],
        NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("preview", s => s.Record.Deadline("publish-portal")?.Due.AddDays(9)),
    };

    public static Scenario FiledByPolice { get; } = new("a criminal referral that the police file")
    {
        Answers = Answering("report", FeelContext.Empty.Set("suspectedCrime", FeelValue.True)),
        Messages = [new("police.filed", s => After(s, "referral.handed-over", 2), FeelContext.Empty)],
    };

    /// <summary>The same course, up to a task that is left to whoever signs in.</summary>
    public static Scenario UpTo(this Scenario course, string task) => course with { NotBefore = course.NotBefore.SetItem(task, _ => null) };

    private static ImmutableDictionary<string, Func<CaseState, FeelContext>> Answering(string element, FeelContext answers) =>
        ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty.Add(element, _ => answers);

    private static DateOnly? After(CaseState state, string e, int days) => state.Record.Last(e)?.On.AddDays(days);
}

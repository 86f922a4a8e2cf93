using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;

namespace Elsa.Host.Demo;

/// <summary>A case of the demonstration: whose it is, and how it differs from the usual one.</summary>
internal sealed record DemoCase(CaseId Id, FeelContext Opening, Scenario Scenario);

/// <summary>The four cases. The enterprises are invented.</summary>
internal static class DemoCases
{
    public static ImmutableArray<DemoCase> All { get; } =
    [
        Case(1, "示例甲化工有限公司", new("penalty with a hearing")
        {
            Answers = Answering("report", FeelContext.Empty.Set("proposedFine", FeelValue.Of(80_000))),
            Messages =
            [
                new("hearing.requested", s => After(s, "notice.served", 2), FeelContext.Empty),
                new("payment.received", s => After(s, "decision.served", 9), FeelContext.Empty),
            ],
        }),
        Case(2, "示例乙机械厂", new("penalty where the window for a hearing lapses")
        {
            Messages = [new("payment.received", s => After(s, "decision.served", 5), FeelContext.Empty)],
        }),
        Case(3, "示例丙建材有限公司", new("a decision whose publication is missed")
        {
            NotBefore = ImmutableDictionary<string, Func<CaseState, DateOnly?>>.Empty.Add("preview", s => s.Record.Deadline("publish-portal")?.Due.AddDays(9)),
            Messages = [new("payment.received", s => After(s, "decision.served", 12), FeelContext.Empty)],
        }),
        Case(4, "示例丁危化品仓储有限公司", new("a criminal referral that the police file")
        {
            Answers = Answering("report", FeelContext.Empty.Set("suspectedCrime", FeelValue.True)),
            Messages = [new("police.filed", s => After(s, "referral.handed-over", 2), FeelContext.Empty)],
        }),
    ];

    private static DemoCase Case(int number, string party, Scenario scenario) => new(CaseId.Parse($"demo-{number}"), FeelContext.Empty
        .Set("party.kind", FeelValue.Of("unit"))
        .Set("party.name", FeelValue.Of(party))
        .Set("party.code", FeelValue.Of($"9100000000000000{number}X"))
        .Set("party.representative", FeelValue.Of("负责人甲"))
        .Set("party.address", FeelValue.Of($"示例县示例路{number}号"))
        .Set("place", FeelValue.Of("生产车间"))
        .Set("source", FeelValue.Of("inspection")), scenario);

    private static ImmutableDictionary<string, Func<CaseState, FeelContext>> Answering(string element, FeelContext answers) =>
        ImmutableDictionary<string, Func<CaseState, FeelContext>>.Empty.Add(element, _ => answers);

    private static DateOnly? After(CaseState state, string e, int days) => state.Record.Last(e)?.On.AddDays(days);
}

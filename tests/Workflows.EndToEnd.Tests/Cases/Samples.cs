using Elsa.Host.Demo;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;

namespace Workflows.EndToEnd.Tests.Cases;

/// <summary>Cases for tests: those of the demonstration, and what stands in them about the party.</summary>
internal static class Samples
{
    public static DateTimeOffset Monday { get; } = At("2026-03-02T09:00");

    /// <summary>A decision whose publication nobody prepares: decided and served on 10 March 2026, to be published by the 19th and the 25th.</summary>
    public static PlayedCase UnpublishedDecision { get; } = PlayedCase.OfUnit("unpublished-1", Monday, 3, "示例丙建材有限公司", Courses.MissedPublication);

    public static bool IsServed(CaseState state) => state.Record.Last("decision.served") is not null;

    /// <summary>What stands in a case about its party: nothing for a mail.</summary>
    public static IReadOnlyList<string> PersonalWords(PlayedCase played) =>
        [.. new[] { "name", "code", "representative", "address" }.Select(word => Assert.IsType<FeelValue.String>(played.Opening[$"party.{word}"]).Value)];

    /// <summary>A local time of the authority.</summary>
    public static DateTimeOffset At(string local) => new(DateTime.Parse(local, null), TimeSpan.FromHours(8));
}

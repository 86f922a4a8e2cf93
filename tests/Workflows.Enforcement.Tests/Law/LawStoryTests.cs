namespace Workflows.Enforcement.Tests.Law;

/// <summary>For every rule of law that the product declares: a case that breaks it, and one that keeps it.</summary>
public sealed partial class LawStoryTests
{
    public static TheoryData<string, string, string> Stories
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (no, broken, kept) in All) rows.Add(no, broken, kept);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_rule_of_law_stops_or_marks_what_breaks_it_and_lets_pass_what_keeps_it(string no, string broken, string kept)
    {
        var (bad, good) = (LawStory.Played(no, broken), LawStory.Played(no, kept));

        Assert.True(bad.Refused?.Rule == no || (bad.Refused is null && (bad.Breaches > 0 || bad.Late)), $"Rule {no} did not speak: {bad.Refused?.Message.En}");
        Assert.True(good is { Refused: null, Breaches: 0, Late: false, IsEnded: true }, $"Rule {no} spoke: {good.Refused?.Message.En}");
    }

    [Fact]
    public void Every_declared_rule_has_its_story() => Assert.Empty(LawStory.Numbers.Except(All.Select(story => story.No)));

    /// <summary>The number of each story that is played, with the name of the file that tells it.</summary>
    internal static IEnumerable<(string No, string Test)> ByFile => Parts.SelectMany(part => part.Stories.Select(story => (story.No, $"{nameof(LawStoryTests)}.{part.Name}")));

    private static IEnumerable<(string No, string Broken, string Kept)> All => Parts.SelectMany(part => part.Stories);

    private static IEnumerable<(string Name, IEnumerable<(string No, string Broken, string Kept)> Stories)> Parts =>
        [(nameof(BeforeTheDecision), BeforeTheDecision()), (nameof(DecisionAndAfter), DecisionAndAfter()), (nameof(WithoutAFlow), WithoutAFlow())];

    private static (string No, string Broken, string Kept) Law(string no, string broken, string kept) => (no, broken, kept);
}

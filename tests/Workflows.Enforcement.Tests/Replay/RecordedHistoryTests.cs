using System.Text.RegularExpressions;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Replay;

/// <summary>Real enforcement history under the Chinese rules.</summary>
public sealed partial class RecordedHistoryTests
{
    [Fact]
    public void The_extract_is_replayed_and_every_request_out_of_time_is_refused_with_row_rule_and_article()
    {
        var (exit, output, _) = Replaying.Run(Replaying.Extract);

        Assert.Equal(0, exit);
        Assert.Equal("rows=23 cited=21 decided=21 hearings=5 refused=7 stuck=0", output[^1]);
        Assert.Equal(
        [
            "row 5 (line 6) 2003-03-03 refused: hearing.requested dated 2003-03-03 | rule 28a",
            "row 6 (line 7) 2003-03-03 refused: hearing.requested dated 2003-03-03 | rule 28a",
            "row 11 (line 12) 2007-11-20 refused: hearing.requested dated 2007-11-20 | rule 28a",
            "row 12 (line 13) 2008-09-04 refused: hearing.requested dated 2008-09-04 | rule 28a",
            "row 13 (line 14) 2009-11-02 refused: hearing.requested dated 2009-11-02 | rule 28a",
            "row 15 (line 16) 2012-04-24 refused: hearing.requested dated 2012-04-24 | rule 28a",
            "row 23 (line 24) 2018-01-11 refused: hearing.requested dated 2018-01-11 | rule 28a",
        ], output[..^1].Select(line => ShortRefusal().Match(line).Value));
        Assert.All(output[..^1], line => Assert.Contains("| 行政处罚法 第六十四条第一项 | The order of the law forbids it: A hearing is requested within five working days", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_file_gives_the_same_output()
    {
        var (_, first, _) = Replaying.Run(Replaying.Extract, verbose: true);
        var (_, second, _) = Replaying.Run(Replaying.Extract, verbose: true);

        Assert.Equal(first, second);
        Assert.Contains("row 1 (line 2) 2012-05-17 notice.served", first);
    }

    // Counted from the file alone: with a citation; contested within five working days of the notice by the Chinese calendar; contested later.
    [Fact]
    [Trait("Needs", "shared-data")]
    public void The_whole_file_agrees_with_an_independent_count()
    {
        var (exit, output, _) = Replaying.Run(Path.Combine(PublicDataSets.Folder("osha"), "violations.csv"));

        Assert.Equal(0, exit);
        Assert.Equal("rows=527 cited=372 decided=372 hearings=9 refused=171 stuck=0", output[^1]);
        Assert.Equal(171, output.Count(line => line.Contains("| rule 28a | 行政处罚法 第六十四条第一项 |", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^row \d+ .*? \| rule \w+")]
    private static partial Regex ShortRefusal();
}

using System.CommandLine;
using Elsa.Host.Cli;
using Workflows.TestKit.Files;

namespace Elsa.Host.Tests.Cli;

/// <summary><c>period</c> with the product's own calendar.</summary>
public sealed class PeriodTests
{
    public static TheoryData<string, string> Answers => new()
    {
        { "'7 working days' --from 2026-03-10 --for agency", "2026-03-19" },
        { "'7 working days' --from 2026-03-10 --for party", "2026-03-19" },
        { "7 working days --from 2026-03-10", "2026-03-19" }, // quotes may be forgotten
        { "'15 days' --from 2026-02-04 --for party", "2026-02-24" }, // rolled over the Spring Festival
        { "'15 days' --from 2026-02-06 --for agency", "2026-02-14" }, // the target, a make-up Saturday
        { "'15 days' --from 2026-02-04", "2026-02-19" }, // nobody's: as counted
        { "'90 days' --from 2026-05-11 --for agency", "2026-08-07" },
        { "'3 days' --from 2026-09-29 --for agency", "2026-09-30" },
        { "'60 days' --from 2026-03-02 --for party", "2026-05-06" },
        { "'6 months' --from 2026-03-02 --for party", "2026-09-02" },
        { "'1 month' --from 2026-01-31", "2026-02-28" },
        { "'1 month' --from 2026-03-31", "2026-04-30" },
        { "'1 year' --from 2028-02-29", "2029-02-28" },
        { "'5 working days' --from 2026-09-23 --for party", "2026-10-08" },
        { "'24 hours' --from 2026-03-10T15:00", "2026-03-11T15:00+08:00" },
        { "'24 hours' --from 2026-02-14T17:30 --for agency", "2026-02-15T17:30+08:00" },
        { "'24 hours' --from 2026-03-10T07:00:30Z", "2026-03-11T15:00:30+08:00" },
        { "'24 hours' --from 2026-03-10T16:00+09:00", "2026-03-11T15:00+08:00" },
        { "'1 day' --from 2026-03-09T23:30Z", "2026-03-11" }, // it is the 10th already where the law runs
        { "'7 working days' --from 2026-03-10T23:59 --for agency", "2026-03-19" }, // the day counts, not the minute
        { "'7 working days' --before 2026-03-25", "2026-03-13" },
        { "'7 working days' --before 2026-10-12", "2026-09-23" },
        { "'7 working days' --before 2026-10-11", "2026-09-23" }, // a Sunday: the make-up Saturday before it is the seventh
        { "'15 days' --before 2026-03-25", "2026-03-09" }, // the 10th to the 24th lie free
        { "'15 days' --before 2026-03-31", "2026-03-13" }, // the 15th would do, but it is a Sunday
        { "'1 month' --before 2026-03-31", "2026-02-28" }, // from 28 February a month ends on 28 March
        { "'1 month' --before 2026-03-16", "2026-02-14" },
        { "'2 hours' --before 2026-03-25T09:00", "2026-03-25T07:00+08:00" },
        { "'7 working days' --from 2026-03-10 --calendar cn", "2026-03-19" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_last_line_is_the_date_alone(string arguments, string expected)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(expected, output[^1]);
    }

    [Theory]
    [InlineData("'7 working days' --from 2026-12-28 --for agency", "2027", "2027-01-07")]
    [InlineData("'7 working days' --from 2006-12-20", "2006", "2006-12-29")]
    [InlineData("'15 days' --from 2026-12-25 --for party", "2027", "2027-01-11")]
    [InlineData("'7 working days' --before 2027-01-11", "2027", "2026-12-29")]
    [InlineData("'5 days' --before 2027-03-01", "2027", "2027-02-23")]
    public void A_year_without_a_notice_is_told_before_the_date(string arguments, string years, string expected)
    {
        var (code, output, _) = Run(arguments);
        Assert.Equal((0, expected), (code, output[^1]));
        Assert.StartsWith("provisional: ", output[^2], StringComparison.Ordinal);
        Assert.EndsWith($"no holiday notice for {years}, counted by weekends and statutory days", output[^2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'7 working days' --from 2026-03-10")]
    [InlineData("'15 days' --from 2026-12-25")] // as counted: no calendar is asked
    [InlineData("'24 hours' --from 2026-12-31T15:00")]
    [InlineData("'2 working days' --before 2027-01-01")] // no day of 2027 is looked at
    public void Where_no_such_year_was_asked_nothing_is_provisional(string arguments) =>
        Assert.DoesNotContain(Run(arguments).Output, line => line.StartsWith("provisional:", StringComparison.Ordinal));

    [Fact]
    public void The_lines_before_say_how_it_was_counted()
    {
        var (_, output, _) = Run("'3 working days' --from 2026-02-12");
        Assert.Equal(
            [
                "2026-02-12       期间开始之日，不计入 / the day it starts from, not counted",
                "2026-02-13    1  工作日 / working day",
                "2026-02-14    2  调休上班日（春节） / make-up working day (Spring Festival)",
                "2026-02-15       节假日：春节 / holiday: Spring Festival",
            ],
            output.Take(4));
        Assert.Contains("顺延", Run("'15 days' --from 2026-02-04 --for party").Output[^2], StringComparison.Ordinal);
        Assert.Equal(7, Run("'7 working days' --before 2026-03-25").Output.Count(l => l.EndsWith("/ working day", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("'7 working days' --from 2026-03-10 --for agency --suspended 2026-03-12..2026-03-16", "2026-03-24")]
    [InlineData("'15 days' --from 2026-03-10 --for party --suspended 2026-03-12..2026-03-14", "2026-03-30")]
    [InlineData("'15 days' --from 2026-03-10 --suspended 2026-03-12..2026-03-12,2026-03-20..2026-03-21", "2026-03-28")]
    public void Suspended_days_are_left_out(string arguments, string expected)
    {
        var (code, output, _) = Run(arguments);
        Assert.Equal((0, expected), (code, output[^1]));
        Assert.Contains(output, l => l.Contains("not counted: suspended", StringComparison.Ordinal));
    }

    [Fact]
    public void Calendar_days_are_told_in_runs() => Assert.Equal(
        ["2026-03-10            期间开始之日，不计入 / the day it starts from, not counted", "2026-03-11 – 2026-03-25      1–15  自然日 / calendar day", "2026-03-25"],
        Run("'15 days' --from 2026-03-10").Output);

    public static TheoryData<string, string> Mistakes => new()
    {
        { "'7 days' --from 2026-03-10 --suspended 2026-03-14..2026-03-12", "Expected days like 2026-03-12..2026-03-16 after --suspended" },
        { "'24 hours' --from 2026-03-10T10:00 --suspended 2026-03-12..2026-03-14", "hours run around the clock" },
        { "", "Expected a number and a unit, such as '7 working days'" },
        { "7 --from 2026-03-10", "'7' has no unit" },
        { "'7 weeks' --from 2026-03-10", "'weeks' is no unit" },
        { "'0 days' --from 2026-03-10", "'0 days' is no length of time" },
        { "'-3 days' --from 2026-03-10", "but got '-3 days'" },
        { "'99999 days' --from 2026-03-10", "Expected at most 18250 days" },
        { "'7 days'", "Expected either --from or --before with a date like 2026-03-10, but got neither." },
        { "'7 days' --from 2026-03-10 --before 2026-03-25", "but got both" },
        { "'7 days' --from", "Expected a value after '--from', but there is none." },
        { "'7 days' --from tomorrow", "Expected a date like 2026-03-10 or a time like 2026-03-10T15:00 after --from, but got 'tomorrow'." },
        { "'7 days' --from 2026-02-30", "but got '2026-02-30'" },
        { "'7 days' --from 10.3.2026", "but got '10.3.2026'" },
        { "'7 days' --before 2026-3-5", "after --before, but got '2026-3-5'" },
        { "'24 hours' --from 2026-03-10", "Expected a time of day like 2026-03-10T15:00, because hours run from the minute" },
        { "'7 days' --from 2026-03-10 --for everybody", "Expected agency or party after --for, but got 'everybody'." },
        { "'7 days' --from 2026-03-10 --calendar atlantis", "(cn), but got 'atlantis'" },
        { "'7 days' --from 2026-03-10 --calendar ../vocabulary", "but got '../vocabulary'" },
        { "'7 days' --from 2026-03-10 --fro agency", "Expected one of --from, --before, --for, --calendar, --region, --suspended, but got '--fro'." },
        { "'7 days' --from 1900-01-01", "Expected dates from 1950-01-01 to 2099-12-31, but --from is 1900-01-01." },
        { "'50 years' --from 2090-01-01", "but the end of the period is 2140-01-01" },
        { "'50 years' --before 1990-01-01", "Expected dates from 1950-01-01" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Bad_input_ends_with_2_and_a_sentence(string arguments, string expected)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal((2, 0), (code, output.Length));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_that_does_not_read_is_told_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("period-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "calendars"));
        File.WriteAllText(Path.Combine(folder.FullName, "calendars", "xx.yaml"), "title: 3\n");
        var (code, _, error) = Run("'7 days' --from 2026-03-10 --calendar xx", folder.FullName);
        folder.Delete(recursive: true);
        Assert.Equal(2, code);
        Assert.Contains("xx.yaml(1,8): error LAW0003", error, StringComparison.Ordinal);
    }

    private static (int Code, string[] Output, string Error) Run(string arguments, string? definitions = null)
    {
        var words = arguments.Split('\'', StringSplitOptions.None)
            .SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var root = new RootCommand { PeriodCommand.Create(definitions ?? SourceTree.Combine("workflows")) };
        using StringWriter output = new(), error = new();
        var code = root.Parse(["period", .. words]).Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}

using System.Text;
using Workflows.Conformance.Osha;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Replay;

public sealed class OshaFileTests
{
    private static readonly string s_good = Replaying.Row();

    public static TheoryData<string, int, int, string> Bad => new()
    {
        { "", 1, 1, "the file is empty" },
        { "a,b\n", 1, 1, "Expected the column 'activity_nr', but got 'a'" },
        { Replaying.Header + ",more\n", 1, Replaying.Header.Length + 2, "Expected the end of the line, but got 'more'" },
        { $"{Replaying.Header}\n{s_good}\n{s_good},\n", 3, 1, "Expected 24 fields, but got 25" },
        { $"{Replaying.Header}\n\n", 2, 1, "Expected 24 fields, but got 1" },
        { $"{Replaying.Header}\n\"never closed,{s_good}\n", 2, 1, "Expected a closing quote" },
        { $"{Replaying.Header}\nab\"c{s_good}\n", 2, 3, "Expected a quote only around a whole field" },
        { $"{Replaying.Header}\n\"ab\"c{s_good}\n", 2, 5, "Expected a comma or the end of the line" },
        { $"{Replaying.Header}\nab\0{s_good}\n", 2, 3, "U+0000" },
        { $"{Replaying.Header}\n{Replaying.Row(("issuance_date", "2012-02-30"))}\n", 2, 29, "Expected a date as 2012-05-17" },
        { $"{Replaying.Header}\n{Replaying.Row(("open_date", "03/05/2012"))}\n", 2, 9, "but got '03/05/2012'" },
        { $"{Replaying.Header}\n{Replaying.Row(("open_date", "9999-12-31"))}\n", 2, 9, "from 1950-01-01" },
        { $"{Replaying.Header}\n{Replaying.Row(("open_date", ""))}\n", 2, 9, "any other date that the case could begin on" },
        { $"{Replaying.Header}\n{Replaying.Row(("current_penalty", "$280"))}\n", 2, 33, "Expected an amount" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_line_is_named_with_line_and_column(string text, int line, int column, string says)
    {
        var (rows, complaints) = Replaying.Read(text);

        Assert.Empty(rows);
        var complaint = complaints[0];
        Assert.Equal((line, column), (complaint.Line, complaint.Column));
        Assert.Contains(says, complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_line_is_named()
    {
        var bad = Replaying.Row(("open_date", "soon"));

        var (_, complaints) = Replaying.Read($"{Replaying.Header}\n{bad}\n{s_good}\n{bad},\n{bad}\n");

        Assert.Equal([2, 4, 5], complaints.Select(c => c.Line));
    }

    [Fact]
    public void Quoted_fields_may_hold_commas_doubled_quotes_and_line_ends()
    {
        var (rows, complaints) = Replaying.Read($"\uFEFF{Replaying.Header}\r\n{Replaying.Row(("estab_name", "\"A, \"\"B\"\"\nC\""))}\r\n{s_good}");

        Assert.Empty(complaints);
        Assert.Equal([2, 4], rows.Select(r => r.Line));
    }

    [Fact]
    public void What_is_not_utf_8_is_named_with_its_byte()
    {
        var (_, complaints) = Replaying.Read([.. Encoding.UTF8.GetBytes(Replaying.Header + "\nab"), 0xFF, .. "c\n"u8]);

        Assert.Equal(new CsvComplaint(2, 3, "Expected UTF-8, but got the byte 0xFF."), Assert.Single(complaints));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("large.csv");
        using (var stream = File.Create(file)) stream.SetLength(100 * 1024 * 1024);

        var (exit, output, errors) = Replaying.Run(file);

        Assert.Equal((2, []), (exit, output));
        Assert.Contains("Expected at most 32 MB", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused()
    {
        var (exit, output, errors) = Replaying.Run("no-such-file.csv");

        Assert.Equal((2, []), (exit, output));
        Assert.Contains("no-such-file.csv", errors, StringComparison.Ordinal);
    }
}

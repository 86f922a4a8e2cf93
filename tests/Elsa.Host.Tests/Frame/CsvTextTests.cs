using System.Text;
using Elsa.Host.Frame;

namespace Elsa.Host.Tests.Frame;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("a \"quoted\" word", "\"a \"\"quoted\"\" word\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData(null, "")]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("+1,2", "\"'+1,2\"")]
    [InlineData("-", "'-")]
    public void A_cell_stays_what_it_was_and_nothing_in_it_runs(string? value, string expected) =>
        Assert.Equal($"\uFEFF{expected},x\r\n", Encoding.UTF8.GetString(CsvText.Of([[value, "x"]])));

    [Fact]
    public async Task A_table_that_is_written_as_it_comes_is_the_same_as_one_that_was_held_whole()
    {
        string?[][] rows = [["案号", "a, b"], ["=1", null]];
        using var to = new MemoryStream();

        await CsvText.WriteAsync(to, RowsAsync(), default);

        Assert.Equal(CsvText.Of(rows), to.ToArray());

        async IAsyncEnumerable<IEnumerable<string?>> RowsAsync()
        {
            foreach (var row in rows)
            {
                await Task.Yield();
                yield return row;
            }
        }
    }
}

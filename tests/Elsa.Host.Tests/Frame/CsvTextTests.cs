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
}

using System.Globalization;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Feel;

public class FeelNumberTests
{
    private static FeelNumber N(string text) => FeelNumber.TryParse(text, out var number) ? number : throw new FormatException(text);

    [Theory]
    [InlineData("0")]
    [InlineData("-12.50")]
    [InlineData("0.0001")]
    [InlineData("1234567890123456789012345678901234")]
    public void A_number_keeps_the_text_it_was_written_with(string text) => Assert.Equal(text, N(text).ToString());

    [Theory]
    [InlineData("12345678901234567890123456789012345", "12345678901234567890123456789012340")]
    [InlineData("12345678901234567890123456789012355", "12345678901234567890123456789012360")]
    [InlineData("12345678901234567890123456789012365", "12345678901234567890123456789012360")]
    public void The_thirty_fifth_digit_is_rounded_half_to_even(string text, string expected) => Assert.Equal(expected, N(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("0x10")]
    [InlineData(" 1")]
    [InlineData("1e7000")]
    [InlineData("NaN")]
    public void What_is_no_decimal128_is_not_read(string text) => Assert.False(FeelNumber.TryParse(text, out _));

    [Fact]
    public void Equal_numbers_hash_alike_however_written()
    {
        Assert.Equal(N("100"), N("1e2"));
        Assert.Equal(N("100").GetHashCode(), N("100.00").GetHashCode());
        Assert.NotEqual(N("100"), N("100.01"));
    }

    [Fact]
    public void Small_arithmetic_agrees_with_the_decimal_of_the_base_library()
    {
        decimal[] samples = [0m, 1m, -1m, 0.1m, 12.5m, -99.999m, 123456.789m, 7m, 0.000001m, 1000000m];
        foreach (var a in samples)
        {
            foreach (var b in samples)
            {
                Assert.Equal(a + b, FeelNumber.Add(a, b)!.Value.ToDecimal());
                Assert.Equal(a - b, FeelNumber.Subtract(a, b)!.Value.ToDecimal());
                Assert.Equal(a * b, FeelNumber.Multiply(a, b)!.Value.ToDecimal());
                Assert.Equal(a.CompareTo(b), ((FeelNumber)a).CompareTo(b));
                if (b != 0) Assert.Equal((a / b).ToString("F20", CultureInfo.InvariantCulture), FeelNumber.Divide(a, b)!.Value.ToDecimal()!.Value.ToString("F20", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void What_does_not_fit_is_null()
    {
        Assert.Null(FeelNumber.Multiply(N("1e6000"), N("1e6000")));
        Assert.Null(FeelNumber.Divide(1, 0));
        Assert.Null(FeelNumber.Power(10, 99999));
    }
}

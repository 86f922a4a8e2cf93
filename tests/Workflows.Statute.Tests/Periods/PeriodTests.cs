using Workflows.Statute.Periods;

namespace Workflows.Statute.Tests.Periods;

public sealed class PeriodTests
{
    public static TheoryData<string, int, PeriodUnit, string> Accepted => new()
    {
        { "7 working days", 7, PeriodUnit.WorkingDays, "7 working days" },
        { "1 working day", 1, PeriodUnit.WorkingDays, "1 working day" },
        { "1 working days", 1, PeriodUnit.WorkingDays, "1 working day" },
        { "15 days", 15, PeriodUnit.Days, "15 days" },
        { "1 day", 1, PeriodUnit.Days, "1 day" },
        { "24 hours", 24, PeriodUnit.Hours, "24 hours" },
        { "3 months", 3, PeriodUnit.Months, "3 months" },
        { "2 years", 2, PeriodUnit.Years, "2 years" },
        { " 007 days ", 7, PeriodUnit.Days, "7 days" },
        { "18250 days", 18250, PeriodUnit.Days, "18250 days" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_number_and_a_unit_are_a_period(string text, int count, PeriodUnit unit, string canonical)
    {
        var period = Period.Parse(text);
        Assert.Equal(new Period(count, unit), period);
        Assert.Equal(canonical, period.ToString());
        Assert.Equal(period, Period.Parse(period.ToString()));
    }

    public static TheoryData<string?, string> Refused => new()
    {
        { "7", "has no unit" },
        { "7 weeks", "'weeks' is no unit" },
        { "7 Working Days", "is no unit" },
        { "7  days", "is no unit" },
        { "0 days", "no length of time" },
        { "-3 days", "got '-3 days'" },
        { "3.5 days", "got '3.5 days'" },
        { "seven days", "got 'seven days'" },
        { "７ days", "got '７ days'" }, // full-width digits
        { "7days", "got '7days'" },
        { "days", "got 'days'" },
        { "", "got nothing" },
        { "   ", "got nothing" },
        { null, "got nothing" },
        { "18251 days", "at most 18250 days" },
        { "99999999999999999999 years", "at most 50 years" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Anything_else_is_refused_with_what_was_expected(string? text, string because)
    {
        Assert.False(Period.TryParse(text, out _, out var error));
        Assert.Contains(because, error, StringComparison.Ordinal);
        Assert.StartsWith("Expected ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parsing_what_is_no_period_throws_the_same_sentence() =>
        Assert.Contains("has no unit", Assert.Throws<FormatException>(() => Period.Parse("7")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_period_reads_in_both_languages() => Assert.Equal(new Bilingual("7个工作日", "7 working days"), Period.Parse("7 working days").ToText());
}

using Workflows.Decisions.Feel;
using Workflows.Statute.Calendars;
using static Workflows.Statute.Tests.Calendars.Mainland;

namespace Workflows.Statute.Tests.Calendars;

public sealed class LegalTimeFunctionsTests
{
    public static TheoryData<string, string> Expressions => new()
    {
        { "workingDaysBetween(date(\"2026-03-13\"), date(\"2026-03-25\"))", "7" },
        { "workingDaysBetween(date(\"2026-03-25\"), date(\"2026-03-13\"))", "0" },
        { "workingDaysBetween(from: date(\"2026-03-13\"), to: date(\"2026-03-25\")) >= 7", "true" },
        { "workingDayOnOrAfter(date(\"2026-02-19\"))", "2026-02-24" },
        { "workingDayOnOrBefore(date(\"2026-02-21\"))", "2026-02-14" },
        { "addWorkingDays(date(\"2026-03-10\"), 7)", "2026-03-19" },
        { "addWorkingDays(date(\"2026-03-19\"), -7)", "2026-03-10" },
        { "addWorkingDays(date and time(\"2026-03-10T23:59:00\"), 7)", "2026-03-19" },
        { "addWorkingDays(null, 7)", "null" },
        { "addWorkingDays(\"2026-03-10\", 7)", "null" }, // a text is no date
        { "addWorkingDays(date(\"2026-03-10\"), 1.5)", "null" },
        { "addWorkingDays(date(\"2026-03-10\"), 999999999)", "null" },
        { "addWorkingDays(date(\"2026-03-10\"), -2147483648)", "null" },
        { "addWorkingDays(date(\"2026-03-10\"))", "null" },
        { "workingDayOnOrAfter(date(\"-20000-01-01\"))", "null" },
        { "workingDaysBetween(date(\"0001-01-01\"), date(\"9999-12-31\"))", "null" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expressions_count_by_the_calendar_of_the_case(string expression, string expected)
    {
        var parsed = FeelExpression.Parse(expression, LegalTimeFunctions.Names);
        Assert.Empty(parsed.Diagnostics);
        Assert.Equal(expected, parsed.Expression!.Evaluate(LegalTimeFunctions.For(Calendar)).Value.ToString());
    }

    [Fact]
    public void Every_name_that_is_declared_is_a_function() => Assert.All(
        LegalTimeFunctions.Names, name => Assert.IsType<FeelValue.Function>(LegalTimeFunctions.For(Calendar)[name]));
}

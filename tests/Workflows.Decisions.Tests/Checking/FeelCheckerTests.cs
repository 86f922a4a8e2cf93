using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Checking;

namespace Workflows.Decisions.Tests.Checking;

/// <summary>What is wrong with an expression before any case is played.</summary>
public class FeelCheckerTests
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["fine amount"] = "number",
        ["fine"] = "number",
        ["name"] = "string",
        ["unit"] = "boolean",
        ["today"] = "date",
        ["now here"] = "date and time",
        ["clock"] = "time",
        ["span"] = "days and time duration",
        ["term"] = "years and months duration",
        ["party"] = "context<kind: string, share: number>",
        ["people"] = "list<context<id: string, age: number>>",
        ["amounts"] = "list<number>",
        ["band"] = "range<number>",
        ["round it"] = "function<number>->string",
        ["known"] = "Any",
        ["bag"] = "context",
    };

    [Theory]
    [InlineData("¦fines + 1", "a name in scope", "'fines'")]
    [InlineData("if ¦ghost then 1 else 2", "a name in scope", "'ghost'")]
    [InlineData("for x in amounts return x + ¦y", "a name in scope", "'y'")]
    [InlineData("{a: 1, b: a + ¦c}", "a name in scope", "'c'")]
    [InlineData("people[¦aged > 3]", "a name in scope", "'aged'")]
    [InlineData("name ¦= 5", "two values of one kind to compare", "string and number")]
    [InlineData("name\n  ¦< fine", "two values of one kind to compare", "string and number")]
    [InlineData("today ¦= \"2026-03-10\"", "two values of one kind to compare", "date and string")]
    [InlineData("today ¦>= now here", "two values of one kind to compare", "date and date and time")]
    [InlineData("party ¦> party", "two values that have an order", "context with kind, share and context with kind, share")]
    [InlineData("unit ¦< unit", "two values that have an order", "boolean and boolean")]
    [InlineData("name ¦+ 1", "operands that '+' is defined for", "string and number")]
    [InlineData("known ¦- name", "operands that '-' is defined for", "any value and string")]
    [InlineData("today ¦+ 15", "operands that '+' is defined for", "date and number")]
    [InlineData("¦-name", "a number or a duration to negate", "string")]
    [InlineData("if ¦fine then 1 else 2", "a condition after 'if', which is true or false", "number")]
    [InlineData("unit and ¦name", "a condition beside 'and', which is true or false", "string")]
    [InlineData("some x in amounts satisfies x ¦+ 1", "a condition after 'satisfies', which is true or false", "number")]
    [InlineData("fine between ¦\"a\" and 5", "two values of one kind to compare", "string and number")]
    [InlineData("fine in (¦\"a\", 5)", "a test that number can pass", "string")]
    [InlineData("fine in ¦[today..today]", "a test that number can pass", "range of date")]
    [InlineData("¦[5..1]", "an interval that begins before it ends", "5 to 1")]
    [InlineData("party¦.size", "one of kind, share", "'size'")]
    [InlineData("people¦.size", "one of id, age", "'size'")]
    [InlineData("today¦.hour", "a value with 'hour'", "date")]
    [InlineData("span¦.months", "a value with 'months'", "days and time duration")]
    [InlineData("people[¦name]", "an index or a condition in the filter", "string")]
    [InlineData("¦substring(name)", "substring(string, start position, length)", "1 argument")]
    [InlineData("substring(name, ¦\"1\")", "number as argument 2 of substring", "string")]
    [InlineData("substring(string: name, start position: ¦name)", "number as argument 2 of substring", "string")]
    [InlineData("¦substring(text: name, from: 1)", "substring(string, start position, length)", "text, from")]
    [InlineData("sum(¦people)", "number as argument 1 of sum", "list of context with id, age")]
    [InlineData("sum(1, ¦name)", "number as argument 2 of sum", "string")]
    [InlineData("string length(¦today)", "string as argument 1 of string length", "date")]
    [InlineData("round it(¦name)", "number as argument 1", "string")]
    [InlineData("¦round it(1, 2)", "1 argument", "2")]
    [InlineData("(function(a: number) a ¦+ \"x\")(1)", "operands that '+' is defined for", "number and string")]
    [InlineData("¦fine(1)", "a function to call", "number")]
    [InlineData("¦date(\"2026-02-30\")", "", "")]
    [InlineData("¦duration(\"15 days\")", "", "")]
    [InlineData("¦@\"2026-02-30\"", "a date, time, date and time or duration", "\"2026-02-30\"")]
    [InlineData("¦summ(amounts)", "a known function", "'summ'")]
    [InlineData("fine instance of ¦money", "the name of a type", "'money'")]
    [InlineData("for x in ¦fine..clock return x", "two whole numbers or two dates to count between", "number and time")]
    [InlineData("max(amounts) ¦+ name", "operands that '+' is defined for", "number and string")]
    [InlineData("amounts[1] ¦= name", "two values of one kind to compare", "number and string")]
    [InlineData("amounts[item > 1] ¦= 5", "two values of one kind to compare", "list of number and number")]
    [InlineData("(if unit then 1 else null) ¦+ name", "operands that '+' is defined for", "number and string")]
    [InlineData("people.age[1] ¦= name", "two values of one kind to compare", "number and string")]
    public void A_mistake_is_told_with_its_place_what_was_expected_and_what_came(string marked, string expected, string found)
    {
        var at = marked.IndexOf('¦', StringComparison.Ordinal);
        var text = marked.Remove(at, 1);

        var first = FeelChecker.Check(text, Names)[0];

        Assert.Equal(at, first.Offset);
        Assert.Equal(text[..at].Count(c => c == '\n') + 1, first.Line);
        Assert.Equal(at - text[..at].LastIndexOf('\n'), first.Column);
        Assert.Contains("Expected ", first.Message, StringComparison.Ordinal);
        Assert.Contains(", but got ", first.Message, StringComparison.Ordinal);
        if (expected.Length > 0) Assert.Equal((expected, found), (first.Expected, first.Found));
    }

    [Theory]
    [InlineData("fine amount + 1 > 2 and name = \"x\" or unit")]
    [InlineData("known.anything.at all = 5 and known + 1 > 0 and known")]
    [InlineData("if name = null then 0 else fine")]
    [InlineData("today + duration(\"P15D\") - today > span and today + term >= today")]
    [InlineData("now here + span > now here and clock + span = clock")]
    [InlineData("bag.x + bag.y[1]")]
    [InlineData("[1, \"a\", null][item = 1]")]
    [InlineData("amounts[-1] + sum(amounts) + max(1, 2) + count(people)")]
    [InlineData("people[age > 3 and id = name].id")]
    [InlineData("people[item.age > 3][1].id = name")]
    [InlineData("for p in people, i in 1..3 return p.age * i + count(partial)")]
    [InlineData("every p in people satisfies p.age in [18..60]")]
    [InlineData("fine in (1, 2, [3..4], > 5, amounts, null) and fine in band")]
    [InlineData("today in [date(\"2026-01-01\")..date(\"2026-12-31\")]")]
    [InlineData("{a: 1, f: function(x: number) x + a, b: f(2)}.b + 1")]
    [InlineData("sort(people, function(a, b) a.age < b.age)[1].id")]
    [InlineData("string(today) + \" \" + name + string(fine)")]
    [InlineData("substring([\"abc\"], 2) = \"bc\"")]
    [InlineData("number(\"1,000.00\", \",\", \".\") + 1")]
    [InlineData("date and time(\"2026-03-10T15:00:00@Asia/Shanghai\") > now here")]
    [InlineData("@\"2026-03-10T15:00:00@Asia/Shanghai\" > now here")]
    [InlineData("date(2026, 3, 10) < today and time(10, 0, 0) < clock and span / 2 < span and span / span > 1 and 2 * term > term")]
    [InlineData("string join(people.id, \", \") = name")]
    [InlineData("matches(name, \"a+\") and not(contains(name, \"b\"))")]
    [InlineData("people instance of list<context<id: string>> and bag instance of Any")]
    [InlineData("round it(fine) = name and band.start <= fine and band.start included")]
    [InlineData("get value(party, \"kind\") = 5 or context put(party, \"x\", 1).x = 1")]
    [InlineData("min(today, today) <= today and min(people.age) > 1")]
    [InlineData("people...id[1] = name and (function(a, b) a)(b: 1) = 2")]
    [InlineData("if unit then 1 else \"a\"")]
    [InlineData("(if unit then 1 else \"a\") = name")]
    [InlineData("party = {kind: \"a\", share: 1}")]
    public void What_may_well_have_a_meaning_is_left_alone(string text) => Assert.Empty(FeelChecker.Check(text, Names));

    [Fact]
    public void A_name_that_was_misspelt_is_guessed() =>
        Assert.Equal("Expected a name in scope, but got 'Today'; perhaps 'today' is meant.", FeelChecker.Check("Today", Names)[0].Message);

    [Fact]
    public void Where_other_names_may_be_in_scope_none_is_unknown() =>
        Assert.Empty(FeelChecker.Check("ghost + 1 > 0 and ghost.kind = \"x\"", Names, others: true));

    [Theory]
    [InlineData("¦\"a\"", "number", "a test that number can pass")]
    [InlineData("1, ¦today", "number", "a test that number can pass")]
    [InlineData("¦>= today", "number", "two values of one kind to compare")]
    [InlineData("not(¦\"a\")", "number", "a test that number can pass")]
    [InlineData("fine ¦> 5", "number", "a test that number can pass")]
    [InlineData("¦[1..5]", "string", "a test that string can pass")]
    [InlineData("? ¦= 5", "string", "two values of one kind to compare")]
    public void A_cell_is_held_against_the_kind_of_its_input(string marked, string input, string expected)
    {
        var at = marked.IndexOf('¦', StringComparison.Ordinal);

        var found = Assert.Single(Cell(marked.Remove(at, 1), input));

        Assert.Equal((at, expected), (found.Offset, found.Expected));
    }

    [Theory]
    [InlineData("-", "number")]
    [InlineData("1, [2..3], > fine, fine, amounts, null", "number")]
    [InlineData("? > 5 and unit", "number")]
    [InlineData("not(\"a\", \"b\")", "string")]
    [InlineData("fine > 5", "boolean")]
    [InlineData("1, \"a\"", "Any")]
    [InlineData("list contains(?, 5)", "list<number>")]
    public void A_cell_that_its_input_can_pass_is_left_alone(string text, string input) => Assert.Empty(Cell(text, input));

    [Fact]
    public void A_type_that_is_none_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => FeelChecker.Check("1", new Dictionary<string, string> { ["a"] = "list<" }));

    /// <summary>A cell as the checks of a decision table read it: its input is the scope's <c>?</c>.</summary>
    private static ImmutableArray<FeelDiagnostic> Cell(string text, string input) =>
        FeelChecker.Check(text, unaryTests: true, FeelChecker.Scope(Names, others: false).With("?", FeelChecker.Type(input)), null).Found;
}

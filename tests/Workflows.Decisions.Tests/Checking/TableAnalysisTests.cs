using Workflows.Decisions.Dmn.Checking;
using Workflows.Decisions.Feel;

namespace Workflows.Decisions.Tests.Checking;

/// <summary>Inputs that no rule of a table takes, that two take, and rules that take none.</summary>
public class TableAnalysisTests
{
    public static TheoryData<string, string, string> Gaps => new()
    {
        { "an open end between two bands", "in fine: number\nout x: number\n< 5000 | 1\n> 5000 | 2", "fine = 5000" },
        { "above the last band", "in fine: number\nout x: number\n< 5000 | 1\n[5000..9000] | 2", "fine = 9001" },
        { "between two bands of a number", "in fine: number\nout x: number\n<= 5 | 1\n>= 6 | 2", "fine = 5.5" },
        { "below a floor of the allowed values is no gap, above it is", "in fine: number = >= 0\nout x: number\n> 0 | 1", "fine = 0" },
        { "a day between two versions of the law", "in on: date\nout x: number\n< date(\"2026-01-31\") | 1\n>= date(\"2026-02-01\") | 2", "on = 2026-01-31" },
        { "another text", "in kind: string\nout x: number\n\"unit\" | 1\n\"person\" | 2", "kind = other" },
        { "an allowed text", "in kind: string = \"unit\", \"person\"\nout x: number\n\"unit\" | 1", "kind = person" },
        { "a text that is not excluded", "in kind: string = \"unit\", \"person\", \"ship\"\nout x: number\nnot(\"unit\", \"ship\") | 1\n\"ship\" | 1", "kind = unit" },
        { "false", "in b: boolean\nout x: number\ntrue | 1", "b = false" },
        { "null where the table speaks of it", "in b: boolean = true, false, null\nout x: number\ntrue | 1\nfalse | 2", "b = null" },
        { "a combination", "in a: boolean\nin b: boolean\nout x: number\ntrue ; - | 1\n- ; true | 2", "a = false, b = false" },
        { "a combination of kinds", "in a: number\nin b: string = \"x\", \"y\"\nout x: number\n< 5 ; - | 1\n>= 5 ; \"x\" | 2", "a = 5, b = y" },
        { "a condition on the input", "in a: number\nout x: number\n? > 5 and ? < 10 | 1\n? <= 5 | 2", "a = 10" },
        { "a condition that only single values answer", "in s: string = \"ab\", \"cd\"\nout x: number\ncontains(?, \"a\") | 1", "s = cd" },
        { "a duration", "in d: days and time duration\nout x: number\n< duration(\"P15D\") | 1\n> duration(\"P15D\") | 2", "d = P15D" },
        { "months", "in d: years and months duration\nout x: number\n<= @\"P1Y\" | 1\n> @\"P13M\" | 2", "d = P1Y1M" },
        { "a time of day", "in c: time\nout x: number\n< time(\"09:00:00\") | 1\n>= time(\"09:00:01\") | 2", "c = 09:00:00" },
        { "a date and time", "in c: date and time\nout x: number\n< date and time(\"2026-01-01T00:00:00\") | 1", "c = 2026-01-01T00:00:00" },
        { "all but one point", "in n: number\nout x: number\n(!= 5) | 1", "n = 5" },
        { "a list of intervals", "in n: number\nout x: number\n[[0..1], [3..4]], > 4, < 0 | 1", "n = 2" },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void A_gap_is_shown_by_an_input(string what, string table, string witness)
    {
        var gap = Assert.Single(Tables.Check("UNIQUE", table), finding => finding.Fault == DmnFault.Gap);

        Assert.True(gap.IsCertain, what);
        Assert.Equal(witness, string.Join(", ", gap.Witness.Select(input => $"{input.Input} = {input.Value}")));
        Assert.Contains("none speaks where ", gap.At.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in fine: number\nout x: number\n< 5000 | 1\n>= 5000 | 2")]
    [InlineData("in fine: number\nout x: number\n< 5000 | 1\n- | 2", "FIRST")]
    [InlineData("in on: date\nout x: number\n< date(\"2026-02-01\") | 1\n>= date(\"2026-02-01\") | 2")]
    [InlineData("in on: date\nout x: number\n[date(\"2015-05-01\")..date(\"2026-01-31\")] | 1\n>= date(\"2026-02-01\") | 2\n< date(\"2015-05-01\") | 3")]
    [InlineData("in kind: string = \"unit\", \"person\"\nout x: number\n\"unit\" | 1\n\"person\" | 2")]
    [InlineData("in b: Any\nout x: number\ntrue | 1\nnot(true) | 2")]
    [InlineData("in b: boolean\nout x: number\ntrue, false | 1")]
    [InlineData("in a: Any\nout x: number\nnull | 1\nnot(null) | 2")]
    [InlineData("in a: number\nout x: number\ndefault 7\n> 5 | 1")]
    [InlineData("in a: number\nin b: number\nout x: number\n> 5 ; b | 1\n<= 5 ; - | 1")]
    [InlineData("in a: number\nout x: number\n> 5 | 1\n? <= 5 or ? = null | 2")]
    public void A_table_without_a_gap_has_none(string table, string policy = "UNIQUE") =>
        Assert.DoesNotContain(Tables.Check(policy, table), finding => finding.Fault is DmnFault.Gap or DmnFault.Overlap or DmnFault.Masked);

    public static TheoryData<string, string, string, string> Overlaps => new()
    {
        { "two bands that share an end", "in fine: number\nout x: number\n<= 5000 | 1\n>= 5000 | 2", "1 and 2", "fine = 5000" },
        { "two texts", "in kind: string\nout x: number\n\"a\", \"b\" | 1\n\"b\", \"c\" | 2\nnot(\"a\", \"b\", \"c\") | 3", "1 and 2", "kind = b" },
        { "a rule for all beside others", "in a: boolean\nin b: boolean\nout x: number\ntrue ; - | 1\nfalse ; - | 2\n- ; true | 3", "1 and 3|2 and 3", "a = true, b = true" },
        { "a day", "in on: date\nout x: number\n<= date(\"2026-02-01\") | 1\n>= date(\"2026-02-01\") | 2", "1 and 2", "on = 2026-02-01" },
    };

    [Theory]
    [MemberData(nameof(Overlaps))]
    public void Two_rules_of_a_unique_table_that_take_the_same_input_are_shown(string what, string table, string rules, string witness)
    {
        var found = Tables.Check("UNIQUE", table).Where(finding => finding.Fault == DmnFault.Overlap).ToArray();

        Assert.All(found.Zip(rules.Split('|')), pair => Assert.Contains($"but rules {pair.Second} both speak where ", pair.First.At.Message, StringComparison.Ordinal));
        Assert.Equal(rules.Split('|').Length, found.Length);
        Assert.Equal(witness, string.Join(", ", found[0].Witness.Select(input => $"{input.Input} = {input.Value}")));
        Assert.True(found[0].IsCertain, what);
    }

    [Fact]
    public void Rules_of_an_any_table_may_overlap_where_they_agree()
    {
        const string Table = "in n: number\nout x: string\n<= 5 | \"a\"\n>= 5 | ";

        Assert.Empty(Tables.Check("ANY", Table + "\"a\""));
        Assert.Equal([DmnFault.Overlap], Tables.Check("ANY", Table + "\"b\"").Select(finding => finding.Fault));
        Assert.False(Assert.Single(Tables.Check("ANY", Table + "string(n)")).IsCertain);
    }

    [Fact]
    public void A_rule_that_those_before_it_leave_nothing_is_named()
    {
        var found = Assert.Single(Tables.Check("FIRST", "in a: number\nin b: boolean\nout x: number\n> 5 ; true | 1\n> 5 ; false | 2\n> 7 ; - | 3\n- ; - | 4"));

        Assert.Equal((DmnFault.Masked, "r3"), (found.Fault, found.At.ElementId));
        Assert.Contains("rule 3 never does", found.At.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in kind: string = \"unit\", \"person\"\nout x: number\n\"unit\", \"ship\" | 1\n\"person\" | 2", 1)]
    [InlineData("in fine: number = >= 0\nout x: number\n>= 0 | 1\n< 0 | 2", 2)]
    public void A_test_that_no_allowed_value_passes_is_named(string table, int rule)
    {
        var found = Assert.Single(Tables.Check("UNIQUE", table));

        Assert.Equal((DmnFault.NeverMatches, new TableCell(rule, 1, true)), (found.Fault, found.Cell));
        Assert.Contains($"Rule {rule}, input 1", found.At.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in a: number\nin b: number\nout x: number\n> b ; - | 1\n- ; > 0 | 2", "cell > b")]
    [InlineData("in a: string\nout x: number\n< \"m\" | 1", "cell < \"m\"")]
    [InlineData("in a: string\nout x: number\nmatches(?, \"a+\") | 1\n\"b\" | 1", "cell matches(?, \"a+\")")]
    [InlineData("in a: Any\nout x: number\n1 | 1\n\"b\" | 1", "cell 1")]
    public void A_cell_that_cannot_be_analysed_is_named_and_raises_no_alarm(string table, string cell)
    {
        var found = Tables.Check("UNIQUE", table);

        Assert.Contains(found, finding => finding.Fault == DmnFault.NotAnalysed && finding.At.Message.Contains("Not analysed: " + cell, StringComparison.Ordinal));
        Assert.All(found.Where(finding => finding.Fault is DmnFault.NotAnalysed or DmnFault.TooLarge), finding => Assert.False(finding.IsCertain));
        Assert.DoesNotContain(found, finding => finding.Fault == DmnFault.Overlap);
    }

    [Fact]
    public void A_case_that_perhaps_cannot_come_about_is_said_to_be_so()
    {
        // No amount is both above 5 and not above 3.
        var gap = Assert.Single(Tables.Check("UNIQUE", "in a > 5: boolean\nin a > 3: boolean\nout x: number\ntrue ; true | 1\nfalse ; true | 2\nfalse ; false | 3"));

        Assert.Equal((DmnFault.Gap, false), (gap.Fault, gap.IsCertain));
        Assert.Contains("perhaps none speaks", gap.At.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_the_rules_that_match_may_be_empty() => Assert.All(Tables.Check("COLLECT", "in a: number\nout x: number\n> 5 | 1"), gap => Assert.False(gap.IsCertain));

    [Fact]
    public void A_table_too_large_to_be_looked_through_says_so_and_ends()
    {
        const int Columns = 40;
        var inputs = string.Concat(Enumerable.Range(0, Columns).Select(i => $"in i{i}: boolean\n"));
        var chance = new Random(20260310);
        var rules = string.Join('\n', Enumerable.Range(0, 200).Select(_ => string.Join(" ; ", Enumerable.Range(0, Columns).Select(_ => chance.Next(6) switch { 0 => "true", 1 => "false", _ => "-" })) + " | 1"));

        var found = Tables.Check("FIRST", inputs + "out x: number\n" + rules);

        Assert.Contains(found, finding => finding.Fault == DmnFault.TooLarge && finding.At.Message.Contains("combinations of rules", StringComparison.Ordinal));
    }

    [Fact]
    public void More_rules_than_are_analysed_are_said_to_be_so() =>
        Assert.Equal([DmnFault.TooLarge], Tables.Check("UNIQUE", "in a: number\nout x: number\n" + string.Join('\n', Enumerable.Range(0, 1001).Select(i => $"{i} | {i}"))).Select(finding => finding.Fault));

    /// <summary>Made-up tables, each held against what its evaluation says of many inputs.</summary>
    [Fact]
    public void What_is_said_of_five_hundred_tables_is_what_their_evaluation_does()
    {
        var chance = new Random(20260310);
        string[] numbers = ["-", "< 3", "<= 3", "> 3", "[1..5)", "(5..8]", "not(3)", "1, 4", ">= 8", "? > 2 and ? < 6", "not(< 1, > 8)", "3"];
        string[] texts = ["-", "\"a\"", "\"b\"", "\"a\", \"c\"", "not(\"a\")", "not(\"b\", \"c\")", "? != \"c\""];
        string[] truths = ["-", "true", "false", "not(true)", "? = false"];
        var (gaps, overlaps, complete) = (0, 0, 0);
        for (var round = 0; round < 500; round++)
        {
            // Every fifth table is divided cleanly.
            var rules = round % 5 == 0
                ? ((string[])["< 3 ; - ; -", "[3..8) ; \"a\" ; -", "[3..8) ; not(\"a\") ; true", "[3..8) ; \"b\", \"c\" ; false", ">= 8 ; - ; -"]).Select((tests, i) => $"{tests} | {i}").OrderBy(_ => chance.Next())
                : Enumerable.Range(0, chance.Next(2, 6)).Select(i => $"{numbers[chance.Next(numbers.Length)]} ; {texts[chance.Next(texts.Length)]} ; {truths[chance.Next(truths.Length)]} | {i}");
            var table = "in n: number\nin s: string = \"a\", \"b\", \"c\"\nin b: boolean\nout x: number\n" + string.Join('\n', rules);
            var decision = Tables.Read("COLLECT", table).Model!.Find(Tables.Decision)!;
            var found = Tables.Check("UNIQUE", table);

            Assert.DoesNotContain(found, finding => finding.Fault is DmnFault.NotAnalysed or DmnFault.TooLarge && !finding.At.Message.Contains("are told", StringComparison.Ordinal));
            foreach (var finding in found.Where(finding => finding.Fault is DmnFault.Gap or DmnFault.Overlap))
            {
                var matched = decision.Evaluate(FeelContext.From(finding.Witness.Select(input => KeyValuePair.Create(input.Input, input.Value)))).Matched;
                Assert.True(finding.Fault == DmnFault.Gap ? matched.IsEmpty : matched.Length > 1, $"{table}\n{finding}");
                if (finding.Fault == DmnFault.Gap) gaps++;
                else overlaps++;
            }
            var (hasGap, hasOverlap) = (found.Any(finding => finding.Fault == DmnFault.Gap), found.Any(finding => finding.Fault == DmnFault.Overlap));
            if (!hasGap && !hasOverlap) complete++;
            foreach (var n in (decimal[])[-1, 0.5m, 1, 2, 2.5m, 3, 4, 4.5m, 5, 5.5m, 6, 7, 8, 8.5m, 9])
            {
                foreach (var (s, b) in ((string[])["a", "b", "c"]).SelectMany(s => ((bool[])[true, false]).Select(b => (s, b))))
                {
                    var matched = decision.Evaluate(FeelContext.Empty.Set("n", FeelValue.Of(n)).Set("s", FeelValue.Of(s)).Set("b", FeelValue.Of(b))).Matched.Length;
                    Assert.True(matched > 0 || hasGap, $"{table}\nA gap at {n}, {s}, {b} was not found.");
                    Assert.True(matched < 2 || hasOverlap, $"{table}\nAn overlap at {n}, {s}, {b} was not found.");
                }
            }
        }
        Assert.True(gaps > 100 && overlaps > 100 && complete > 0, $"{gaps} gaps, {overlaps} overlaps, {complete} tables without either");
    }
}

using System.Collections.Frozen;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>
/// FEEL's grammar as templates by kind of value: <c>%n</c> stands for any expression whose value is a number, in brackets
/// where it needs them, and so on; <c>%N</c> stands for a simple one, so that the precedence of operators is tried too.
/// </summary>
internal static class Grammar
{
    /// <summary>The letters of the kinds: number, string, boolean, date, time, date and time, days and time duration, years and months duration, lists of numbers and of strings, context, range of numbers.</summary>
    public const string Kinds = "nsbdtmhylkcr";

    /// <summary>What the variables of the scope are; their values are the same in every expression.</summary>
    public const string Scope = """{"a":7,"b":-2.5,"full name":"Wang Fang","s":"foobar","yes":true,"no":false,"items":[3,1,4,1,5],"words":["x","yy","zzz"],"row":{"x":1,"y":{"z":"deep"}},"rows":[{"x":1,"w":"p"},{"x":2,"w":"q"},{"x":3,"w":"r"}],"nothing":null}""";

    public static FrozenDictionary<char, Templates> ByKind { get; } = new Dictionary<char, Templates>
    {
        ['n'] = new(
            ["0", "1", "2", "3", "10", "0.5", "1.25", "100", "a", "b", "row.x", "-1", "-0.75", "1000000", "nothing"],
            [
                "%n + %n", "%n - %n", "%n * %n", "%n / %n", "%n ** 2", "-%n", "if %b then %n else %n", "abs(%n)", "floor(%n)", "ceiling(%n)",
                "modulo(%n, %n)", "decimal(%n, 1)", "round up(%n, 1)", "round down(%n, 1)", "round half up(%n, 1)", "round half down(%n, 0)", "sqrt(abs(%n))",
                "count(%l)", "sum(%l)", "min(%l)", "max(%l)", "mean(%l)", "median(%l)", "product(%l)", "min(%n, %n)", "max(%n, %n, %n)", "sum(%n, %n)",
                "string length(%s)", "%l[1]", "%l[-1]", "%l[%n]", "(%d).year", "(%d).month", "(%d).day", "(%d).weekday", "(%t).hour", "(%m).minute", "(%h).days", "(%h).hours", "(%y).years", "(%y).months",
                "number(\"12.5\")", "number(string(%n))", "day of year(%d)", "week of year(%d)", "rows[x > 1].x[1]", "(%c).x", "(function(p) p + 1)(%n)", "(function(p, q) p - q)(q: %n, p: %n)", "%h / %h", "count(%k)",
                "%N + %N * %N", "%N - %N - %N", "%N / %N * %N", "2 ** 3 ** %N", "%N * %N ** 2", "if yes then %N else %N + %N", "%N - -%N",
                "count(rows[x >= %n])", "get value(%c, \"x\")", "(%r).start", "(%r).end", "%l[item > %n][1]", "{p: %n, q: p * 2}.q",
            ]),
        ['s'] = new(
            ["\"\"", "\"a\"", "\"foo\"", "\"Foo bar\"", "\"安全生产\"", "s", "full name", "row.y.z", "\"b\\\"c\""],
            [
                "%s + %s", "substring(%s, 2)", "substring(%s, 1, 2)", "substring(%s, -2)", "substring(%s, %n)", "upper case(%s)", "lower case(%s)", "substring before(%s, \"o\")", "substring after(%s, \"o\")",
                "replace(%s, \"o+\", \"-\")", "replace(%s, \"([a-z])\", \"<$1>\")", "string join(%k, \"-\")", "string join(%k)", "if %b then %s else %s", "string(%n)", "string(%b)", "%k[1]", "%k[-1]",
                "day of week(%d)", "month of year(%d)", "min(%k)", "max(%s, %s)", "(%c).w", "rows[x = 2].w[1]", "string(%d)", "string(%h)", "get value(%c, \"w\")",
            ]),
        ['b'] = new(
            ["true", "false", "yes", "no", "nothing"],
            [
                "%n < %n", "%n <= %n", "%n > %n", "%n >= %n", "%n = %n", "%n != %n", "%s = %s", "%s < %s", "%b and %b", "%b or %b", "not(%b)", "%b = %b",
                "%n between %n and %n", "%n in %r", "%n in (%n, %n, < %n)", "%n in %l", "%s in (%s, %s)", "%s in %k", "%d < %d", "%d = %d", "%d between %d and %d", "%t < %t", "%m >= %m", "%h < %h", "%y = %y",
                "some i in %l satisfies i > %n", "every i in %l satisfies i < %n", "some i in %l, j in %l satisfies i = j + 1", "contains(%s, %s)", "starts with(%s, %s)", "ends with(%s, %s)", "matches(%s, \"[a-f]+\")", "matches(%s, \"^F\", \"i\")",
                "list contains(%l, %n)", "list contains(%k, %s)", "all([%b, %b])", "any([%b, %b, %b])", "even(floor(%n))", "odd(floor(%n))", "if %b then %b else %b",
                "%n instance of number", "%s instance of string", "%l instance of list<number>", "%c instance of context", "%d instance of date", "%h instance of days and time duration", "%n instance of string",
                "before(%n, %n)", "after(%n, %r)", "includes(%r, %n)", "during(%n, %r)", "overlaps(%r, %r)", "meets(%r, %r)", "met by(%r, %r)", "starts(%n, %r)", "finishes(%n, %r)", "started by(%r, %n)", "finished by(%r, %n)",
                "overlaps before(%r, %r)", "overlaps after(%r, %r)", "coincides(%r, %r)", "coincides(%n, %n)", "before(%r, %r)", "%l = %l", "%c = %c", "is(%n, %n)", "%b = nothing", "%n = nothing",
                "%B or %B and %B", "%N + %N > %N", "%N < %N and %N >= %N or %B", "%N between %N and %N and %B", "%N in [1..3] and %B", "%N in (1, 3) or %B", "%N = %N and %B", "not(%B) or %B",
                "%k = []",
            ]),
        ['d'] = new(
            ["@\"2024-02-29\"", "date(\"2021-12-31\")", "date(2026, 3, 10)", "@\"1999-01-01\""],
            ["%d + %h", "%d + %y", "%d - %y", "%d - %h", "date(%m)", "if %b then %d else %d", "max(%d, %d)", "date((%d).year, (%d).month, 1)"]),
        ['t'] = new(
            ["@\"10:15:00\"", "time(\"23:59:59\")", "time(0, 30, 0)"],
            ["%t + %h", "%t - %h", "time(%m)", "if %b then %t else %t"]),
        ['m'] = new(
            ["@\"2024-02-29T12:00:00\"", "date and time(\"2021-12-31T23:59:59\")"],
            ["%m + %h", "%m - %h", "%m + %y", "%m - %y", "date and time(%d, %t)", "if %b then %m else %m"]),
        ['h'] = new(
            ["@\"P1D\"", "@\"PT36H\"", "duration(\"-PT15M\")", "@\"P3DT4H5M6S\""],
            ["%h + %h", "%h - %h", "%h * %n", "%h / 2", "-%h", "%d - %d", "%m - %m", "%t - %t", "abs(%h)", "if %b then %h else %h"]),
        ['y'] = new(
            ["@\"P1Y\"", "@\"P14M\"", "duration(\"-P3M\")"],
            ["%y + %y", "%y - %y", "%y * 2", "-%y", "years and months duration(%d, %d)", "abs(%y)", "if %b then %y else %y"]),
        ['l'] = new(
            ["[]", "[1]", "[1, 2, 3]", "items", "[2, 2, 1]", "rows.x"],
            [
                "[%n, %n]", "for i in %l return i * 2", "for i in 1..3 return i + %n", "for i in %l, j in [1, 2] return i - j", "%l[item > %n]", "append(%l, %n)", "concatenate(%l, %l)", "sublist(%l, 2)", "sublist(%l, 1, 2)", "remove(%l, 1)",
                "insert before(%l, 1, %n)", "reverse(%l)", "distinct values(%l)", "union(%l, %l)", "flatten([%l, [%l]])", "sort(%l, function(p, q) p < q)", "index of(%l, %n)", "if %b then %l else %l", "list replace(%l, 1, %n)", "mode(%l)", "rows[x > %n].x", "for r in rows return r.x + %n", "for i in 0..3 return if i = 0 then 1 else i * partial[-1]",
            ]),
        ['k'] = new(
            ["[\"a\"]", "words", "[\"p\", \"q\", \"p\"]", "rows.w"],
            ["[%s, %s]", "for w in %k return w + \"!\"", "append(%k, %s)", "reverse(%k)", "split(%s, \"o\")", "distinct values(%k)", "sort(%k, function(p, q) p > q)", "%k[string length(item) > 1]", "%k[item != %s]", "concatenate(%k, %k)"]),
        ['c'] = new(
            ["{}", "row", "{x: 1, w: \"v\"}", "rows[2]"],
            ["{x: %n, w: %s}", "context put(%c, \"x\", %n)", "context merge([%c, %c])", "{x: %n, y: x + 1}", "context([{key: \"x\", value: %n}])", "get entries(%c)[1]", "if %b then %c else %c", "{\"w\": %s, x: {z: %n}}"]),
        ['r'] = new(["[1..5]", "(1..5)", "(0..3]", "[5..10)", "[3..3]"], ["[%n..%n]", "(%n..%n]"]),
    }.ToFrozenDictionary();
}

/// <summary>The ways of writing one kind of value.</summary>
internal sealed record Templates(IReadOnlyList<string> Simple, IReadOnlyList<string> Composed);

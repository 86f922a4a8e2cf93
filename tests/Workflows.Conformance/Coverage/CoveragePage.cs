using System.Collections.Immutable;
using System.Text;
using Workflows.Runtime.Law.Coverage;

namespace Workflows.Conformance.Coverage;

/// <summary>Writes the page that says of every constraint of the list where it is declared, how it is enforced and which test shows it.</summary>
internal static class CoveragePage
{
    /// <param name="tests">By rule number the tests that show it.</param>
    /// <param name="proved">The numbers of the rules that no way through the procedures breaks, as the verifier found.</param>
    /// <param name="root">The folder of the files as the page names it: <c>workflows</c>.</param>
    public static string Write(ImmutableArray<CoverageRow> rows, ILookup<string, string> tests, IReadOnlySet<string> proved, string root)
    {
        var page = new StringBuilder("""
            # 法定顺序规则的落实情况 · How the law's constraints are enforced

            This page is written by `dotnet run --project tests/Workflows.Conformance -- coverage --out docs/law-coverage.md` from the files under `workflows/` and the tests; do not edit it.
            The list is `workflows/constraints.yaml`. 🟩 enforced: every rule is declared and procedures record what it speaks of. 🟨 in part.
            🟧 declared, but no procedure records its events yet: the rule will speak as soon as one does. 🟥 gap: not enforced, in whole or in the part that is named.


            """.ReplaceLineEndings("\n"));
        foreach (var (standing, mark, words) in s_standings)
            page.Append(null, $"- {mark} {words}: {rows.Count(r => r.Standing == standing)}\n");
        page.Append(null, $"- 🟥 part of a constraint 部分缺口: {rows.Count(r => r.Standing != CoverageStanding.Gap && r.Listed.Gap is not null)}\n\n");
        page.Append("| no | constraint 规则 | article 法条 | declared 声明 | enforced 落实方式 | test 测试 |\n|---|---|---|---|---|---|\n");
        foreach (var row in rows) Write(page, row, tests, proved, root);
        return page.ToString();
    }

    private static readonly ImmutableArray<(CoverageStanding, string, string)> s_standings =
    [
        (CoverageStanding.Enforced, "🟩", "enforced 已落实"), (CoverageStanding.InPart, "🟨", "in part 部分落实"),
        (CoverageStanding.Waiting, "🟧", "waiting for a procedure 待程序"), (CoverageStanding.Gap, "🟥", "gap 缺口"),
    ];

    private static void Write(StringBuilder page, CoverageRow row, ILookup<string, string> tests, IReadOnlySet<string> proved, string root)
    {
        var mark = s_standings.First(s => s.Item1 == row.Standing).Item2;
        var gap = row.Listed.Gap is { } missing ? $"<br>🟥 缺口 gap: {missing.Zh} {missing.En}" : row.Rules.IsEmpty ? "<br>🟥 缺口 gap" : "";
        page.Append(null, $"| {mark} {row.Listed.No} | {Cell(row.Listed.Sentence.Zh)}<br>{Cell(row.Listed.Sentence.En)}{Cell(gap)} | {Cell(row.Listed.Law)} |");
        page.Append(null, $" {Lines(row, r => $"{r.No} [{r.File}:{r.Line}](../{root}/{r.File}#L{r.Line})")} |");
        page.Append(null, $" {Lines(row, r => $"{r.No} {(proved.Contains(r.No) ? "每条路径均已证明 proved on every path; " : "")}{Words(r.How)}{(r.Asleep is { } why ? $" 🟧 {Cell(why.Zh)} {Cell(why.En)}" : "")}")} |");
        page.Append(null, $" {Lines(row, r => string.Join(", ", tests[r.No].Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } names ? $"{r.No} {names}" : null)} |\n");
    }

    private static string Lines(CoverageRow row, Func<CoveringRule, string?> line) => string.Join("<br>", row.Rules.Select(line).OfType<string>());

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Words(HowEnforced how) => how switch
    {
        HowEnforced.Refused => "违者拒绝 refused at run time",
        HowEnforced.HeldUp => "未履行不得结案 the case does not end without it",
        HowEnforced.HeldUpInTime => "期满记为违反，未履行不得结案 broken when its time is over; the case does not end without it",
        HowEnforced.Watched => "期限督办 watched by a deadline",
        _ => "职责限制 barred by a duty",
    };
}

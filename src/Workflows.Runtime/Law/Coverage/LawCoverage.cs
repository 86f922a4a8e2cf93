using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.Statute.Order;

namespace Workflows.Runtime.Law.Coverage;

/// <summary>Holds the list of constraints against what the law files declare.</summary>
public static partial class LawCoverage
{
    public static ImmutableArray<CoverageRow> Of(ConstraintList list, IReadOnlyList<LawFile> files, IReadOnlyCollection<Procedure> procedures)
    {
        ArgumentNullException.ThrowIfNull(list);
        var reach = new RuleReach(procedures);
        var rules = files.SelectMany(f => Rules(f, reach)).ToLookup(r => NumberOf(r.No));
        return [.. list.All.Select(l => new CoverageRow(l, [.. rules[l.No].OrderBy(r => r.No, StringComparer.Ordinal)]))];
    }

    /// <summary>Numbers that rules declare and the list does not have.</summary>
    internal static IEnumerable<Finding> Strays(ConstraintList list, IReadOnlyList<LawFile> files)
    {
        var known = list.All.Select(l => l.No).ToHashSet();
        return files.SelectMany(Numbers).Where(n => NumberOf(n.Rule) is { } number && !known.Contains(number)).Select(n => new Finding(
            n.File, n.Line, n.Column, "LAW0004", $"Expected a number of constraints.yaml, with letters after it where it is split, or a name without a number, but got '{n.Rule}'."));
    }

    private static IEnumerable<Declared<string>> Numbers(LawFile file) => file.Constraints.Select(c => new Declared<string>(c.Rule.No, c.File, c.Line, c.Column))
        .Concat(file.Duties.Select(d => new Declared<string>(d.Rule.No, d.File, d.Line, d.Column)))
        .Concat(file.Deadlines.SelectMany(d => d.Rule.Numbers.Select(n => new Declared<string>(n, d.File, d.Line, d.Column))));

    private static IEnumerable<CoveringRule> Rules(LawFile file, RuleReach reach) =>
        file.Constraints.Select(c => new CoveringRule(c.Rule.No, c.Rule.Title, c.Rule.Law, c.File, c.Line, How(c.Rule.Template), reach.Asleep(c.Rule)))
            .Concat(file.Duties.Select(d => new CoveringRule(
                d.Rule.No, d.Rule.Title, d.Rule.Law ?? d.Rule.Source ?? "", d.File, d.Line, HowEnforced.Barred, reach.Asleep(d.Rule))))
            .Concat(file.Deadlines.SelectMany(d => d.Rule.Numbers.Select(no => new CoveringRule(
                no, d.Rule.Title, d.Rule.Law, d.File, d.Line, HowEnforced.Watched, reach.Asleep(d.Rule)))));

    private static HowEnforced How(ConstraintTemplate template) =>
        new[] { Letter.Other, Letter.First, Letter.Then }.Any(template.Automaton.Forbids) ? HowEnforced.Refused
        : template.Window is null ? HowEnforced.HeldUp : HowEnforced.HeldUpInTime;

    /// <summary>32 of 32a; null of a name.</summary>
    private static int? NumberOf(string no) => Digits().Match(no) is { Success: true } match ? int.Parse(match.ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\A[1-9][0-9]{0,3}(?![0-9])")]
    private static partial Regex Digits();
}

using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Law;

/// <summary>Puts the law files of all folders together, and finds what no file alone can show.</summary>
public static class RuleBookComposer
{
    /// <param name="province">The province of the authority: rules of others are left out of its book; null leaves out all that are a province's.</param>
    public static Reading<RuleBook> Compose(IReadOnlyList<LawFile> files, LegalCalendar calendar, string? province = null)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var deadlines = files.SelectMany(f => f.Deadlines).ToImmutableArray();
        var constraints = files.SelectMany(f => f.Constraints).ToImmutableArray();
        var duties = files.SelectMany(f => f.Duties).ToImmutableArray();

        // In expressions a key is spelt with underscores, so that two keys may not differ in that alone.
        var notSet = files.SelectMany(f => f.NotSet).ToImmutableArray();
        var spokenOf = deadlines.Select(d => new Declared<string>(d.Rule.Key, d.File, d.Line, d.Column))
            .Concat(notSet.Select(d => new Declared<string>(d.Rule.Key, d.File, d.Line, d.Column))).ToList();
        RefuseSecond(spokenOf, Spelt, "deadline key", findings);
        var numbers = constraints.Select(c => new Declared<string>(c.Rule.No, c.File, c.Line, c.Column))
            .Concat(duties.Select(d => new Declared<string>(d.Rule.No, d.File, d.Line, d.Column)))
            .Concat(deadlines.SelectMany(d => d.Rule.Numbers.Select(no => new Declared<string>(no, d.File, d.Line, d.Column))));
        RefuseSecond(numbers, no => no, "number", findings);
        var keys = spokenOf.Select(d => Spelt(d.Rule)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var reference in file.References.Where(r => !keys.Contains(r.Key)))
            {
                findings.Add(new(file.File, reference.Line, reference.Column, "LAW0004", $"Expected the key of a deadline after 'deadline.', but got '{reference.Key}'."));
            }
        }
        findings.AddRange(DeadlineCycles.Find(files));
        findings.AddRange(OrderCycles.Find(files));
        findings.AddRange(files.SelectMany(f => PeriodUnits.Check(f, calendar)));
        var ours = new ProvinceRules(province, findings);
        if (findings.Count > 0) return new(null, findings.ToImmutable());
        var (order, bound) = (ours.Of(constraints), ours.Of(duties)); // looks up by number: each stands once by now
        if (findings.Count > 0) return new(null, findings.ToImmutable());

        // The calendar has a version of its own, and one that counts may be another than the one on disk.
        var version = ContentHash.Of(string.Join('\n', files.Select(f => $"{f.File} {f.Version}").Order(StringComparer.Ordinal)));
        return new(new(
            [.. deadlines.Select(d => d.Rule with { Periods = ours.Of(d.Rule.Periods) })], order, bound, calendar, version)
        {
            Corrections = [.. files.SelectMany(f => f.Corrections).Distinct()],
            NotSet = [.. notSet.Select(d => d.Rule)],
        }, []);
    }

    internal static string Spelt(string key) => key.Replace('-', '_');

    private static void RefuseSecond<T>(IEnumerable<Declared<T>> rules, Func<T, string> name, string kind, ImmutableArray<Finding>.Builder findings)
    {
        foreach (var same in rules.GroupBy(r => name(r.Rule), StringComparer.Ordinal))
        {
            var first = same.First();
            findings.AddRange(same.Skip(1).Select(second => new Finding(
                second.File, second.Line, second.Column, "LAW0005",
                $"Expected each {kind} once among all files, but '{same.Key}' stands in {first.File}({first.Line},{first.Column}) too.")));
        }
    }
}

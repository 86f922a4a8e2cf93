using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.Statute.Calendars;
using Workflows.Statute.Periods;

namespace Workflows.Runtime.Law;

/// <summary>Puts the law files of all folders together, and finds what no file alone can show.</summary>
public static class RuleBookComposer
{
    public static Reading<RuleBook> Compose(IReadOnlyList<LawFile> files, LegalCalendar calendar)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var deadlines = files.SelectMany(f => f.Deadlines).ToImmutableArray();
        var constraints = files.SelectMany(f => f.Constraints).ToImmutableArray();
        var duties = files.SelectMany(f => f.Duties).ToImmutableArray();

        // In expressions a key is spelt with underscores, so that two keys may not differ in that alone.
        RefuseSecond(deadlines, d => Spelt(d.Key), "deadline key", findings);
        var numbers = constraints.Select(c => new Declared<string>(c.Rule.No, c.File, c.Line, c.Column))
            .Concat(duties.Select(d => new Declared<string>(d.Rule.No, d.File, d.Line, d.Column)));
        RefuseSecond(numbers, no => no, "number", findings);
        var keys = deadlines.Select(d => Spelt(d.Rule.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var reference in file.References.Where(r => !keys.Contains(r.Key)))
            {
                findings.Add(new(file.File, reference.Line, reference.Column, "LAW0004", $"Expected the key of a deadline after 'deadline.', but got '{reference.Key}'."));
            }
        }
        findings.AddRange(DeadlineCycles.Find(files));
        findings.AddRange(files.SelectMany(f => f.Periods.Select(p => Miscounted(f.File, p, calendar)).OfType<Finding>()));
        if (findings.Count > 0) return new(null, findings.ToImmutable());

        var version = ContentHash.Of(string.Join('\n', files.Select(f => $"{f.File} {f.Version}").Order(StringComparer.Ordinal)) + calendar.Version);
        return new(new([.. deadlines.Select(d => d.Rule)], [.. constraints.Select(c => c.Rule)], [.. duties.Select(d => d.Rule)], calendar, version)
        {
            Corrections = [.. files.SelectMany(f => f.Corrections).Distinct()],
        }, []);
    }

    /// <summary>A period whose unit is not the one in which its act counts so many days.</summary>
    private static Finding? Miscounted(string file, PeriodReference period, LegalCalendar calendar)
    {
        foreach (var act in period.Law.Split('；', StringSplitOptions.TrimEntries).Select(part => part.Split(' ')[0]))
        {
            if (calendar.Counting.FirstOrDefault(c => c.Act == act) is { } counting && counting.UnitOf(period.Length) is { } unit && unit != period.Length.Unit)
            {
                return new(file, period.Line, period.Column, "LAW0013",
                    $"Expected {new Period(period.Length.Count, unit)}, because {counting.Law} has them so, but got '{period.Length}'.");
            }
        }
        return null;
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

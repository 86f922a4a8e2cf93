using System.Collections.Immutable;
using Elsa.Host.Casework;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.Delegations;

/// <summary>Running cases in which a deputy could not do what he is asked to do in another's place, because of what he did there himself.</summary>
/// <param name="Count">How many cases, each once.</param>
/// <param name="Duties">By duty that he did there, in how many of them.</param>
/// <param name="Withdrawn">In how many of them he has to withdraw.</param>
internal sealed record BarredCases(int Count, ImmutableArray<(string Duty, int Cases)> Duties, int Withdrawn)
{
    /// <summary>Asks the rules of duties that are in force; a bar binds whoever acts as it binds who sent him.</summary>
    public static async Task<BarredCases> OfAsync(string deputy, string role, CaseQueries queries, CaseFiles files, CancellationToken cancellationToken)
    {
        var (count, withdrawn, duties) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var id in await queries.RunningCasesOfAsync(deputy, cancellationToken))
        {
            if (await files.OpenAsync(id.ToString(), cancellationToken) is not { } file) continue;
            var record = file.State.Record;
            var barring = record.Acts.Where(a => a.Person == deputy || a.For == deputy).Select(a => a.Duty).Distinct().Where(done => Bars(file, role, done)).ToList();
            var withdrew = record.Withdrawals.Any(w => w.Person == deputy);
            foreach (var duty in barring) duties[duty] = duties.GetValueOrDefault(duty) + 1;
            if (withdrew) withdrawn++;
            if (withdrew || barring.Count > 0) count++;
        }
        return new(count, [.. duties.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal).Select(d => (d.Key, d.Value))], withdrawn);
    }

    /// <summary>Whether who did a duty in a case is barred there from a duty of the role.</summary>
    private static bool Bars(CaseFile file, string role, string done)
    {
        var ofRole = file.World.Procedures.ByHash.Values.SelectMany(p => p.Process.AllNodes).OfType<FlowNode.PersonTask>()
            .Where(t => t.Roles.Contains(role)).Select(t => t.Duty).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return file.World.Law.Duties.Where(r => r.IsInForce(file.Today))
            .Any(r => (ofRole.Contains(r.Duty) && r.NeverAlso.Contains(done)) || (r.Duty == done && r.NeverAlso.Any(ofRole.Contains)));
    }
}

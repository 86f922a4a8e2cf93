using Workflows.Engine.Cases;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Casework;

/// <summary>Opens case files for reading.</summary>
internal sealed class CaseFiles(CaseQueries queries, ProcedureLibrary library, AuthorityZone zone, TimeProvider clock)
{
    /// <summary>The case of an id as an address has it; null where there is none.</summary>
    public async Task<CaseFile?> OpenAsync(string? caseId, CancellationToken cancellationToken)
    {
        if (!CaseId.TryParse(caseId, out var id)) return null;
        var log = await queries.LogAsync(id, cancellationToken);
        if (log.IsEmpty) return null;
        return new(CaseEvolution.Fold(id, log.Select(e => e.Event)), log, library.Current, zone.Local(clock.GetUtcNow()));
    }
}

using Workflows.Persistence.Database;
using Workflows.Runtime.Timing;

namespace Workflows.Persistence.Queries;

/// <summary>What pages ask: each question one method, answered with records. It changes nothing.</summary>
public sealed partial class CaseQueries(WorkflowDatabase database, AuthorityZone zone);

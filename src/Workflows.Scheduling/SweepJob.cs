using Quartz;
using Workflows.Runtime.Timing;

namespace Workflows.Scheduling;

/// <summary>A tick becomes a sweep; nothing else happens here. Two ticks never sweep at once in one schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(Sweep sweep) : IJob
{
    public static readonly JobKey Key = new("sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}

using Quartz;
using Workflows.Runtime.Timing;

namespace Workflows.Scheduling;

/// <summary>Rings by triggering the one sweep job now.</summary>
internal sealed class QuartzAlarm(ISchedulerFactory schedulers) : IAlarm
{
    public async Task RingAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(SweepJob.Key, cancellationToken: cancellationToken);
    }
}

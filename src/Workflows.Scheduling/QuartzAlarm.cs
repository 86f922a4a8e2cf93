using Quartz;
using Workflows.Runtime.Timing;

namespace Workflows.Scheduling;

/// <summary>Rings by triggering the one sweep job now.</summary>
internal sealed class QuartzAlarm(ISchedulerFactory schedulers) : IAlarm
{
    public async Task RingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.TriggerJob(SweepJob.Key, cancellationToken: cancellationToken);
        }
        catch (SchedulerException)
        {
            // What is written is written; the next regular round finds it.
        }
    }
}

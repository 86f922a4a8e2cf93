using Quartz;
using Workflows.Runtime.Timing;

namespace Workflows.Scheduling;

/// <summary>Rings by one trigger of the sweep job, at once: however many commits ring before the sweep begins, one ring is waiting.</summary>
internal sealed class QuartzAlarm(ISchedulerFactory schedulers) : IAlarm
{
    public static readonly TriggerKey Ring = new("ring");

    public async Task RingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            var ring = TriggerBuilder.Create().WithIdentity(Ring).ForJob(SweepJob.Key).StartNow().Build();
            await scheduler.ScheduleTrigger(ring, TriggerConflict.Keep, cancellationToken); // gone when it has fired: who commits after that rings anew
        }
        catch (SchedulerException)
        {
            // What is written is written; the next regular round finds it.
        }
    }
}

using Microsoft.Extensions.Logging;
using Quartz;
using Workflows.Runtime.Timing;

namespace Workflows.Scheduling;

/// <summary>Rings by one trigger of the sweep job, at once: however many commits ring before the sweep begins, one ring is waiting.</summary>
internal sealed partial class QuartzAlarm(ISchedulerFactory schedulers, ILogger<QuartzAlarm> logger) : IAlarm
{
    public static readonly TriggerKey Ring = new("ring");

    public async Task RingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            var ring = TriggerBuilder.Create().WithIdentity(Ring).ForJob(SweepJob.Key).StartNow().Build();
            await scheduler.ScheduleTrigger(ring, TriggerConflict.Replace, cancellationToken); // one that waits for a sweep that is running already rings anew: that sweep may be past what was written
        }
        catch (SchedulerException e)
        {
            RingFailed(e); // what is written is written; the next regular round finds it
        }
    }

    [LoggerMessage(EventId = 41, Level = LogLevel.Warning, Message = "The sweep could not be rung for; what is due waits for the next regular round")]
    private partial void RingFailed(Exception e);
}

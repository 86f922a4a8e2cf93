using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Quartz;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Workflows.Scheduling;

/// <summary>How often the sweep makes its rounds.</summary>
public sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <value>Seconds between two rounds; 5 unless set.</value>
    public int SweepSeconds { get; set; } = 5;
}

public static class SchedulingSetup
{
    /// <summary>
    /// Adds the alarm and the lookout. On PostgreSQL the schedule lies in the database, so that of several hosts one sweeps; on SQLite it lies in memory.
    /// The caller still has to add the runtime and a store.
    /// </summary>
    public static IServiceCollection AddWorkflowScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        var seconds = Math.Max(1, configuration.GetSection(SchedulingOptions.Section).Get<SchedulingOptions>()?.SweepSeconds ?? 5);
        var postgres = configuration["Database:Provider"] == "postgres" ? configuration["Database:ConnectionString"] : null;
        services.AddQuartz(quartz =>
        {
            if (postgres is not null)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(postgres);
                    store.UseClustering();
                    store.UseSystemTextJsonSerializer();
                    store.ProvisionSchema();
                });
            }
            quartz.ScheduleJob<SweepJob>(
                trigger => trigger.WithIdentity("rounds").StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever()),
                job => job.WithIdentity(SweepJob.Key));
        });
        services.AddHostedService(provider => new Lookout(
            provider.GetRequiredService<DefinitionsWatch>(), TimeSpan.FromSeconds(Math.Min(seconds, 5)), TimeProvider.System, provider.GetRequiredService<ILogger<Lookout>>()));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.Replace(ServiceDescriptor.Singleton<IAlarm, QuartzAlarm>());
        return services;
    }
}

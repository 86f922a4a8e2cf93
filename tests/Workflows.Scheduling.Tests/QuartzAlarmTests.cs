using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Quartz;

namespace Workflows.Scheduling.Tests;

/// <summary>However many commits ring, one sweep is asked for.</summary>
public sealed class QuartzAlarmTests : IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddQuartz(quartz => quartz.AddJob<Nothing>(job => job.WithIdentity(SweepJob.Key).StoreDurably())).BuildServiceProvider();

    private ISchedulerFactory factory = null!;
    private IScheduler scheduler = null!;

    public async Task InitializeAsync()
    {
        factory = services.GetRequiredService<ISchedulerFactory>();
        scheduler = await factory.GetScheduler(); // not started: nothing fires
    }

    public async Task DisposeAsync()
    {
        await scheduler.Shutdown();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task A_hundred_commits_leave_one_ring_and_no_row_besides()
    {
        var alarm = new QuartzAlarm(factory, NullLogger<QuartzAlarm>.Instance);

        for (var i = 0; i < 100; i++) await alarm.RingAsync(default);

        var ring = Assert.Single(await scheduler.GetTriggersOfJob(SweepJob.Key));
        Assert.Equal(QuartzAlarm.Ring, ring.Key);
        Assert.Null(ring.GetFireTimeAfter(ring.StartTimeUtc)); // once
    }

    [Fact]
    public async Task After_a_ring_has_fired_the_next_commit_rings_anew()
    {
        var alarm = new QuartzAlarm(factory, NullLogger<QuartzAlarm>.Instance);
        await alarm.RingAsync(default);
        await scheduler.UnscheduleJob(QuartzAlarm.Ring); // what Quartz does with a trigger that will not fire again

        await alarm.RingAsync(default);

        Assert.Single(await scheduler.GetTriggersOfJob(SweepJob.Key));
    }

    [Fact]
    public async Task A_schedule_that_is_away_fails_no_commit()
    {
        var away = Substitute.For<ISchedulerFactory>();
        away.GetScheduler(default).ReturnsForAnyArgs<IScheduler>(_ => throw new SchedulerException("away"));

        var lines = new Lines();
        await new QuartzAlarm(away, lines).RingAsync(default);

        Assert.IsType<SchedulerException>(Assert.Single(lines.Written)); // and somebody can read why nothing rang
    }

    private sealed class Lines : ILogger<QuartzAlarm>
    {
        public List<Exception?> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(exception);
    }

    private sealed class Nothing : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}

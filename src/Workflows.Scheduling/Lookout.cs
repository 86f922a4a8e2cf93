using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflows.Runtime.Definitions;

namespace Workflows.Scheduling;

/// <summary>
/// Every host looks for itself whether files changed, or a calendar was approved: of several hosts one sweeps, but each starts deadlines by what it knows.
/// A change of calendar is not finished before every host has had the time to look.
/// </summary>
internal sealed partial class Lookout(DefinitionsWatch definitions, TimeSpan every, TimeProvider clock, ILogger<Lookout> logger) : BackgroundService
{
    private readonly PeriodicTimer timer = new(every, clock);

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await definitions.LookAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException) // the store is away: the next look finds it again
        {
            LookFailed(logger, e);
        }
    }

    [LoggerMessage(EventId = 40, Level = LogLevel.Error, Message = "A look at the files and the calendar in force failed; the next one tries again")]
    private static partial void LookFailed(ILogger logger, Exception error);
}

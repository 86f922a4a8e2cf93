using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workflows.Engine.Cases;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Cases;
using Workflows.TestKit.Postgres;

namespace Workflows.Persistence.Tests.Databases;

/// <summary>On PostgreSQL a worker can lease a timer while a commit that moves it is being written; on SQLite the one writer excludes it.</summary>
[Collection(OnPostgres.Name)]
public sealed class LeaseWhileAppendingTests(PostgresServer server)
{
    [Fact]
    public async Task A_timer_that_is_leased_while_it_is_moved_is_not_lost()
    {
        var between = new AfterReadingTimers();
        using var database = await (await DatabaseUnderTest.EmptyPostgresAsync(server, between)).MigratedAsync();
        var worker = database.AnotherStore();
        var noon = SampleCase.Noon;
        var opened = SampleCase.None().Then(new CaseEvent.CaseOpened(SampleCase.Id(), "sample", SampleCase.Today), SampleCase.Timer(1, noon));
        await database.Store.AppendAsync(opened, default);
        LeasedTimer? leased = null;
        between.Act = async () => leased = Assert.Single(await worker.LeaseDueTimersAsync(noon, 1, TimeSpan.FromMinutes(1), default));

        await database.Store.AppendAsync(
            opened.After.Then(new CaseEvent.NodeLeft(1, 0, "wait", NodeEnd.Interrupted), SampleCase.Timer(1, noon.AddSeconds(10))), default);
        await worker.PutBackAsync(leased!, null, default); // it finds nothing to do now

        Assert.Equal(noon.AddSeconds(10), await worker.NextDueAsync(default));
    }

    private sealed class AfterReadingTimers : DbCommandInterceptor
    {
        public Func<Task>? Act { get; set; }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (Act is { } act && command.CommandText.Contains("FROM timers", StringComparison.Ordinal))
            {
                Act = null;
                await act();
            }
            return result;
        }
    }
}

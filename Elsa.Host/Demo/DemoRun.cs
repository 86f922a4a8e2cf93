using System.Collections.Immutable;
using Elsa.Host.Accounts;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Cases;
using Workflows.Persistence;
using Workflows.Persistence.Queries;
using Workflows.Persistence.Schema;
using Workflows.Runtime;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;
using Workflows.Statute.Deadlines;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Demo;

/// <summary>The demonstration: four cases to their end, in a folder of their own.</summary>
internal sealed class DemoRun(IServiceProvider services, DemoClock clock, string folder)
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public static ImmutableArray<PlayedCase> Cases { get; } =
    [
        PlayedCase.OfUnit("demo-1", Start, 1, "示例甲化工有限公司", Courses.Hearing),
        PlayedCase.OfUnit("demo-2", Start, 2, "示例乙机械厂", Courses.Lapse),
        PlayedCase.OfUnit("demo-3", Start, 3, "示例丙建材有限公司", Courses.MissedPublication),
        PlayedCase.OfUnit("demo-4", Start, 4, "示例丁危化品仓储有限公司", Courses.FiledByPolice),
    ];

    /// <summary>The real parts over a folder, on the given clock.</summary>
    public static ServiceProvider Services(IConfiguration configuration, string definitions, string folder, DemoClock clock) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(clock)
        .AddWorkflowPersistence(configuration)
        .AddWorkflowRuntime(configuration, definitions, folder, ActionLibrary.All)
        .BuildServiceProvider();

    public async Task<DemoResult> PlayAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigration>().ApplyAsync(cancellationToken);
        await SampleAccounts.SeedAsync(services.GetRequiredService<Store>(), password: null, cancellationToken);
        await services.GetRequiredService<DefinitionsWatch>().OpenAsync(cancellationToken);
        await new CasePlayer(services, clock, Cases).PlayAsync(until: null, cancellationToken);
        return await ResultAsync(cancellationToken);
    }

    private async Task<DemoResult> ResultAsync(CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<CaseQueries>();
        var store = services.GetRequiredService<ICaseStore>();
        var events = ImmutableArray.CreateBuilder<(CaseId Case, LoggedEvent Event)>();
        var late = 0;
        foreach (var played in Cases)
        {
            events.AddRange((await queries.LogAsync(played.Id, cancellationToken)).Select(e => (played.Id, e)));
            late += (await store.LoadAsync(played.Id, cancellationToken)).Record.Register.Count(d => d is { Owner: DeadlineOwner.Agency, IsLate: true });
        }
        var mails = Directory.Exists(Path.Combine(folder, "outbox")) ? Directory.GetFiles(Path.Combine(folder, "outbox"), "*.eml").Length : 0;
        return new(
            [.. events.OrderBy(e => e.Event.At).ThenBy(e => e.Case.ToString(), StringComparer.Ordinal).ThenBy(e => e.Event.Seq)],
            Cases.Length, mails, late, services.GetRequiredService<AuthorityZone>());
    }
}

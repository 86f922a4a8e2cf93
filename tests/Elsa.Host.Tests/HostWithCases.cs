using Elsa.Host.Accounts;
using Elsa.Host.Composition;
using Elsa.Host.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Persistence.Schema;
using Workflows.Runtime.Definitions;
using Store = Workflows.Persistence.People.Accounts;

namespace Elsa.Host.Tests;

/// <summary>
/// The host in the middle of the demonstration's cases, on 2026-03-26: two decisions are published, the publication of a third is overdue,
/// one case was referred, and the decision on a natural person is published with masks.
/// </summary>
public class HostWithCases : HostUnderTest, IAsyncLifetime
{
    public const string Person = "欧阳示例";
    public const string IdNumber = "110101199003070011";

    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset s_now = new(2026, 3, 26, 17, 0, 0, TimeSpan.FromHours(8));

    private readonly DemoClock _clock = new(s_start);

    /// <summary>When the visitor comes.</summary>
    protected virtual DateTimeOffset Now => s_now;

    /// <summary>What was played until then.</summary>
    private protected virtual IReadOnlyList<PlayedCase> Cases => [.. DemoRun.Cases, OfPerson()];

    public virtual async Task InitializeAsync()
    {
        var definitions = Path.Combine(ProductPaths.From(new ConfigurationBuilder().Build(), AppContext.BaseDirectory).Root, "workflows");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Workflows:Data", Data)]).Build();
        await using var services = DemoRun.Services(configuration, definitions, Data, _clock);
        await services.GetRequiredService<SchemaMigration>().ApplyAsync(default);
        await SampleAccounts.SeedAsync(services.GetRequiredService<Store>(), Password, default);
        await services.GetRequiredService<DefinitionsWatch>().OpenAsync(default);
        await new CasePlayer(services, _clock, [.. Cases]).PlayAsync(Now, default);
        _clock.MoveTo(Now);
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => _clock.MoveTo(_clock.GetUtcNow() + time);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock));
    }

    private static PlayedCase OfPerson() => new(CaseId.Parse("demo-5"), s_start, FeelContext.Empty
        .Set("party.kind", FeelValue.Of("person"))
        .Set("party.name", FeelValue.Of(Person))
        .Set("party.idNumber", FeelValue.Of(IdNumber))
        .Set("party.address", FeelValue.Of("示例县示例路5号"))
        .Set("party.phone", FeelValue.Of("13000000000"))
        .Set("place", FeelValue.Of("生产车间"))
        .Set("source", FeelValue.Of("inspection")), new Scenario("penalty on a natural person") { Answers = Courses.LapseOfAPrincipal.Answers });
}

using Workflows.EndToEnd.Tests.Cases;
using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Postgres;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Workflows.EndToEnd.Tests;

/// <summary>The tests that share one browser, one PostgreSQL server and one played case, one after another: <c>[Collection(EndToEnd.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEnd : ICollectionFixture<BrowserFixture>, ICollectionFixture<PostgresServer>, ICollectionFixture<ServedDecision>
{
    public const string Name = "end to end";
}

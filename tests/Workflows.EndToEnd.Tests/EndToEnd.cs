using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Postgres;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Workflows.EndToEnd.Tests;

/// <summary>The tests that share one browser and one PostgreSQL server, one after another: <c>[Collection(EndToEnd.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEnd : ICollectionFixture<BrowserFixture>, ICollectionFixture<PostgresServer>
{
    public const string Name = "end to end";
}

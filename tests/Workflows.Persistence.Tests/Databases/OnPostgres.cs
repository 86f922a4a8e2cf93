using Workflows.TestKit.Postgres;

namespace Workflows.Persistence.Tests.Databases;

/// <summary>The tests that share one PostgreSQL server: <c>[Collection(OnPostgres.Name)]</c>. Each has a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgres";
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Workflows.Persistence.Database;

/// <summary>Tells a lost race from real trouble.</summary>
internal static class Conflicts
{
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    /// <summary>True where somebody else was quicker, so that deciding again may succeed.</summary>
    public static bool IsLostRace(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true, // a row that was read is gone
        DbUpdateException { InnerException: DbException inner } => IsLostRace(inner),
        PostgresException p => p.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        SqliteException s => s.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        _ => false,
    };
}

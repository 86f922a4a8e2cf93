using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Workflows.Engine.Cases;

namespace Workflows.Persistence.Database;

/// <summary>Instants as integers of UTC milliseconds in both dialects: SQLite cannot order anything else of that kind.</summary>
internal sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>The same instant with another offset is no change; by default it would be one.</summary>
internal sealed class SameInstant() : ValueComparer<DateTimeOffset>(
    (one, other) => one.UtcTicks == other.UtcTicks, instant => instant.UtcTicks.GetHashCode());

internal sealed class CaseIdText() : ValueConverter<CaseId, string>(id => id.ToString(), text => CaseId.Parse(text));

/// <summary>Enumerations as their names in lower case, readable in the table.</summary>
internal sealed class LowerCaseName<T>() : ValueConverter<T, string>(value => LowerCaseName.Of(value), text => Enum.Parse<T>(text, true)) where T : struct, Enum;

internal static class LowerCaseName
{
#pragma warning disable CA1308 // The stored names are lower case; nothing is compared by them.
    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}

using Microsoft.Extensions.Options;

namespace Workflows.Persistence.Database;

/// <summary>The two dialects that the product speaks.</summary>
public enum DatabaseDialect { Sqlite, Postgres }

/// <summary>Where cases are kept.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <value><c>sqlite</c> (the default, embedded) or <c>postgres</c>.</value>
    public string Provider { get; set; } = "sqlite";

    /// <value>Of the provider; for SQLite <c>workflows.db</c> in the data folder unless set.</value>
    public string ConnectionString { get; set; } = "";

    /// <value>The folder of the database file, of the kept files and of the lock that guards a migration; <c>data</c> unless <c>Workflows:Data</c> says otherwise.</value>
    public string DataFolder { get; set; } = "data";

    internal DatabaseDialect Dialect => Provider switch
    {
        "sqlite" => DatabaseDialect.Sqlite,
        "postgres" => DatabaseDialect.Postgres,
        _ => throw new InvalidOperationException($"Expected {Section}:{nameof(Provider)} to be sqlite or postgres, but it is '{Provider}'."),
    };
}

/// <summary>Checks the database settings at the start and names every wrong one.</summary>
public sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        if (options.Provider is not ("sqlite" or "postgres"))
            failures.Add($"{DatabaseOptions.Section}:{nameof(options.Provider)} must be sqlite or postgres, but it is '{options.Provider}'.");
        if (options.Provider == "postgres" && options.ConnectionString.Length == 0)
            failures.Add($"{DatabaseOptions.Section}:{nameof(options.ConnectionString)} must be set where {nameof(options.Provider)} is postgres.");
        if (options.DataFolder.Length == 0) failures.Add("Workflows:Data must name a folder, but it is empty.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

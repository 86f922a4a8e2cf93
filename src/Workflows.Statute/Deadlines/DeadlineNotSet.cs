namespace Workflows.Statute.Deadlines;

/// <summary>
/// A deadline that the flows ask for and the law in force does not set, said expressly: a timer that hangs on it waits without a date.
/// </summary>
/// <param name="Why">Where one would look for it, and that it is not there.</param>
/// <param name="Law">The law that was looked at.</param>
public sealed record DeadlineNotSet(string Key, string Why, string Law)
{
    /// <summary>The key that stands for every deadline that the law does not set.</summary>
    public const string Every = "*";
}

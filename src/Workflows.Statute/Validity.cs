namespace Workflows.Statute;

/// <summary>The days on which a version of a rule is in force.</summary>
internal static class Validity
{
    /// <summary>An open side means without end; the last day is a day in force.</summary>
    public static bool Covers(DateOnly? from, DateOnly? to, DateOnly on) => (from is null || on >= from) && (to is null || on <= to);
}

namespace Elsa.Host.Cli;

/// <summary>What every verb tells its caller's shell.</summary>
internal static class ExitCode
{
    public const int Well = 0;

    /// <summary>The verb worked, and what it found is not as it should be, or the engine refused.</summary>
    public const int FindingsOrRefusal = 1;

    /// <summary>The verb could not work with what it was given.</summary>
    public const int BadInput = 2;
}

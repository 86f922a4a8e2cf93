using System.Collections.Immutable;

namespace Workflows.TestKit.Running;

/// <summary>A program to start, with what it is given.</summary>
public sealed record ProgramStart(string Program, params ImmutableArray<string> Arguments)
{
    /// <summary>The Debian packages that bring the program, for the message when it is missing.</summary>
    public string? Install { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>Environment variables in addition to the test's own; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The signal that the program gets when the test process is gone without having stopped it.</summary>
    public string LastSignal { get; init; } = "KILL";

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}

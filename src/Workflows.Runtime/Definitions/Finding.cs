namespace Workflows.Runtime.Definitions;

/// <summary>One thing that is wrong in a declared file, with the place where it stands.</summary>
/// <param name="File">The file's path as its reader was told it.</param>
/// <param name="Line">1-based; 0 where the file as a whole is meant.</param>
/// <param name="Column">1-based, in UTF-16 units; 0 where the file as a whole is meant.</param>
/// <param name="Code">Never changes its meaning: <c>LAW0004</c>.</param>
/// <param name="Message">A sentence: Expected this, but got that.</param>
public sealed record Finding(string File, int Line, int Column, string Code, string Message)
{
    /// <summary>Whether it is worth knowing only, and keeps nothing from being used.</summary>
    public bool IsRemark { get; init; }

    /// <summary>As compilers print it, so that editors jump to the place.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {(IsRemark ? "warning" : "error")} {Code}: {Message}";
}

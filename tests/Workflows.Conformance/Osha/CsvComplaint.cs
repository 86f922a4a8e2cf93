namespace Workflows.Conformance.Osha;

/// <summary>One thing that is wrong in a CSV file.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
/// <param name="Message">A sentence: Expected this, but got that.</param>
internal sealed record CsvComplaint(int Line, int Column, string Message)
{
    /// <summary>As compilers print it, so that editors jump to the place.</summary>
    public string In(string file) => $"{file}({Line},{Column}): error: {Message}";
}

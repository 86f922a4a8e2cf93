using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>Gathers the findings of one file while it is read.</summary>
internal sealed class FindingBag(string file)
{
    // A file of nonsense is told so a hundred times, not a million.
    private const int Most = 100;

    private readonly List<Finding> _findings = [];

    public string File => file;

    public bool IsEmpty => _findings.Count == 0;

    public void Add(int line, int column, string code, string message)
    {
        Finding finding = new(file, line, column, code, message);
        if (_findings.Count < Most && !_findings.Contains(finding)) _findings.Add(finding);
    }

    /// <summary>The value if nothing was found, else the findings in the order of the file.</summary>
    public Reading<T> Of<T>(T? value) where T : class =>
        IsEmpty ? new(value, []) : new(null, [.. _findings.OrderBy(f => f.Line).ThenBy(f => f.Column)]);

    public ImmutableArray<Finding> ToImmutable() => [.. _findings];
}

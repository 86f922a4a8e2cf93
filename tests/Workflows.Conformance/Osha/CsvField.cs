namespace Workflows.Conformance.Osha;

/// <summary>One field of a CSV file with the place where it begins.</summary>
/// <param name="Text">The value, quotes removed.</param>
/// <param name="Line">1-based line of the file; a quoted field may run over several.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
internal readonly record struct CsvField(string Text, int Line, int Column);

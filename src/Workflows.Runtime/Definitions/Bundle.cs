using System.Collections.Immutable;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// The files of one procedure as they were accepted: flow, forms, decisions and document templates. Never changed afterwards; a case pins the
/// bundle it started with, and reads it from here whatever became of the folder.
/// </summary>
/// <param name="Hash">Lower-case hex of the SHA-256 over paths and contents.</param>
/// <param name="ProcedureId">The folder's name.</param>
/// <param name="Files">Texts by path within the folder, with <c>/</c> between its parts.</param>
public sealed record Bundle(string Hash, string ProcedureId, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>Addresses the files by what they say.</summary>
    public static Bundle Of(string procedureId, IEnumerable<KeyValuePair<string, string>> files)
    {
        var sorted = files.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new(ContentHash.OfFiles(sorted), procedureId, sorted);
    }
}

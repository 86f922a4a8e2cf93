using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Engine.Forms;
using Workflows.Statute;

namespace Workflows.Engine.Procedures;

/// <summary>
/// A bundle: one folder's flow, forms, decisions and document templates, read and frozen. A case pins the bundle that it
/// started with; a called procedure is pinned at the call.
/// </summary>
/// <param name="Hash">The address by content: lower-case hex of SHA-256 over the folder's files.</param>
public sealed record Procedure(
    string Hash, ProcessDefinition Process, ImmutableDictionary<string, FormDefinition> Forms,
    ImmutableDictionary<string, DmnDecision> Decisions, ImmutableDictionary<string, DocumentTemplate> Documents)
{
    public string Id => Process.Id;

    /// <summary>The field of a form that asks for a value, whichever form it is; null where none does.</summary>
    public FormField? Field(string name) => Forms.Values.SelectMany(f => f.Fields).FirstOrDefault(f => f.Name == name);

    /// <summary>By the decision's id, what the rules of its table rest on; a table that does not say is left out.</summary>
    public ImmutableDictionary<string, ImmutableArray<DecisionRow>> Rows { get; init; } = ImmutableDictionary<string, ImmutableArray<DecisionRow>>.Empty;

    /// <summary>By the decision's id, its table in words; decisions that are no tables are left out.</summary>
    public ImmutableDictionary<string, TableText> Tables { get; init; } = ImmutableDictionary<string, TableText>.Empty;
}

/// <summary>A document's template: Markdown with FEEL in double braces.</summary>
/// <param name="Series">The series of its number; null for a document without one.</param>
public sealed record DocumentTemplate(string Name, Bilingual Title, string? Series, string? Law, string Text);

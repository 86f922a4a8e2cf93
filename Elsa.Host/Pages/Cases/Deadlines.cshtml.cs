using System.Collections.Immutable;
using Elsa.Host.Casework;

namespace Elsa.Host.Pages.Cases;

/// <summary>Every deadline that ever ran in the case, with how its dates were worked out.</summary>
internal sealed class DeadlinesModel(CaseFiles files) : CasePage(files)
{
    /// <summary>The open ones first, by target.</summary>
    public ImmutableArray<DeadlineView> Deadlines { get; private set; } = [];

    public void OnGet() => Deadlines =
        [.. Case.State.Record.Register.Select(d => new DeadlineView(d, Case)).OrderBy(v => !v.IsOpen).ThenBy(v => v.Entry.Target).ThenBy(v => v.Entry.Key, StringComparer.Ordinal)];
}

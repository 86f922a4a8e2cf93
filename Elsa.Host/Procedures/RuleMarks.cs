using System.Collections.Immutable;
using Workflows.Engine.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute;

namespace Elsa.Host.Procedures;

/// <summary>What a page says beside a rule that is more or less than law in force. Partial <c>_RuleMark</c>.</summary>
/// <param name="Subject">The rule, as its confirmation names it.</param>
/// <param name="Status">What its file says, or said when a case took it.</param>
internal sealed record MarkedRule(string Subject, string Version, RuleStatus Status)
{
    public static MarkedRule Deadline(string key, string version, RuleStatus status) => new(RuleVersions.OfDeadline(key), version, status);

    public static MarkedRule Rule(string no, string version, RuleStatus status) => new(RuleVersions.OfRule(no), version, status);
}

/// <summary>What a case page says beside a rule that the case took. Partial <c>_TakenMark</c>.</summary>
/// <param name="Since">When the case took it.</param>
internal sealed record TakenMark(MarkedRule Rule, DateTimeOffset Since);

/// <summary>Knows which unverified versions somebody has confirmed; it asks once in a request.</summary>
internal sealed class RuleMarks(IRuleConfirmations confirmations, ProcedureLibrary library)
{
    private ImmutableDictionary<(string Subject, string Version), RuleConfirmation>? all;

    /// <summary>The confirmation of the version; null where nobody confirmed it.</summary>
    public async Task<RuleConfirmation?> ConfirmationOfAsync(string subject, string version, CancellationToken cancellationToken)
    {
        all ??= (await confirmations.AllAsync(cancellationToken)).ToImmutableDictionary(c => (c.Subject, c.Version));
        return all.GetValueOrDefault((subject, version));
    }

    public async Task<bool> IsUnverifiedAsync(MarkedRule rule, CancellationToken cancellationToken) =>
        rule.Status == RuleStatus.Unverified && await ConfirmationOfAsync(rule.Subject, rule.Version, cancellationToken) is null;

    /// <summary>Whether what set a deadline of a case has not been read in the law in force: then no day of it may be called the law's.</summary>
    public Task<bool> IsUnverifiedAsync(DeadlineEntry entry, CancellationToken cancellationToken) =>
        IsUnverifiedAsync(MarkedRule.Deadline(entry.Key, entry.RuleVersion, entry.RuleStatus), cancellationToken);

    /// <summary>The deadline of a key as it stands now; null for one that the law does not have any more.</summary>
    public MarkedRule? DeadlineInForce(string key) =>
        library.Current.Law.Deadline(key) is { } rule ? MarkedRule.Deadline(key, rule.Version, RuleVersions.StatusOf(rule)) : null;
}

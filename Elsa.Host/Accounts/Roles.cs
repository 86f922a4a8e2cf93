using System.Collections.Immutable;

namespace Elsa.Host.Accounts;

/// <summary>The roles that pages ask for, by their names in <c>vocabulary.yaml</c>.</summary>
internal static class Roles
{
    public const string CaseOfficer = "case-officer";
    public const string UnitHead = "unit-head";
    public const string LegalReviewer = "legal-reviewer";
    public const string HearingChair = "hearing-chair";
    public const string HearingClerk = "hearing-clerk";
    public const string AgencyHead = "agency-head";
    public const string Publisher = "publisher";
    public const string DeputyHead = "deputy-head";
    public const string PrincipalHead = "principal-head";
    public const string Supervisor = "supervisor";
    public const string Administrator = "administrator";

    /// <summary>Who sees the deadlines of all cases.</summary>
    public static ImmutableArray<string> Overseers { get; } = [Supervisor, UnitHead, DeputyHead, AgencyHead, PrincipalHead, Administrator];

    /// <summary>Who sees which mails were sent.</summary>
    public static ImmutableArray<string> MailKeepers { get; } = [Administrator, Supervisor];

    /// <summary>Who proposes and approves calendars and changes of rules: never one person both.</summary>
    public static ImmutableArray<string> CalendarKeepers { get; } = [Administrator, Supervisor];
}

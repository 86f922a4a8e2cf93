using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Elsa.Host.Accounts;

/// <summary>Who may open which part of the back office. Who may do a task or record a message is the engine's question, not a policy's.</summary>
internal static class Policies
{
    /// <summary>Case files: everybody who works on cases or supervises them. Looking after the system is no reason to read them.</summary>
    public const string CaseFiles = "case-files";

    /// <summary>Opening a case.</summary>
    public const string OpenCase = "open-case";

    public const string Oversee = "oversee";

    public const string KeepMails = "keep-mails";

    public const string KeepCalendars = "keep-calendars";

    /// <summary>Who acts for whom, and closing accounts.</summary>
    public const string KeepAccounts = "keep-accounts";

    /// <summary>Confirming that a rule was read in its source.</summary>
    public const string ConfirmRules = "confirm-rules";

    /// <summary>Who works on cases or supervises them.</summary>
    public static ImmutableArray<string> CaseRoles { get; } =
    [
        Roles.CaseOfficer, Roles.UnitHead, Roles.LegalReviewer, Roles.HearingChair, Roles.HearingClerk, Roles.AgencyHead,
        Roles.Publisher, Roles.DeputyHead, Roles.PrincipalHead, Roles.Supervisor,
    ];

    /// <summary>Whether a link to a case leads this reader anywhere.</summary>
    public static bool MayOpenCases(this ClaimsPrincipal reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return CaseRoles.Any(reader.IsInRole);
    }

    public static AuthorizationBuilder AddPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(CaseFiles, policy => policy.RequireRole(CaseRoles))
        .AddPolicy(OpenCase, policy => policy.RequireRole(Roles.CaseOfficer))
        .AddPolicy(Oversee, policy => policy.RequireRole(Roles.Overseers))
        .AddPolicy(KeepMails, policy => policy.RequireRole(Roles.MailKeepers))
        .AddPolicy(KeepCalendars, policy => policy.RequireRole(Roles.CalendarKeepers))
        .AddPolicy(KeepAccounts, policy => policy.RequireRole(Roles.Administrator))
        .AddPolicy(ConfirmRules, policy => policy.RequireRole(Roles.Administrator));
}

using Microsoft.AspNetCore.Authorization;

namespace Elsa.Host.Accounts;

/// <summary>Which roles open which pages, as pages name it in <c>[Authorize]</c>.</summary>
internal static class Policies
{
    public const string Oversee = "oversee";

    public const string KeepMails = "keep-mails";

    public static AuthorizationBuilder AddPolicies(this AuthorizationBuilder builder) => builder
        .AddPolicy(Oversee, policy => policy.RequireRole(Roles.Overseers))
        .AddPolicy(KeepMails, policy => policy.RequireRole(Roles.MailKeepers));
}

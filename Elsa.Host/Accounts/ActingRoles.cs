using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Workflows.Persistence.People;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Accounts;

/// <summary>
/// Lets whoever acts in another's place open the pages of that role, on the days of the writing and no others; the cookie does not carry it.
/// What he may do there the engine asks again.
/// </summary>
internal sealed class ActingRoles(Delegations delegations, AuthorityZone zone, TimeProvider clock) : IClaimsTransformation
{
    private const string Acting = "acting";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true, Name: { } account } || principal.Identities.Any(i => i.AuthenticationType == Acting)) return principal;
        var today = zone.DayOf(clock.GetUtcNow());
        var roles = (await delegations.OfDeputyAsync(account, CancellationToken.None)).Where(d => d.IsInForce(today)).Select(d => d.Role).Distinct().ToList();
        if (roles.Count == 0) return principal;
        var acting = principal.Clone();
        acting.AddIdentity(new ClaimsIdentity(roles.Select(r => new Claim(ClaimTypes.Role, r)), Acting));
        return acting;
    }
}

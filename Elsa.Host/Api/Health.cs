using System.Reflection;

namespace Elsa.Host.Api;

/// <summary><c>/api/health</c>: that the host answers, and as which version; for load balancers and monitors, without signing in.</summary>
internal static class Health
{
    private static readonly string s_version =
        typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/health", () => Results.Ok(new { Status = "ok", Version = s_version })).AllowAnonymous();
}

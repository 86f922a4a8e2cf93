using System.Threading.RateLimiting;

namespace Elsa.Host.Accounts;

/// <summary>How often one address may post the sign-in form, whatever names it tries; password hashing is costly.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    private const int PostsPerMinute = 60;

    public static IServiceCollection AddSignInLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(AddressOf(context), _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = PostsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                })
                : RateLimitPartition.GetNoLimiter("reading"));
        });

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}

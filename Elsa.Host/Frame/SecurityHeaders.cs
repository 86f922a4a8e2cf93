namespace Elsa.Host.Frame;

/// <summary>Headers that keep a page from running, framing or leaking what it should not.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Tabler's style sheet carries its small pictures as data: addresses.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var (headers, signedIn) = ((HttpContext)state) is var c ? (c.Response.Headers, c.User.Identity?.IsAuthenticated == true) : default;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (signedIn && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store"; // case data does not stay in the browser of a shared desk
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}

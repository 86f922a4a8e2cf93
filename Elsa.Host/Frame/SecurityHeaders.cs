namespace Elsa.Host.Frame;

/// <summary>Headers that keep a page from running, framing or leaking what it should not.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Tabler's style sheet carries its small pictures as data: addresses.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // dmn-js writes style attributes, which can hide or colour but not run; a page that shows a decision asks for them.
    private const string PolicyWithStyleAttributes = Policy + "; style-src-attr 'unsafe-inline'";

    private static readonly object s_styleAttributes = new();

    /// <summary>Lets elements of this one page carry style attributes.</summary>
    public static void AllowStyleAttributes(HttpContext context) => context.Items[s_styleAttributes] = true;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items.ContainsKey(s_styleAttributes) ? PolicyWithStyleAttributes : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store"; // case data does not stay in the browser of a shared desk
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}

using Elsa.Host.Composition;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Workflows.Persistence.People;

namespace Elsa.Host.Accounts;

/// <summary>Signing in: a cookie for a person of the account book, and every page closed that does not say otherwise.</summary>
internal static class AccountsSetup
{
    /// <summary>After so long without a request a session ends; <see cref="SessionOptions"/> says when it ends in any case.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromHours(8);

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<SessionOptions>().Bind(configuration.GetSection(SessionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SessionOptions>, SessionOptionsValidator>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccountClosing>();
        services.AddSingleton<IClaimsTransformation, ActingRoles>();
        services.AddScoped<DirectoryOfRequest>().AddScoped(provider => provider.GetRequiredService<DirectoryOfRequest>().Directory);
        services.AddSingleton<SignInThrottle>();
        services.AddSignInLimit();

        services.AddDataProtection().SetApplicationName("workflows");
        services.AddOptions<KeyManagementOptions>().Configure<ProductPaths, ILoggerFactory>((keys, paths, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(OnlyForUs(paths.Keys), loggers));

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => Configure(cookie, environment));
        services.AddAuthorizationBuilder().AddPolicies().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>The keys lie there in plain: nobody but the account that runs the host may read them.</summary>
    private static DirectoryInfo OnlyForUs(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.LoginPath = "/account/sign-in";
        options.LogoutPath = "/account/sign-out";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Cookie.Name = "workflows-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // a link in a reminder must find its reader signed in
        options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = s_idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = EndSessionThatIsOverAsync;
    }

    /// <summary>A program gets a status, a person a page.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static async Task EndSessionThatIsOverAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (!await sessions.GoesOnAsync(context.Principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using Elsa.Host.Accounts;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;

namespace Elsa.Host.Frame;

/// <summary>What every page has in common: languages, errors, headers, authorization, and the order in which they act.</summary>
internal static class FrameSetup
{
    public static IServiceCollection AddFrame(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // Chinese first: what the browser asks for does not count, only the reader's own choice.
            options.SetDefaultCulture(Languages.Chinese);
            options.AddSupportedCultures(Languages.All).AddSupportedUICultures(Languages.All);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Languages.Cookie }];
        });
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Chinese stays readable in the source
        services.AddProblemDetails();
        services.AddRouting(routes => routes.LowercaseUrls = true);
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AllowAnonymousToFolder("/Portal");
            pages.Conventions.Add(new PageRouteTransformerConvention(new KebabCase()));
        });
        return services;
    }

    public static void UseFrame(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(IsForPrograms, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsForPrograms(context), pages => pages.UseExceptionHandler("/error/500").UseStatusCodePagesWithReExecute("/error/{0}"));
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null, pages => pages.Use(DirectoryOfRequest.BeforePageAsync));
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api");
}

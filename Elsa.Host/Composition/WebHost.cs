using Elsa.Host.Accounts;
using Elsa.Host.Frame;

namespace Elsa.Host.Composition;

/// <summary>Puts the web application together.</summary>
internal static class WebHost
{
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = ProductPaths.WebFiles(AppContext.BaseDirectory),
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(ProductPaths.From(builder.Configuration, AppContext.BaseDirectory))
            .Configure<Authority>(builder.Configuration.GetSection(Authority.Section))
            .AddAccounts(builder.Configuration, builder.Environment)
            .AddFrame();

        var app = builder.Build();
        app.UseFrame();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }
}

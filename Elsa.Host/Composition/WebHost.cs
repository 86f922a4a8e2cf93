using Elsa.Host.Accounts;
using Elsa.Host.Api;
using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Pages.Portal;
using Elsa.Host.Procedures;
using Workflows.Enforcement.Actions;
using Workflows.Persistence;
using Workflows.Runtime;
using Workflows.Scheduling;

namespace Elsa.Host.Composition;

/// <summary>Puts the web application together.</summary>
internal static class WebHost
{
    /// <exception cref="SettingRefusedException">A setting is not one to start with.</exception>
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = ProductPaths.WebFiles(AppContext.BaseDirectory),
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var paths = ProductPaths.From(builder.Configuration, AppContext.BaseDirectory);
        builder.Configuration["Workflows:Data"] = paths.Data;
        builder.Services
            .AddSingleton(TrialClock.From(builder.Configuration, builder.Environment))
            .AddSingleton(paths)
            .AddHostedService<Preparation>()
            .AddWorkflowPersistence(builder.Configuration)
            .AddWorkflowRuntime(builder.Configuration, paths.Definitions, paths.Data, ActionLibrary.All)
            .AddWorkflowScheduling(builder.Configuration)
            .AddSingleton<Authority>()
            .AddAccounts(builder.Configuration, builder.Environment)
            .AddCasework()
            .AddPortalDownloads()
            .AddFrame();

        var app = builder.Build();
        app.UseFrame();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapProcedureFiles();
        app.MapPortalDownloads();
        app.MapHealth();
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }
}

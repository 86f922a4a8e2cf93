using System.Text;
using Elsa.Host.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Host.Tests;

/// <summary>Puts one partial of the product on a page of its own at <c>/test/{name}</c>, under the product's own headers.</summary>
internal sealed class PartialPage(string name, object model) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map($"/test/{name}", page => page.UseMiddleware<SecurityHeaders>().Run(SendAsync));
        next(app);
    };

    private async Task SendAsync(HttpContext context)
    {
        context.Request.PathBase = ""; // Map moved the path there, and addresses of files would begin with it
        var partial = new PartialViewResult
        {
            ViewName = $"/Pages/Shared/{name}.cshtml",
            ViewData = new ViewDataDictionary<object>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
        };
        var (body, rendered) = (context.Response.Body, new MemoryStream());
        context.Response.Body = rendered; // the partial sets headers, so nothing may be sent before it
        await context.RequestServices.GetRequiredService<IActionResultExecutor<PartialViewResult>>()
            .ExecuteAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()), partial);
        context.Response.Body = body;
        await context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <title>{name}</title>
            <link rel="icon" href="/favicon.svg">
            <link rel="stylesheet" href="/lib/tabler/tabler.min.css">
            <link rel="stylesheet" href="/css/site.css">
            <main>{Encoding.UTF8.GetString(rendered.ToArray())}</main>
            """);
    }
}

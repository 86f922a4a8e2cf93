using Workflows.Engine.People;
using Workflows.Runtime.People;

namespace Elsa.Host.Accounts;

/// <summary>Reads the people once a request, so that pages can name them without waiting.</summary>
internal sealed class DirectoryOfRequest
{
    private PersonDirectory? _directory;

    public PersonDirectory Directory => _directory
        ?? throw new InvalidOperationException("Expected the people of the request to be read before a page asks for them.");

    public async Task ReadAsync(IPeople people, CancellationToken cancellationToken) =>
        _directory = new PersonDirectory((await people.AllAsync(cancellationToken)).Values.OrderBy(p => p.Id, StringComparer.Ordinal));

    public static async Task BeforePageAsync(HttpContext context, RequestDelegate next)
    {
        await context.RequestServices.GetRequiredService<DirectoryOfRequest>()
            .ReadAsync(context.RequestServices.GetRequiredService<IPeople>(), context.RequestAborted);
        await next(context);
    }
}

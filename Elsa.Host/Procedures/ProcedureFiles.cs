using System.Net.Mime;
using System.Text;
using Workflows.Decisions.Dmn;
using Workflows.Persistence.Bundles;

namespace Elsa.Host.Procedures;

/// <summary>Where the pictures of pages read flows and decisions: the very files that cases pinned, by the hash of their bundle.</summary>
internal static class ProcedureFiles
{
    // What stands under a hash never changes.
    private const string ForEver = "private, max-age=31536000, immutable";

    public static string BpmnOf(string hash) => $"/procedures/{hash}/bpmn";

    /// <param name="hash">Of the bundle.</param>
    /// <param name="decision">The decision's id.</param>
    public static string DmnOf(string hash, string decision) => $"/procedures/{hash}/dmn/{Uri.EscapeDataString(decision)}";

    public static void MapProcedureFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/procedures/{hash}").RequireAuthorization();
        files.MapGet("/bpmn", async (string hash, BundleStore bundles, HttpResponse response, CancellationToken cancellationToken) =>
            Answer(response, await bundles.FindAsync(hash, cancellationToken) is { } bundle ? bundle.Files.GetValueOrDefault($"{bundle.ProcedureId}.bpmn") : null));
        files.MapGet("/dmn/{decision}", async (string hash, string decision, BundleStore bundles, HttpResponse response, CancellationToken cancellationToken) =>
            Answer(response, await bundles.FindAsync(hash, cancellationToken) is { } bundle ? FileOf(bundle.Files, decision) : null));
    }

    private static string? FileOf(IReadOnlyDictionary<string, string> files, string decision) => files
        .Where(file => file.Key.EndsWith(".dmn", StringComparison.Ordinal))
        .Select(file => file.Value)
        .FirstOrDefault(xml => DmnReader.Read(xml, "").Model is { } model && model.Decisions.Any(d => d.Id == decision));

    private static IResult Answer(HttpResponse response, string? xml)
    {
        if (xml is null) return Results.NotFound();
        response.Headers.CacheControl = ForEver;
        return Results.Text(xml, MediaTypeNames.Application.Xml, Encoding.UTF8);
    }
}

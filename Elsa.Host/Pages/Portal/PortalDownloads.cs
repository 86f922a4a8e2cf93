using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.RateLimiting;
using Elsa.Host.Accounts;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Workflows.Persistence.Queries;

namespace Elsa.Host.Pages.Portal;

/// <summary>The published decisions as files, chosen like the list: <c>/portal/decisions.csv</c> for spreadsheets, <c>/portal/decisions.json</c> for programs.</summary>
internal static class PortalDownloads
{
    private const string Limit = "portal-download";
    private const int PerMinute = 20;

    // Read by people too; nothing in it stands in a page.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static IServiceCollection AddPortalDownloads(this IServiceCollection services) => services.Configure<RateLimiterOptions>(limits =>
        limits.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            SignInLimit.AddressOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static void MapPortalDownloads(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/portal").AllowAnonymous().RequireRateLimiting(Limit);
        files.MapGet("/decisions.csv", async ([AsParameters] PortalSearch search, CaseQueries queries, IStringLocalizer<PortalTexts> texts, CancellationToken cancellationToken) =>
            search.Unreadable is { } wrong ? Refused(wrong) : Results.Bytes(Csv(await ReadAsync(search, queries, cancellationToken), texts), CsvText.MediaType, "decisions.csv"));
        files.MapGet("/decisions.json", async ([AsParameters] PortalSearch search, CaseQueries queries, TimeProvider clock, CancellationToken cancellationToken) =>
            search.Unreadable is { } wrong ? Refused(wrong) : Results.Json(Json(await ReadAsync(search, queries, cancellationToken), clock.GetUtcNow()), s_json));
    }

    private static async Task<List<PortalDecision>> ReadAsync(PortalSearch search, CaseQueries queries, CancellationToken cancellationToken) =>
        [.. (await queries.PublicationsAsync(search.Query(0, int.MaxValue), cancellationToken)).Items.Select(PortalDecision.Of)];

    private static IResult Refused(string parameter) => Results.Problem(
        $"Expected a day such as 2026-03-10 for '{parameter}', but got something else.", statusCode: StatusCodes.Status400BadRequest);

    private static byte[] Csv(List<PortalDecision> decisions, IStringLocalizer<PortalTexts> texts) => CsvText.Of(decisions.Select(Cells).Prepend(
    [
        texts["Decision.Number"], texts["Decision.Party"], texts["Decision.Code"], texts["Decision.Facts"], texts["Decision.LawBasis"], texts["Decision.Content"],
        texts["Decision.Fine"], texts["Decision.Agency"], texts["Decision.DecidedOn"], texts["Decision.ReleasedOn"], texts["Decision.Address"],
    ]));

    private static IEnumerable<string?> Cells(PortalDecision d) =>
        [d.Number, d.Party, d.Code, d.Facts, d.LawBasis, d.Content, d.Fine?.ToString("0.00", CultureInfo.InvariantCulture), d.Agency, Day(d.DecidedOn), Day(d.ReleasedOn), d.Address];

    private static object Json(List<PortalDecision> decisions, DateTimeOffset at) => new
    {
        At = at.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        Total = decisions.Count,
        Decisions = decisions.Select(d => new
        {
            d.Number, d.Party, d.PartyKind, CreditCode = d.Code, d.Facts, d.LawBasis, d.Content, d.IsWithdrawn, d.Fine, d.Agency, DecidedOn = Day(d.DecidedOn), ReleasedOn = Day(d.ReleasedOn),
            CreditPlatformAtLeastUntil = Day(d.CreditAtLeastUntil), CreditPlatformAtMostUntil = Day(d.CreditAtMostUntil), d.Address, d.Version,
        }),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

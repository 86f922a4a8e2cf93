using System.Net;
using System.Text.RegularExpressions;
using Workflows.Engine.Cases;

namespace Workflows.EndToEnd.Tests.Cases;

/// <summary>Somebody with an account who sends the pages' forms, as a browser does, but many and fast.</summary>
internal sealed partial class Clerk : IDisposable
{
    private readonly HttpClient http;
    private string token = "";

    private Clerk(Uri address) => http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    /// <exception cref="HttpRequestException">The host is gone.</exception>
    public static async Task<Clerk> SignInAsync(Uri address, string account)
    {
        var clerk = new Clerk(address);
        try
        {
            await clerk.FillInAsync("/account/sign-in");
            Assert.Equal(HttpStatusCode.Redirect, await clerk.SendAsync("/account/sign-in", [new("Account", account), new("Password", Office.Password)]));
            await clerk.FillInAsync("/cases/start");
            return clerk;
        }
        catch
        {
            clerk.Dispose();
            throw;
        }
    }

    /// <summary>Reads a page, as a reader sees it: entities resolved.</summary>
    /// <exception cref="HttpRequestException">The host is gone, or does not show the page to this account.</exception>
    public async Task<string> ReadAsync(string page)
    {
        using var response = await http.GetAsync(new Uri(page, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The address of the first open task of a case, as the case's page has it.</summary>
    public async Task<string> TaskAsync(CaseId id)
    {
        var found = TaskLink().Match(await ReadAsync($"/cases/{id}"));
        Assert.True(found.Success, $"Expected an open task in {id}.");
        return found.Groups["task"].Value;
    }

    /// <summary>Sends a form; the anti-forgery token is that of the session.</summary>
    /// <exception cref="HttpRequestException">The host is gone.</exception>
    public async Task<HttpStatusCode> SendAsync(string to, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        using var response = await http.PostAsync(new Uri(to, UriKind.Relative), content);
        return response.StatusCode;
    }

    public void Dispose() => http.Dispose();

    private async Task FillInAsync(string page)
    {
        var found = Token().Match(await ReadAsync(page));
        Assert.True(found.Success, $"Expected {page} to have a form.");
        token = found.Groups["value"].Value;
    }

    [GeneratedRegex("href=\"(?<task>/tasks/[^\"/]+/[0-9]+)\"")]
    private static partial Regex TaskLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();
}

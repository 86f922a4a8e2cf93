using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Host.Tests;

/// <summary>Somebody with a browser: keeps cookies, sends the anti-forgery token of the page it read, follows nothing by itself.</summary>
internal sealed partial class Visitor(HttpClient http)
{
    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TextOfAsync(response);
    }

    /// <summary>The log of a case, all its pages.</summary>
    public async Task<string> ReadLogAsync(string id)
    {
        var pages = new List<string>();
        do pages.Add(await ReadAsync($"/cases/{id}/log?p={pages.Count + 1}"));
        while (pages[^1].Contains($"/cases/{id}/log?p={pages.Count + 1}\"", StringComparison.Ordinal));
        return string.Concat(pages);
    }

    /// <summary>Fills in the form of the page at <paramref name="path"/> and sends it there or to <paramref name="to"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form, string? to = null)
    {
        var token = Token().Match(await ReadAsync(path));
        Assert.True(token.Success, $"Expected {path} to have a form with an anti-forgery token.");
        form["__RequestVerificationToken"] = token.Groups["value"].Value;
        return await PostBareAsync(to ?? path, form);
    }

    public async Task<HttpResponseMessage> PostBareAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Sends a form as a browser does that may carry files.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, MultipartFormDataContent form) => http.PostAsync(new Uri(path, UriKind.Relative), form);

    public Task<HttpResponseMessage> SignInAsync(string account, string password = HostUnderTest.Password, string returnUrl = "") =>
        PostAsync("/account/sign-in", new() { ["Account"] = account, ["Password"] = password, ["ReturnUrl"] = returnUrl });

    /// <summary>This visitor, signed in.</summary>
    public async Task<Visitor> AsAsync(string account)
    {
        using var answer = await SignInAsync(account);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return this;
    }

    /// <summary>The text as a reader sees it: entities resolved.</summary>
    public static async Task<string> TextOfAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    /// <summary>The page without what differs from one request to the next.</summary>
    public static async Task<string> PageWithoutTokensAsync(HttpResponseMessage response) =>
        Token().Replace(await TextOfAsync(response), "");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();
}

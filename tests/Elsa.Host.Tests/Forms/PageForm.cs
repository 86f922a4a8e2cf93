using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace Elsa.Host.Tests.Forms;

/// <summary>A form of a page as a browser without scripts would send it: what stands in its controls, and what somebody filled in over it.</summary>
internal sealed partial record PageForm(string Action, ImmutableArray<KeyValuePair<string, string>> Fields, ImmutableArray<PageFile> Files)
{
    /// <summary>Reads the form of an id from a page.</summary>
    public static PageForm On(string html, string id, string path)
    {
        var form = Regex.Match(html, $"<form [^>]*id=\"{id}\"[^>]*>.*?</form>", RegexOptions.Singleline);
        Assert.True(form.Success, $"Expected a form '{id}' on {path}.");
        var opening = Attributes(form.Value[..(form.Value.IndexOf('>', StringComparison.Ordinal) + 1)]);
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (Match control in Control().Matches(form.Value))
        {
            var attributes = Attributes(control.Groups["tag"].Value);
            if (!attributes.TryGetValue("name", out var name)) continue;
            switch (control.Groups["kind"].Value)
            {
                case "input" when attributes.GetValueOrDefault("type") is "radio" or "checkbox" && !attributes.ContainsKey("checked"):
                case "input" when attributes.GetValueOrDefault("type") == "file":
                    break;
                case "input":
                    fields.Add(new(name, attributes.GetValueOrDefault("value", "")));
                    break;
                case "textarea":
                    fields.Add(new(name, WebUtility.HtmlDecode(control.Groups["body"].Value).TrimStart('\r', '\n')));
                    break;
                default:
                    fields.Add(new(name, Option().Matches(control.Groups["body"].Value).Select(o => Attributes(o.Value))
                        .FirstOrDefault(o => o.ContainsKey("selected"))?.GetValueOrDefault("value") ?? ""));
                    break;
            }
        }
        return new(opening.GetValueOrDefault("action", path), fields.ToImmutable(), []);
    }

    public static async Task<PageForm> OnAsync(Visitor visitor, string path, string id)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return On(await answer.Content.ReadAsStringAsync(), id, path);
    }

    public static async Task<PageForm> OnAsync(HttpResponseMessage answer, string id) =>
        On(await answer.Content.ReadAsStringAsync(), id, answer.RequestMessage!.RequestUri!.PathAndQuery);

    public bool Shows(string name) => Fields.Any(f => f.Key == "_shown" && f.Value == name);

    public ImmutableArray<string> Of(string name) => [.. Fields.Where(f => f.Key == name).Select(f => f.Value)];

    /// <summary>The form with other answers in a field.</summary>
    public PageForm With(string name, params string[] values) =>
        this with { Fields = [.. Fields.Where(f => f.Key != name), .. values.Select(v => KeyValuePair.Create(name, v))] };

    public PageForm Attach(string name, string fileName, byte[] content) => this with { Files = Files.Add(new(name, fileName, content)) };

    /// <param name="handler">Of another button of the form; null for the form's own.</param>
    public async Task<HttpResponseMessage> SubmitAsync(Visitor visitor, string? handler = null)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields) content.Add(new StringContent(value), name);
        foreach (var file in Files) content.Add(new ByteArrayContent(file.Content), file.Name, file.FileName);
        return await visitor.SendAsync(handler is null ? Action : $"{Action.Split('?')[0]}?handler={handler}", content);
    }

    private static Dictionary<string, string> Attributes(string tag) => Attribute().Matches(tag)
        .ToDictionary(a => a.Groups["name"].Value, a => WebUtility.HtmlDecode(a.Groups["value"].Value), StringComparer.Ordinal);

    [GeneratedRegex("(?<tag><(?<kind>input|select|textarea)\\b[^>]*>)(?:(?<=<(?:select|textarea)\\b[^>]*>)(?<body>.*?)</\\k<kind>>)?", RegexOptions.Singleline)]
    private static partial Regex Control();

    [GeneratedRegex("<option\\b[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("(?<name>[\\w-]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();
}

internal sealed record PageFile(string Name, string FileName, byte[] Content);

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Elsa.Host.Frame;

/// <summary>
/// <c>&lt;icon name="bell" /&gt;</c>: one of the pictures listed in <c>icons.txt</c>, inside the page, so that it takes the
/// text's colour and no font is fetched. Always decoration: the word stands beside it.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IWebHostEnvironment environment) : TagHelper
{
    private static readonly ConcurrentDictionary<string, string> s_pictures = new(StringComparer.Ordinal);

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(s_pictures.GetOrAdd(Name, Read));
    }

    private string Read(string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"lib/icons/{name}.svg");
        if (!file.Exists)
        {
            throw new InvalidOperationException($"Expected the icon '{name}' to be listed in icons.txt, but wwwroot/lib/icons has no such file.");
        }

        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd().Replace("<svg", "<svg aria-hidden=\"true\" focusable=\"false\"", StringComparison.Ordinal);
    }
}

namespace Workflows.Statute;

/// <summary>A text for people in the product's two languages, Chinese first.</summary>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>The text in the language of a culture name such as <c>zh-CN</c> or <c>en</c>; Chinese unless English is asked for.</summary>
    public string In(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;

    public override string ToString() => Zh;
}

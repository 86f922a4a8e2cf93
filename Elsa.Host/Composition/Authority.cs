namespace Elsa.Host.Composition;

/// <summary>The authority whose application this is; its name stands in the top bar and over the portal.</summary>
internal sealed class Authority
{
    public const string Section = "Authority";

    public string NameZh { get; set; } = "行政执法机关";

    public string NameEn { get; set; } = "Enforcement authority";
}

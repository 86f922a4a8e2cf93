namespace Workflows.Enforcement.Masking;

/// <summary>Something that must not be read, and what is written in its place.</summary>
internal sealed record Secret(string Value, string Shown)
{
    /// <summary>What stands for something that is not shown at all.</summary>
    public const string Withheld = "（不公开）";

    /// <summary>The value as it is looked for.</summary>
    public string Comparable { get; } = ComparableText.Of(Value).Text;

    /// <summary>
    /// Whether the value can be told from other text: one sign, or four figures, would be found everywhere. Such a value is masked in its own field only.
    /// </summary>
    public bool IsTelling => Comparable.Length >= (Comparable.All(char.IsAsciiDigit) ? 5 : 2);
}

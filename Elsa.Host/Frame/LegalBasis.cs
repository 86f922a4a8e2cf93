namespace Elsa.Host.Frame;

/// <summary>What a rule rests on, as <c>law.yaml</c> writes it after <c>law:</c> or <c>source:</c>.</summary>
/// <param name="Text">The article or the source, without the mark that it is unverified.</param>
/// <param name="Words">Names the text of a source that is one word (<c>client</c>, <c>setting</c>); else null.</param>
/// <param name="IsUnverified">Nobody has checked it against the law in force.</param>
internal sealed record LegalBasis(string Text, string? Words, bool IsUnverified)
{
    private const string Unverified = "status: unverified";

    public static LegalBasis Of(string written)
    {
        var text = written.Replace("；" + Unverified, "", StringComparison.Ordinal).Replace(Unverified, "", StringComparison.Ordinal).Trim('；', ' ');
        return new(text, text is "client" or "setting" ? text : null, written.Contains(Unverified, StringComparison.Ordinal));
    }
}

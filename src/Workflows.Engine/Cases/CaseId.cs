using System.Diagnostics.CodeAnalysis;

namespace Workflows.Engine.Cases;

/// <summary>
/// The identity of a case, given before it has a number: 1 to 40 of lower-case letters, digits and hyphens, such as <c>c-0001</c>.
/// </summary>
public readonly record struct CaseId
{
    private readonly string? text;

    private CaseId(string text) => this.text = text;

    private string Text => text ?? throw new InvalidOperationException("Expected a case id, but this one was never given a value.");

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseId id)
    {
        var good = text is { Length: >= 1 and <= 40 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        id = good ? new CaseId(text!) : default;
        return good;
    }

    public static CaseId Parse(string text) => TryParse(text, out var id) ? id
        : throw new FormatException($"Expected a case id of 1 to 40 lower-case letters, digits and hyphens, but got '{text}'.");

    public override string ToString() => Text;
}

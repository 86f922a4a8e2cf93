using System.Buffers;

namespace Elsa.Host.Forms;

/// <summary>A form's answer that is a file: the hash that its content is kept under, and the name it was handed in with.</summary>
internal sealed record KeptAnswer(string Hash, string Name)
{
    private const int HashLength = 64;

    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads <c>hash:name</c>; null for anything else, such as a mere name from a demonstration.</summary>
    public static KeptAnswer? Parse(string answer) =>
        answer.Length > HashLength + 1 && answer[HashLength] == ':' && answer.AsSpan(0, HashLength).IndexOfAnyExcept(s_hex) < 0
            ? new(answer[..HashLength], answer[(HashLength + 1)..])
            : null;
}

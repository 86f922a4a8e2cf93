namespace Workflows.Engine.Verification.Play;

/// <summary>Compares states by what they say.</summary>
internal sealed class NetStates : IEqualityComparer<byte[]>
{
    public static NetStates Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x is not null && y is not null && x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}

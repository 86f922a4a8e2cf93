namespace Workflows.Decisions.Feel;

/// <summary>
/// How large a value is, counted as if nothing in it were shared: <c>{a: [1, 1], b: [a, a], c: [b, b]}</c> is short to write
/// and cheap to make, but each entry doubles what its text, a comparison or its stored form would cost.
/// </summary>
/// <param name="Weight">Parts, a string counted by sixteen characters; at most <see cref="int.MaxValue"/>.</param>
/// <param name="Depth">Lists and contexts within each other.</param>
internal readonly record struct Extent(int Weight, int Depth)
{
    private const int CharactersAPart = 16;

    public static Extent Of(FeelValue value) => value switch
    {
        FeelValue.List list => list.Extent,
        FeelValue.Context context => context.Value.Extent,
        FeelValue.String text => new(1 + text.Value.Length / CharactersAPart, 0),
        FeelValue.Range range => Of((ReadOnlySpan<FeelValue>)[range.Low, range.High]),
        _ => new(1, 0),
    };

    public static Extent Of(ReadOnlySpan<FeelValue> parts)
    {
        var (weight, depth) = (1L, 0);
        foreach (var part in parts)
        {
            var own = Of(part);
            weight += own.Weight;
            depth = Math.Max(depth, own.Depth);
        }
        return new((int)Math.Min(weight, int.MaxValue), depth + 1);
    }
}

using System.Globalization;
using System.Text.Json;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.SecondOpinion;

/// <summary>Evaluates generated expressions here and with feelin, and sets the differences that are decided and listed apart from the others.</summary>
internal sealed class Comparison(string packages)
{
    private static readonly FeelNumber Precision = 0.000000001m;
    private readonly FeelContext scope = FeelJson.ReadContext(JsonDocument.Parse(Grammar.Scope).RootElement);
    private readonly SortedDictionary<string, int> decided = new(StringComparer.Ordinal);

    public int Agreed { get; private set; }

    /// <summary>How often each kind of difference that <see cref="Verdict"/> lists was met.</summary>
    public IReadOnlyDictionary<string, int> Decided => decided;

    /// <summary>The differences that nothing explains.</summary>
    public List<string> Unexplained { get; } = [];

    /// <summary>The verb <c>feelin [--count N] [--seed S]</c>.</summary>
    /// <returns>0 when every difference is explained, 1 when one is not, 2 for other options.</returns>
    public static int Run(string[] options, string packages, TextWriter output, TextWriter errors)
    {
        var (count, seed) = (10_000, 1UL);
        for (var i = 0; i < options.Length; i += 2)
        {
            var value = i + 1 < options.Length ? options[i + 1] : "";
            var isRead = options[i] switch
            {
                "--count" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0,
                "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (isRead) continue;
            errors.WriteLine($"Expected --count and --seed, each with a whole number, but got '{options[i]} {value}'.");
            return 2;
        }
        return Run(count, seed, packages, output);
    }

    private static int Run(int count, ulong seed, string packages, TextWriter output)
    {
        var comparison = new Comparison(packages);
        comparison.Compare(count, seed);
        foreach (var difference in comparison.Unexplained) output.WriteLine(difference);
        foreach (var (id, times) in comparison.Decided) output.WriteLine($"{id}: {times}, {Verdict.All.Single(verdict => verdict.Id == id).Reason}");
        output.WriteLine($"{comparison.Agreed} agreed, {comparison.Decided.Values.Sum()} decided, {comparison.Unexplained.Count} unexplained");
        return comparison.Unexplained.Count == 0 ? 0 : 1;
    }

    public void Compare(int count, ulong seed)
    {
        var generator = new ExpressionGenerator(seed);
        using var peer = new FeelinPeer(packages, Grammar.Scope);
        for (var i = 0; i < count; i++)
        {
            if (FirstDifference(generator.Next(), peer) is not { } difference) Agreed++;
            else if (Verdict.Of(difference) is { } verdict) decided[verdict.Id] = decided.GetValueOrDefault(verdict.Id) + 1;
            else Unexplained.Add(difference.ToString());
        }
    }

    /// <summary>Where the two differ: in the smallest part of the expression that shows it.</summary>
    private Difference? FirstDifference(Written written, FeelinPeer peer)
    {
        var ours = Value(written);
        var theirs = peer.Evaluate(written.Text);
        // A text that both refuse is as good as one that both give the same value.
        if (ours is null ? theirs.Value is null : theirs.Value is { } value && Agree(ours, value)) return null;
        return written.Parts.Select(part => FirstDifference(part, peer)).FirstOrDefault(part => part is not null) ?? new(written, ours, theirs, [.. written.Parts.Select(part => Value(part))]);
    }

    private FeelValue? Value(Written written) => FeelExpression.Parse(written.Text, scope.Names).Expression?.Evaluate(scope).Value;

    /// <summary>Equal, numbers but for the digits that a binary double loses.</summary>
    public static bool Agree(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => FeelNumber.Subtract(a.Value, b.Value) is { } gap && FeelNumber.Multiply(a.Value.Abs(), Precision) is { } share
            && (gap.Abs() <= share || gap.Abs() <= Precision),
        (FeelValue.List a, FeelValue.List b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, Agree).All(agrees => agrees),
        (FeelValue.Context a, FeelValue.Context b) => a.Value.Count == b.Value.Count && a.Value.Entries().All(entry => b.Value.TryGet(entry.Key, out var other) && Agree(entry.Value, other)),
        (FeelValue.Range a, FeelValue.Range b) => a.LowIncluded == b.LowIncluded && a.HighIncluded == b.HighIncluded && Agree(a.Low, b.Low) && Agree(a.High, b.High),
        _ => left.Equals(right),
    };
}

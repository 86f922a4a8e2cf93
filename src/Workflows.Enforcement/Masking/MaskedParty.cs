using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;

namespace Workflows.Enforcement.Masking;

/// <summary>The party as the public may see it, by the table of what is shown.</summary>
/// <param name="Party">The party's fields, masked.</param>
/// <param name="Secrets">What is masked in them, to be looked for in every other text.</param>
/// <param name="Shown">What is shown in full.</param>
internal sealed partial record MaskedParty(FeelContext Party, ImmutableArray<Secret> Secrets, ImmutableArray<string> Shown)
{
    private const int ShortestDetail = 4;

    // The party's fields, each with the column of the table that speaks of it.
    private static readonly ImmutableArray<(string Field, string Column)> s_fields =
    [
        ("name", "name"), ("code", "creditCode"), ("idNumber", "idNumber"), ("representative", "representative"), ("address", "address"), ("phone", "phone"),
    ];

    /// <param name="table">By column: <c>show</c>, <c>surname</c>, <c>region</c>, <c>withhold</c>; anything else withholds.</param>
    /// <param name="more">What is masked besides. A field that is named whole is withheld although the table shows it, but for the name of a unit: the law wants it shown.</param>
    public static MaskedParty Of(FeelContext party, FeelContext table, IEnumerable<Secret> more)
    {
        var (secrets, shown) = (ImmutableArray.CreateBuilder<Secret>(), ImmutableArray.CreateBuilder<string>());
        var (masked, named) = (party, more.Select(s => s.Comparable).ToHashSet(StringComparer.Ordinal));
        foreach (var (field, column) in s_fields)
        {
            if (party.Text(field) is not { } value || string.IsNullOrWhiteSpace(value)) continue;
            var (rule, region) = (table.Text(column), Region.Of(value));
            var instead = rule switch
            {
                "show" when field == "name" || !named.Contains(ComparableText.Of(value).Text) => value,
                "surname" when Parts(value) is { Length: > 0 } names => string.Join('、', names.Select(Surname.Masked)),
                "region" => region ?? Secret.Withheld,
                _ => Secret.Withheld,
            };
            masked = masked.Set(field, FeelValue.Of(instead));
            if (instead == value) shown.Add(value);
            else AddSecrets(secrets, field, value, instead, rule == "surname");
            if (rule == "region" && region is not null) AddDetail(secrets, value[(value.IndexOf(region, StringComparison.Ordinal) + region.Length)..]);
        }
        return new(masked, secrets.ToImmutable(), shown.ToImmutable());
    }

    private static void AddSecrets(ImmutableArray<Secret>.Builder secrets, string field, string value, string instead, bool isName)
    {
        secrets.Add(new(value, instead));
        if (field == "address") return;
        foreach (var part in Parts(value)) secrets.Add(new(part, isName ? Surname.Masked(part) : Secret.Withheld));
    }

    // Several names or numbers in one field are told one by one too, and without what stands in brackets behind them.
    private static string[] Parts(string value) => Brackets().Replace(value, "").Split(
        ['、', ',', '，', ';', '；', '/', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("[（(][^）)]*[）)]")]
    private static partial Regex Brackets();

    // Street and door are told without the county too.
    private static void AddDetail(ImmutableArray<Secret>.Builder secrets, string detail)
    {
        if (new Secret(detail, Secret.Withheld) is { } secret && secret.Comparable.Length >= ShortestDetail) secrets.Add(secret);
    }
}

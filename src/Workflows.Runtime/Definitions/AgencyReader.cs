using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Runtime.Definitions.Yaml;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads <c>agency.yaml</c>: who the authority is, and how it writes its numbers.</summary>
public static partial class AgencyReader
{
    private static readonly ImmutableArray<string> s_facts =
        ["name", "nameEn", "unit", "address", "phone", "bank", "bankAccount", "government", "court", "creditCode"];

    // What the product's own actions take numbers from, whatever the documents ask for besides.
    private static readonly ImmutableArray<string> s_needed = ["case", "decision"];

    /// <param name="file">The path that findings name.</param>
    public static Reading<Agency> Read(string file, string text)
    {
        var findings = new FindingBag(file);
        var agency = YamlFields.Read(YamlText.Read(text, findings), "the authority", findings, fields =>
        {
            var province = fields.Text("province")?.Text;
            if (province is not null && string.IsNullOrWhiteSpace(province)) findings.Add(fields.Line, fields.Column, "AGY0001", "Expected the province of the authority for 'province', but the text is blank.");
            return new Agency(
                FeelContext.From(s_facts.Select(name => KeyValuePair.Create(name, FeelValue.Of(Fact(fields, name, findings))))).Set("province", FeelValue.Of(province)),
                Patterns(fields, findings)) { Province = province };
        });
        return findings.Of(agency);
    }

    private static string? Fact(YamlFields fields, string name, FindingBag findings)
    {
        var text = fields.RequiredText(name);
        if (text is not null && string.IsNullOrWhiteSpace(text.Text)) findings.Add(text.Line, text.Column, "AGY0001", $"Expected the authority's '{name}', but the text is blank.");
        return text?.Text;
    }

    private static ImmutableSortedDictionary<string, string> Patterns(YamlFields fields, FindingBag findings)
    {
        var patterns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var entries = fields.RequiredEntries("numbers");
        foreach (var (series, value) in entries.Select(e => (e.Key, e.Value)))
        {
            if (!Series().IsMatch(series.Text)) findings.Add(series.Line, series.Column, "DOC0003", $"Expected the name of a series like decision, but got {series.Kind}.");
            if (value is YamlValue.Scalar text && IsPattern(text.Text)) patterns[series.Text] = text.Text;
            else findings.Add(value.Line, value.Column, "AGY0002", $"Expected a number with {{year}} and {{n}}, each once, and no other braces for '{series.Text}', but got {value.Kind}.");
        }
        foreach (var missing in s_needed.Where(s => entries.All(e => e.Key.Text != s)))
            findings.Add(fields.Line, fields.Column, "AGY0003", $"Expected how the numbers of '{missing}' are written in 'numbers', but there is no such series.");
        return patterns.ToImmutable();
    }

    // Each series counts anew in every year: without the year in it, a number would be given twice.
    private static bool IsPattern(string text) =>
        text.Split("{year}") is [var before, var after] && $"{before}{after}".Split("{n}") is [var first, var last]
        && !$"{first}{last}".AsSpan().ContainsAny('{', '}') && text.Contains("{n}", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Series();
}

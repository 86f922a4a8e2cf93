using System.Collections.Immutable;
using System.Globalization;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions.Yaml;

/// <summary>Reads the fields of a map by name. What is missing, of the wrong kind or never asked for becomes a finding.</summary>
internal sealed class YamlFields
{
    private readonly YamlValue.Map _map;
    private readonly FindingBag _findings;
    private readonly string _what;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="what">What the map describes, for sentences: <c>a deadline</c>.</param>
    private YamlFields(YamlValue.Map map, string what, FindingBag findings) => (_map, _what, _findings) = (map, what, findings);

    public int Line => _map.Line;
    public int Column => _map.Column;

    /// <summary>Reads a map field by field and refuses whatever <paramref name="read"/> did not ask for.</summary>
    public static T? Read<T>(YamlValue? value, string what, FindingBag findings, Func<YamlFields, T?> read) where T : class
    {
        if (value is null) return null;
        if (value is not YamlValue.Map map)
        {
            findings.Add(value.Line, value.Column, "LAW0003", $"Expected a map for {what}, but got {value.Kind}.");
            return null;
        }
        var fields = new YamlFields(map, what, findings);
        var result = read(fields);
        fields.RefuseTheRest();
        return result;
    }

    /// <summary>The value of a field; null where it is missing or empty.</summary>
    public YamlValue? Optional(string key)
    {
        _asked.Add(key);
        var value = _map.Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
        return value is YamlValue.Scalar { IsNothing: true } ? null : value;
    }

    public YamlValue? Required(string key)
    {
        var value = Optional(key);
        if (value is null) _findings.Add(Line, Column, "LAW0002", $"Expected '{key}' for {_what}, but it is missing.");
        return value;
    }

    public YamlValue.Scalar? Text(string key) => AsText(key, Optional(key));

    public YamlValue.Scalar? RequiredText(string key) => AsText(key, Required(key));

    /// <summary>One text or a list of texts; empty where the field is missing.</summary>
    public ImmutableArray<YamlValue.Scalar> Texts(string key) => AsTexts(key, Optional(key));

    public ImmutableArray<YamlValue.Scalar> RequiredTexts(string key)
    {
        var value = Required(key);
        var texts = AsTexts(key, value);
        if (value is YamlValue.List { Items.IsEmpty: true }) _findings.Add(value.Line, value.Column, "LAW0002", $"Expected at least one '{key}' for {_what}, but the list is empty.");
        return texts;
    }

    /// <summary>A text in Chinese and in English, both of them.</summary>
    public Bilingual? RequiredBilingual(string key) => Read(Required(key), $"'{key}' of {_what}", _findings, Bilingual);

    public DateOnly? Date(string key) => Text(key) is { } text ? AsDate(text, _findings) : null;

    /// <summary>The entries of a map whose keys are names of the writer's choosing; empty where it is missing.</summary>
    public ImmutableArray<YamlValue.Entry> Entries(string key) => AsEntries(key, Optional(key));

    public ImmutableArray<YamlValue.Entry> RequiredEntries(string key) => AsEntries(key, Required(key));

    /// <summary>The items of a list; empty where it is missing.</summary>
    public ImmutableArray<YamlValue> Items(string key)
    {
        var value = Optional(key);
        if (value is null or YamlValue.List) return (value as YamlValue.List)?.Items ?? [];
        _findings.Add(value.Line, value.Column, "LAW0003", $"Expected a list for '{key}' of {_what}, but got {value.Kind}.");
        return [];
    }

    /// <summary>One of a few words.</summary>
    public T? OneOf<T>(YamlValue.Scalar? text, params ReadOnlySpan<(string Word, T Value)> words) where T : struct
    {
        if (text is null) return null;
        foreach (var (word, value) in words)
        {
            if (word == text.Text) return value;
        }
        var known = string.Join(", ", words.ToArray().Select(w => w.Word));
        _findings.Add(text.Line, text.Column, "LAW0004", $"Expected one of {known}, but got {text.Kind}.");
        return null;
    }

    public static Bilingual? Bilingual(YamlFields fields) =>
        (fields.RequiredText("zh"), fields.RequiredText("en")) is ({ } zh, { } en) ? new(zh.Text, en.Text) : null;

    public static DateOnly? AsDate(YamlValue.Scalar text, FindingBag findings)
    {
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        findings.Add(text.Line, text.Column, "LAW0008", $"Expected a date like 2026-03-10, but got {text.Kind}.");
        return null;
    }

    private void RefuseTheRest()
    {
        foreach (var entry in _map.Entries.Where(e => !_asked.Contains(e.Key.Text)))
        {
            var known = string.Join(", ", _asked.Order(StringComparer.Ordinal));
            _findings.Add(entry.Key.Line, entry.Key.Column, "LAW0001", $"Expected one of {known} for {_what}, but got {entry.Key.Kind}.");
        }
    }

    private YamlValue.Scalar? AsText(string key, YamlValue? value)
    {
        if (value is null or YamlValue.Scalar) return (YamlValue.Scalar?)value;
        _findings.Add(value.Line, value.Column, "LAW0003", $"Expected a text for '{key}' of {_what}, but got {value.Kind}.");
        return null;
    }

    private ImmutableArray<YamlValue.Scalar> AsTexts(string key, YamlValue? value) => value is YamlValue.List list
        ? [.. list.Items.Select(item => AsText(key, item)).OfType<YamlValue.Scalar>()]
        : AsText(key, value) is { } text ? [text] : [];

    private ImmutableArray<YamlValue.Entry> AsEntries(string key, YamlValue? value)
    {
        if (value is null or YamlValue.Map) return (value as YamlValue.Map)?.Entries ?? [];
        _findings.Add(value.Line, value.Column, "LAW0003", $"Expected a map for '{key}' of {_what}, but got {value.Kind}.");
        return [];
    }
}

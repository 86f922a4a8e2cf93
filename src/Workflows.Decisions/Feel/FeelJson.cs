using System.Text.Json;
using Workflows.Decisions.Feel.Time;

namespace Workflows.Decisions.Feel;

/// <summary>
/// The stored form of values, exact both ways: strings, booleans, null and lists as JSON's own; numbers with the digits
/// they were written with; contexts as objects in their order; the rest as an object with one name that begins with
/// <c>$</c>, such as <c>{"$date":"2026-03-10"}</c>. A context's own name that begins with <c>$</c> is written with one more.
/// </summary>
public static class FeelJson
{
    private const int MaxDepth = 200;

    /// <exception cref="NotSupportedException">The value is or holds a function, or is nested more than 200 deep.</exception>
    public static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Write(writer, value, 0);
    }

    /// <exception cref="NotSupportedException">The context holds a function, or is nested more than 200 deep.</exception>
    public static void Write(Utf8JsonWriter writer, FeelContext context) => Write(writer, FeelValue.Of(context));

    /// <exception cref="FormatException">The element is not a stored form of any value.</exception>
    public static FeelValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => FeelValue.Nothing,
        JsonValueKind.True or JsonValueKind.False => FeelValue.Of(element.GetBoolean()),
        JsonValueKind.String => FeelValue.Of(element.GetString()),
        JsonValueKind.Number => Number(element.GetRawText()),
        JsonValueKind.Array => FeelValue.Of(element.EnumerateArray().Select(Read)),
        JsonValueKind.Object => Tagged(element) ?? FeelValue.Of(Entries(element)),
        _ => throw new FormatException($"Expected a stored value, but got {element.ValueKind}."),
    };

    /// <exception cref="FormatException">The element is not the stored form of a context.</exception>
    public static FeelContext ReadContext(JsonElement element) =>
        Read(element) is FeelValue.Context context ? context.Value : throw new FormatException($"Expected a stored context, but got {element.ValueKind}.");

    public static string ToText(FeelValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value);
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <exception cref="FormatException">The text is JSON, but not a stored value.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static FeelValue FromText(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth * 3 });
        return Read(document.RootElement);
    }

    private static void Write(Utf8JsonWriter writer, FeelValue value, int depth)
    {
        if (depth > MaxDepth) throw new NotSupportedException($"Expected a value at most {MaxDepth} deep, but got a deeper one, which cannot be stored.");
        switch (value)
        {
            case FeelValue.Null: writer.WriteNullValue(); break;
            case FeelValue.Boolean x: writer.WriteBooleanValue(x.Value); break;
            case FeelValue.Number x: writer.WriteRawValue(x.Value.ToString()); break;
            case FeelValue.String x: writer.WriteStringValue(x.Value); break;
            case FeelValue.Date: Tag(writer, "$date", value.ToString()); break;
            case FeelValue.Time x: Tag(writer, "$time", FeelText.Time(x.Nanoseconds, x.Zone), x.Zone); break;
            case FeelValue.DateTime x: Tag(writer, "$dateTime", value.ToString(), x.Zone); break;
            case FeelValue.DaysDuration or FeelValue.MonthsDuration: Tag(writer, "$duration", value.ToString()); break;
            case FeelValue.List x:
                writer.WriteStartArray();
                foreach (var item in x.Items) Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case FeelValue.Context x:
                writer.WriteStartObject();
                foreach (var (name, entry) in x.Value.Entries())
                {
                    writer.WritePropertyName(name.StartsWith('$') ? "$" + name : name);
                    Write(writer, entry, depth + 1);
                }
                writer.WriteEndObject();
                break;
            case FeelValue.Range x:
                writer.WriteStartObject();
                writer.WriteStartArray("$range");
                writer.WriteStringValue((x.LowIncluded ? "[" : "(") + (x.HighIncluded ? "]" : ")"));
                Write(writer, x.Low, depth + 1);
                Write(writer, x.High, depth + 1);
                if (x.IsTest) writer.WriteStringValue("test");
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default: throw new NotSupportedException("Expected a value that can be stored, but got a function.");
        }
    }

    private static void Tag(Utf8JsonWriter writer, string tag, string text, ZoneSpot zone = default)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, text);
        // A zone's offset was looked up once; it is kept, so that reading back needs no zone rules and gives the same instant.
        if (zone is { Id: not null, Offset: { } offset }) writer.WriteNumber("$offset", offset);
        writer.WriteEndObject();
    }

    private static FeelContext Entries(JsonElement element) => FeelContext.From(element.EnumerateObject().Select(property =>
        KeyValuePair.Create(property.Name.StartsWith('$') ? property.Name[1..] : property.Name, Read(property.Value))));

    private static FeelValue? Tagged(JsonElement element)
    {
        using var properties = element.EnumerateObject();
        if (!properties.MoveNext()) return null;
        var (tag, value) = (properties.Current.Name, properties.Current.Value);
        if (tag.Length < 2 || tag[0] != '$' || tag[1] == '$') return null;
        if (tag == "$range" && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is 3 or 4 && value[0].GetString() is { Length: 2 } brackets)
        {
            return new FeelValue.Range(Read(value[1]), brackets[0] == '[', Read(value[2]), brackets[1] == ']') { IsTest = value.GetArrayLength() == 4 };
        }
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"Expected a string under {tag}, but got {value.ValueKind}.");
        var surroundings = FeelSurroundings.None;
        if (properties.MoveNext() && properties.Current.Name == "$offset")
        {
            var offset = properties.Current.Value.GetInt32();
            surroundings = new FeelSurroundings { ZoneOffset = (_, _) => offset };
        }
        FeelValue? read = tag switch
        {
            "$date" => TemporalText.Date(text),
            "$time" => TemporalText.Time(text, surroundings),
            "$dateTime" => TemporalText.DateTime(text, surroundings),
            "$duration" => TemporalText.Duration(text),
            _ => null,
        };
        return read ?? throw new FormatException($"Expected a stored date, time, date and time, duration or range, but got {tag} {FeelText.Quote(text)}.");
    }

    private static FeelValue.Number Number(string text) => FeelNumber.TryParse(text, out var number)
        ? new(number)
        : throw new FormatException($"Expected a number that decimal128 can hold, but got {text}.");
}

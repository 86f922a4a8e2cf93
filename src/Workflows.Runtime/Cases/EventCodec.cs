using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;

namespace Workflows.Runtime.Cases;

/// <summary>An event as it is stored: its name and version, and its payload as text that is never written again.</summary>
public sealed record StoredEvent(string Type, int TypeVersion, string Payload);

/// <summary>
/// Writes events as text and reads every shape ever written. Stored names are chosen here and stay when a class is renamed;
/// the instant and the person stand beside the payload, in the row.
/// </summary>
public static class EventCodec
{
    private static readonly FrozenDictionary<Type, string> s_names = typeof(CaseEvent).GetNestedTypes()
        .Where(t => t.IsSubclassOf(typeof(CaseEvent)))
        .ToFrozenDictionary(t => t, NameOf);

    private static readonly FrozenDictionary<string, Type> s_types = s_names.ToFrozenDictionary(x => x.Value, x => x.Key);

    private static readonly JsonSerializerOptions s_options = Options();

    /// <summary>The kinds of event that can be stored, by their stored names.</summary>
    public static IReadOnlyDictionary<string, Type> KnownTypes => s_types;

    public static StoredEvent Encode(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new(s_names[e.GetType()], 1, JsonSerializer.Serialize(e, e.GetType(), s_options));
    }

    /// <exception cref="FormatException">The name or version is not known, or the payload is not of that shape.</exception>
    public static CaseEvent Decode(StoredEvent stored, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.TypeVersion != 1 || !s_types.TryGetValue(stored.Type, out var type))
            throw new FormatException($"Expected an event that this version knows, but got '{stored.Type}' version {stored.TypeVersion}.");
        try
        {
            return (CaseEvent)JsonSerializer.Deserialize(stored.Payload, type, s_options)! with { At = at };
        }
        catch (JsonException e)
        {
            throw new FormatException($"Expected a payload of '{stored.Type}', but it cannot be read: {e.Message}", e);
        }
    }

    /// <summary>CaseOpened is stored as <c>case-opened</c>.</summary>
    private static string NameOf(Type type) =>
        string.Concat(type.Name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private static JsonSerializerOptions Options()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(Polymorphism);
        resolver.Modifiers.Add(LeaveOutTheInstant);
        return new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = resolver,
            RespectNullableAnnotations = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new FeelValueConverter(), new FeelContextConverter(), new CaseIdConverter() },
        };
    }

    /// <summary>Closed hierarchies inside payloads carry the kebab-case name of their case as <c>$is</c>.</summary>
    private static void Polymorphism(JsonTypeInfo info)
    {
        if (info.Type != typeof(NodeWait) && info.Type != typeof(Wake)) return;
        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "$is" };
        foreach (var type in info.Type.GetNestedTypes().Where(t => t.IsSubclassOf(info.Type)))
            info.PolymorphismOptions.DerivedTypes.Add(new(type, NameOf(type)));
    }

    private static void LeaveOutTheInstant(JsonTypeInfo info)
    {
        if (!info.Type.IsSubclassOf(typeof(CaseEvent))) return;
        if (info.Properties.FirstOrDefault(p => p.Name == "at") is { } at) info.Properties.Remove(at);
    }

    private sealed class FeelValueConverter : JsonConverter<FeelValue>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(FeelValue).IsAssignableFrom(typeToConvert);

        public override bool HandleNull => true;

        public override FeelValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FeelJson.Read(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, FeelValue value, JsonSerializerOptions options) => FeelJson.Write(writer, value);
    }

    private sealed class FeelContextConverter : JsonConverter<FeelContext>
    {
        public override FeelContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FeelJson.Read(JsonElement.ParseValue(ref reader)) is FeelValue.Context c ? c.Value : throw new JsonException("Expected a context.");

        public override void Write(Utf8JsonWriter writer, FeelContext value, JsonSerializerOptions options) => FeelJson.Write(writer, FeelValue.Of(value));
    }

    private sealed class CaseIdConverter : JsonConverter<CaseId>
    {
        public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CaseId.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.People;

namespace Elsa.Host.Accounts;

/// <summary>The invented people of <c>Seed/people.json</c>.</summary>
internal static class SamplePeople
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static ImmutableArray<Person> Read()
    {
        using var stream = typeof(SamplePeople).Assembly.GetManifestResourceStream("seed/people.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<Person>>(stream, s_json);
    }
}

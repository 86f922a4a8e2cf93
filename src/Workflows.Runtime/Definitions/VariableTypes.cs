using System.Collections.Immutable;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;

namespace Workflows.Runtime.Definitions;

/// <summary>What is certain of the variables that expressions see: what the engine gives, and the fields of forms whose kind is the same wherever their name stands.</summary>
internal static class VariableTypes
{
    /// <summary>What every expression sees (docs/procedure-files.md, Expressions).</summary>
    private static readonly ImmutableDictionary<string, string> s_given = new Dictionary<string, string>
    {
        ["today"] = "date",
        ["case"] = "context<id: string, number: string, openedOn: date>",
        ["workingDaysBetween"] = "function<Any, Any>->number",
        ["workingDayOnOrAfter"] = "function<Any>->date",
        ["workingDayOnOrBefore"] = "function<Any>->date",
        ["addWorkingDays"] = "function<Any, number>->date",
    }.ToImmutableDictionary();

    public static ImmutableDictionary<string, string> Of(IEnumerable<Procedure> procedures)
    {
        var all = procedures.ToList();
        var fields = all.SelectMany(p => p.Forms.Values).SelectMany(f => f.Fields)
            .Where(f => f.Type != FieldType.Opinion)
            .GroupBy(f => f.Name.Split('.')[0], f => f.Name.Contains('.', StringComparison.Ordinal) ? null : TypeOf(f.Type))
            .Where(g => g.Distinct().Count() == 1).Select(g => KeyValuePair.Create(g.Key, g.First()));
        // What a flow hands over or works out may be anything.
        var others = all.SelectMany(p => p.Process.AllNodes).SelectMany(Assigned).ToHashSet(StringComparer.Ordinal);
        return s_given.AddRange(fields.Where(f => f.Value is not null && !others.Contains(f.Key) && !s_given.ContainsKey(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value!)));
    }

    private static IEnumerable<string> Assigned(FlowNode node) => node switch
    {
        FlowNode.BusinessRuleTask task => [task.Result],
        FlowNode.ServiceTask task => [.. task.Inputs.Concat(task.Outputs).Select(m => m.Name)],
        FlowNode.CallActivity call => [.. call.Inputs.Concat(call.Outputs).Select(m => m.Name)],
        _ => [],
    };

    private static string? TypeOf(FieldType type) => type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Choice or FieldType.File => "string",
        FieldType.WholeNumber or FieldType.Money => "number",
        FieldType.Date => "date",
        FieldType.DateTime => "date and time",
        FieldType.YesNo => "boolean",
        FieldType.Choices or FieldType.People => "list<string>",
        _ => null,
    };
}

using System.Collections.Immutable;
using Workflows.Engine.Forms;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Documents;

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

    /// <summary>What documents see besides, of kinds of their own.</summary>
    private static readonly ImmutableArray<string> s_engine = ["agency", "extendable", "fact", "deadline", "documentNumber"];

    public static ImmutableDictionary<string, string> Of(IEnumerable<Procedure> procedures)
    {
        var all = procedures.ToList();
        var fields = Fields(all).GroupBy(f => f.Name.Split('.')[0]).Select(g => KeyValuePair.Create(g.Key, TypeOf([.. g])));
        // What a flow hands over or works out may be anything.
        var others = all.SelectMany(p => p.Process.AllNodes).SelectMany(Assigned).ToHashSet(StringComparer.Ordinal);
        return s_given.AddRange(fields.Where(f => f.Value is not null && !others.Contains(f.Key) && !s_given.ContainsKey(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value!)));
    }

    /// <summary>
    /// What a template of a document may ask for, by type: all that forms, flows and the engine give, whether its kind is known or not. A name that is not
    /// among them never has a value.
    /// </summary>
    public static ImmutableDictionary<string, string> OfDocuments(IReadOnlyCollection<Procedure> procedures)
    {
        var known = Of(procedures);
        var names = Fields(procedures).Select(f => f.Name.Split('.')[0])
            .Concat(procedures.SelectMany(p => p.Process.AllNodes).SelectMany(Assigned)).Concat(s_engine).Concat(DocumentFunctions.Names);
        return known.AddRange(names.Distinct(StringComparer.Ordinal).Where(name => !known.ContainsKey(name)).Select(name => KeyValuePair.Create(name, "Any")));
    }

    private static IEnumerable<FormField> Fields(IEnumerable<Procedure> procedures) =>
        procedures.SelectMany(p => p.Forms.Values).SelectMany(f => f.Fields).Where(f => f.Type != FieldType.Opinion);

    /// <summary>The type that fields with one name before the dot make: that of the field, or a context of the fields behind the dot; null where forms differ.</summary>
    private static string? TypeOf(IReadOnlyList<FormField> fields)
    {
        if (fields.Any(f => !f.Name.Contains('.', StringComparison.Ordinal))) return fields.All(f => !f.Name.Contains('.', StringComparison.Ordinal)) ? OneOf(fields) : null;
        var members = fields.GroupBy(f => f.Name.Split('.')[1])
            .Select(g => $"{g.Key}: {(g.All(f => f.Name.Count(c => c == '.') == 1) ? OneOf([.. g]) : null) ?? "Any"}");
        return $"context<{string.Join(", ", members)}>";
    }

    private static string? OneOf(IReadOnlyList<FormField> fields) => fields.Select(f => TypeOf(f.Type)).Distinct().ToList() is [var only] ? only : null;

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

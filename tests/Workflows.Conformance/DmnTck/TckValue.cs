using System.Xml.Linq;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.DmnTck;

/// <summary>The kit's valueType as a value, and how near two values must be.</summary>
internal static class TckValue
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly FeelExpression Equality = FeelExpression.Parse("a = b").Expression!;
    private static readonly FeelNumber Tolerance = 0.00000001m;

    public static FeelValue Of(XElement holder)
    {
        var children = holder.Elements().Where(child => child.Name.LocalName != "extensionElements").ToArray();
        if (children is [var only] && only.Name.LocalName == "value") return Simple(only);
        if (children is [var list] && list.Name.LocalName == "list")
        {
            return IsNil(list) ? FeelValue.Nothing : FeelValue.Of(list.Elements().Where(item => item.Name.LocalName == "item").Select(Of));
        }
        if (children.Length == 0) return IsNil(holder) ? FeelValue.Nothing : FeelValue.Of(FeelContext.Empty);
        return FeelValue.Of(FeelContext.From(children.Select(Component)));
    }

    private static KeyValuePair<string, FeelValue> Component(XElement component)
    {
        if (component.Name.LocalName != "component" || component.Attribute("name") is not { } name)
        {
            throw new FormatException($"Expected a component with a name, but got '{component.Name.LocalName}'.");
        }
        return KeyValuePair.Create(name.Value, IsNil(component) ? FeelValue.Nothing : Of(component));
    }

    /// <summary>Equal, numbers to eight places, as the kit's own runner has it.</summary>
    public static bool Agree(FeelValue expected, FeelValue actual) => (expected, actual) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => FeelNumber.Subtract(a.Value, b.Value) is { } gap && gap.Abs() <= Tolerance,
        (FeelValue.List a, FeelValue.List b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, Agree).All(agrees => agrees),
        (FeelValue.Context a, FeelValue.Context b) => a.Value.Count == b.Value.Count
            && a.Value.Entries().All(entry => b.Value.TryGet(entry.Key, out var other) && Agree(entry.Value, other)),
        _ => expected.Equals(actual) || (!expected.IsNull && !actual.IsNull && expected.GetType() == actual.GetType()
            && Equality.Evaluate(FeelContext.Empty.Set("a", expected).Set("b", actual)).IsTrue),
    };

    private static FeelValue Simple(XElement element)
    {
        if (IsNil(element)) return FeelValue.Nothing;
        var text = element.Value;
        var type = element.Attribute(Instance + "type")?.Value.Split(':')[^1] ?? "string";
        return type switch
        {
            "string" => FeelValue.Of(text),
            "boolean" => FeelValue.Of(text.Trim() is "true" or "1"),
            "decimal" or "double" or "float" or "integer" or "long" or "int" or "short" or "byte" or "positiveInteger" or "nonNegativeInteger" => FeelNumber.TryParse(text.Trim(), out var number) ? FeelValue.Of(number) : throw new FormatException($"Expected a number, but got '{text}'."),
            "date" => Call("date(x)", text),
            "time" => Call("time(x)", text),
            "dateTime" => Call("date and time(x)", text),
            "duration" or "dayTimeDuration" or "yearMonthDuration" => Call("duration(x)", text),
            _ => throw new FormatException($"Expected a type of the kit, but got '{type}'."),
        };
    }

    private static FeelValue Call(string function, string text) =>
        FeelExpression.Parse(function).Expression!.Evaluate(FeelContext.Empty.Set("x", FeelValue.Of(text.Trim())), TckSurroundings.Value).Value;

    private static bool IsNil(XElement element) => element.Attribute(Instance + "nil")?.Value is "true" or "1";
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Logic;

internal sealed partial class LogicCompiler
{
    private Step? Table(XElement element, string ownerId, Bindings scope)
    {
        if (Policy(element) is not { } policy) return null;
        var inputs = element.All("input").ToArray();
        var outputs = element.All("output").ToArray();
        if (outputs.Length == 0) complaints.Add(element, "Expected at least one output column, but got none.");
        var table = new DecisionTable(
            ownerId,
            policy,
            default,
            [.. inputs.Select((input, i) => Text(input.One("inputExpression") ?? input, $"Input {i + 1}", unaryTests: false, scope))],
            [.. outputs.Select((output, i) => Column(output, i, outputs.Length, scope))],
            [.. element.All("rule").Select((rule, i) => Rule(rule, i + 1, inputs.Length, outputs.Length, scope))]);
        return table.Evaluate;
    }

    private HitPolicy? Policy(XElement element)
    {
        switch (element.Attr("hitPolicy") ?? "UNIQUE")
        {
            case "UNIQUE": return HitPolicy.Unique;
            case "FIRST": return HitPolicy.First;
            case var other:
                complaints.Add(element, $"Expected the hit policy UNIQUE or FIRST, but got {other}, which is not executed yet.");
                return null;
        }
    }

    private OutputColumn Column(XElement output, int index, int count, Bindings scope)
    {
        var name = output.Name();
        if (name.Length == 0 && count > 1) complaints.Add(output, $"Expected a name on output {index + 1} of several, but got none.");
        var otherwise = output.One("defaultOutputEntry");
        return new(name, otherwise is null ? null : Text(otherwise, $"The default of output {index + 1}", unaryTests: false, scope));
    }

    private Rule Rule(XElement rule, int number, int inputs, int outputs, Bindings scope)
    {
        var tests = rule.All("inputEntry").ToArray();
        var results = rule.All("outputEntry").ToArray();
        if (tests.Length != inputs || results.Length != outputs)
        {
            complaints.Add(rule, $"Expected {inputs} tests and {outputs} outputs in rule {number}, but got {tests.Length} and {results.Length}.");
        }
        var notes = rule.All("annotationEntry").Select(note => (note.TextElement()?.Value ?? "").Trim()).Where(note => note.Length > 0);
        var annotation = string.Join("; ", notes) is { Length: > 0 } joined ? joined : (rule.One("description")?.Value ?? "").Trim();
        return new(
            rule.Id(),
            number,
            annotation,
            [.. tests.Take(inputs).Select((test, i) => Test(test, $"Rule {number}, input {i + 1}", scope))],
            Padded(results.Take(outputs).Select((result, i) => Text(result, $"Rule {number}, output {i + 1}", unaryTests: false, scope)), outputs));
    }

    /// <summary>A cell's tests; null where every value passes: the cell is empty or holds "-".</summary>
    private Step? Test(XElement cell, string where, Bindings scope) =>
        (cell.TextElement()?.Value ?? "").Trim() is "" or "-" ? null : Text(cell, where, unaryTests: true, scope);

    private static ImmutableArray<Step> Padded(IEnumerable<Step> steps, int count)
    {
        var all = steps.ToList();
        while (all.Count < count) all.Add((run, _) => run.Fail(default, "Expected an output entry, but the rule has too few."));
        return [.. all];
    }
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Logic;

internal sealed partial class LogicCompiler
{
    private Step Table(XElement element, string ownerId, Bindings scope)
    {
        var policy = Policy(element);
        var inputs = element.All("input").ToArray();
        var outputs = element.All("output").ToArray();
        if (outputs.Length == 0) complaints.Add(element, "Expected at least one output column, but got none.");
        if (outputs.Length > 1 && policy is HitPolicy.Sum or HitPolicy.Min or HitPolicy.Max)
        {
            complaints.Add(element, $"Expected one output column to aggregate, but got {outputs.Length}.");
        }
        return new DecisionTable(
            ownerId,
            policy,
            default,
            [.. inputs.Select((input, i) => Input(input, i, scope))],
            [.. outputs.Select((output, i) => Output(output, i, outputs.Length, scope))],
            [.. element.All("rule").Select((rule, i) => Rule(rule, i + 1, inputs.Length, outputs, scope))]).Evaluate;
    }

    private HitPolicy Policy(XElement element)
    {
        var (policy, aggregation) = (element.Attr("hitPolicy"), element.Attr("aggregation"));
        if (HitPolicies.Of(policy, aggregation) is { } known) return known;
        complaints.Add(element, $"Expected a hit policy of DMN, but got '{policy}' with aggregation '{aggregation}'.");
        return HitPolicy.Unique;
    }

    private InputColumn Input(XElement input, int index, Bindings scope)
    {
        var expression = input.One("inputExpression");
        var value = Text(expression ?? input, $"Input {index + 1}", unaryTests: false, scope);
        var allowed = input.One("inputValues") is { } values && (values.TextElement()?.Value ?? "").Trim() is not ("" or "-") ? Text(values, $"The values of input {index + 1}", unaryTests: true, scope) : null;
        var written = ((expression ?? input).TextElement()?.Value ?? "").Trim();
        return new(expression is null ? value : Fitted(value, Types!.Of(expression), $"input {index + 1}"), allowed)
        {
            Written = written,
            Label = input.Attr("label") is { Length: > 0 } label ? label : written,
        };
    }

    private OutputColumn Output(XElement output, int index, int count, Bindings scope)
    {
        var name = output.Name();
        if (name.Length == 0 && count > 1) complaints.Add(output, $"Expected a name on output {index + 1} of several, but got none.");
        var otherwise = output.One("defaultOutputEntry");
        var values = output.One("outputValues") is { } given ? Listed(given, (given.TextElement()?.Value ?? ""), $"The values of output {index + 1}", scope)
            : Types!.Of(output).AllowedWords is { } words ? Listed(output, words, $"The values of output {index + 1}", scope) : [];
        return new(name, values, otherwise is null ? null : Fitted(Text(otherwise, $"The default of output {index + 1}", unaryTests: false, scope), Types!.Of(output), $"output {index + 1}"));
    }

    /// <summary>The alternatives of a list of values, each by itself: their order is the priority of the outputs. Where the column has no list, that of its type is taken.</summary>
    private ImmutableArray<Step> Listed(XElement values, string text, string where, Bindings scope)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            if (Parse(text, unaryTests: true, scope).Tree is not Expr.Tests tests) return [];
            return [.. tests.Alternatives.Where(test => test is not Expr.TestBy).Select(test => new Compiler(text, Types!.Find).Compile(test, scope))];
        }
        catch (SyntaxFault fault)
        {
            complaints.Add(values, where, fault.ToDiagnostic(text));
            return [];
        }
    }

    private Rule Rule(XElement rule, int number, int inputs, XElement[] outputs, Bindings scope)
    {
        var tests = rule.All("inputEntry").ToArray();
        var results = rule.All("outputEntry").ToArray();
        if (tests.Length != inputs || results.Length != outputs.Length)
        {
            complaints.Add(rule, $"Expected {inputs} tests and {outputs.Length} outputs in rule {number}, but got {tests.Length} and {results.Length}.");
        }
        var notes = rule.All("annotationEntry").Select(note => (note.TextElement()?.Value ?? "").Trim()).Where(note => note.Length > 0);
        var annotation = string.Join("; ", notes) is { Length: > 0 } joined ? joined : (rule.One("description")?.Value ?? "").Trim();
        return new(
            rule.Id(),
            number,
            annotation,
            [.. tests.Take(inputs).Select((test, i) => Test(test, $"Rule {number}, input {i + 1}", scope))],
            Padded(results.Zip(outputs, (result, output) => (result, output)).Select((cell, i) =>
                Fitted(Text(cell.result, $"Rule {number}, output {i + 1}", unaryTests: false, scope), Types!.Of(cell.output), $"output {i + 1}")), outputs.Length))
        {
            Written = [.. results.Select(result => (result.TextElement() ?? result).Value)],
        };
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

using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Analysis;
using Workflows.Decisions.Dmn.Logic;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Checking;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>Decision tables (DMN 8.2 and 8.3): every cell against its column, then the table as a whole.</summary>
internal sealed partial class ModelChecker
{
    private FeelType Table(XElement element, TypedScope scope, FeelType wanted)
    {
        var policy = HitPolicies.Of(element.Attr("hitPolicy"), element.Attr("aggregation")) ?? HitPolicy.Unique;
        var inputs = element.All("input").Select((input, i) => Input(input, i + 1, scope)).ToImmutableArray();
        var outputs = element.All("output").ToArray();
        var row = Kinds.Bare(wanted) is FeelType.ListOf list && policy is HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder ? list.Item : wanted;
        var results = outputs.Select((output, i) => Output(output, i + 1, outputs.Length, row, scope)).ToArray();
        var rules = element.All("rule").Select((rule, i) => Rule(rule, i + 1, inputs, results, scope)).ToImmutableArray();
        var hasDefault = outputs.Any(output => output.One("defaultOutputEntry") is not null);
        new TableReport(new(element, policy, hasDefault, [.. inputs.Select(input => input.Shape)], rules), findings).Run();
        var type = outputs.Length == 1 ? results[0].Type : new FeelType.ContextOf([.. outputs.Zip(results, (output, result) => (output.Name(), result.Type))]);
        return policy switch
        {
            HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder => Kinds.ListOf(type),
            HitPolicy.Count => Kinds.Number,
            _ => type,
        };
    }

    private (ColumnShape Shape, FeelType Type) Input(XElement input, int number, TypedScope scope)
    {
        var expression = input.One("inputExpression");
        var (given, text, tree) = Text(expression ?? input, $"Input {number}", scope);
        var declared = expression is null ? FeelType.Any : types.Of(expression);
        if (expression is not null) Fits(expression, given, declared, $"input {number}");
        var type = Kinds.Of(declared) is null ? given : declared;
        var label = input.Attr("label") is { Length: > 0 } named ? named.Trim() : text.Trim();
        Cell? allowed = null;
        if (input.One("inputValues") is { } values && (values.TextElement()?.Value ?? "").Trim() is not ("" or "-"))
        {
            var (_, tests, read) = Text(values, $"The values of input {number}", scope.With("?", type), unaryTests: true);
            allowed = read is null ? null : new(tests, read);
        }
        return (new(label, Kinds.Of(type), allowed ?? AllowedBy(type), tree is null ? [] : tree.Paths()), type);
    }

    /// <summary>The tests of the values that an item definition allows.</summary>
    private static Cell? AllowedBy(FeelType type)
    {
        while (type.Resolved() is FeelType.Restricted restricted)
        {
            if (restricted.Words is { } words && Reread(words) is { } tests) return tests;
            type = restricted.Base;
        }
        return null;
    }

    private static Cell? Reread(string words)
    {
        try
        {
            return new(words, Parser.Parse(words, true, new KnownNames([], Feel.Builtins.BuiltinFunctions.Names), Feel.Builtins.BuiltinFunctions.Contains, FeelLimits.Default).Tree);
        }
        catch (SyntaxFault)
        {
            return null; // The reader has refused it.
        }
    }

    private (FeelType Type, Cell? Allowed) Output(XElement output, int number, int count, FeelType wanted, TypedScope scope)
    {
        var type = types.Of(output);
        if (Kinds.Of(type) is null)
        {
            type = count == 1 ? wanted : Kinds.Bare(wanted) is FeelType.ContextOf context ? TypedScope.Field(context.Fields, output.Name()) ?? FeelType.Any : FeelType.Any;
        }
        Cell? allowed = null;
        if (output.One("outputValues") is { } values && (values.TextElement()?.Value ?? "").Trim() is not ("" or "-"))
        {
            var (_, text, tree) = Text(values, $"The values of output {number}", scope.With("?", type), unaryTests: true);
            allowed = tree is null ? null : new(text, tree);
        }
        if (output.One("defaultOutputEntry") is { } otherwise) Result(otherwise, $"The default of output {number}", null, (type, allowed), number, scope);
        return (type, allowed);
    }

    private RowShape Rule(XElement rule, int number, ImmutableArray<(ColumnShape Shape, FeelType Type)> inputs, (FeelType Type, Cell? Allowed)[] outputs, TypedScope scope)
    {
        var (tests, entries) = (rule.All("inputEntry").ToImmutableArray(), rule.All("outputEntry").ToArray());
        var cells = inputs.Select((input, i) =>
        {
            if (i >= tests.Length || (tests[i].TextElement()?.Value ?? "").Trim() is "" or "-") return null;
            var (_, text, tree) = Text(tests[i], $"Rule {number}, input {i + 1} ({input.Shape.Label})", scope.With("?", input.Type), unaryTests: true, new(number, i + 1, true));
            return tree is null or Expr.Anything ? null : new Cell(text, tree);
        });
        return new(rule, number, [.. cells], tests, [.. entries.Zip(outputs).Select((entry, i) => Result(entry.First, $"Rule {number}, output {i + 1}", new(number, i + 1, false), entry.Second, i + 1, scope))]);
    }

    /// <summary>An output entry against its column's type and the values it may have.</summary>
    private (string Text, FeelValue? Value) Result(XElement entry, string where, TableCell? cell, (FeelType Type, Cell? Allowed) column, int number, TypedScope scope)
    {
        var (type, text, tree) = Text(entry, where, scope, unaryTests: false, cell);
        if (tree is null) return ("", FeelValue.Nothing);
        var value = Constants.Value(text, tree);
        var holder = entry.TextElement() ?? entry;
        if (!Kinds.MayFit(type, column.Type))
        {
            findings.Add(DmnFault.Type, holder, $"{where}: Expected {Kinds.Describe(column.Type)}, the type of output {number}, but got {Kinds.Describe(type)}.", Kinds.Describe(column.Type), Kinds.Describe(type), cell);
        }
        else if (value is not (null or FeelValue.Null))
        {
            var allowed = AllowedBy(column.Type);
            var refused = column.Type.Coerce(new Run(FeelContext.Empty, FeelSurroundings.None), value) is null ? allowed?.Text ?? Kinds.Describe(column.Type) : column.Allowed?.On(Atom.Point(value)) is Verdict.No or Verdict.Null ? column.Allowed.Text : null;
            if (refused is not null) findings.Add(DmnFault.Type, holder, $"{where}: Expected one of the values that output {number} allows, {refused}, but got {text.Trim()}.", refused, text.Trim(), cell);
        }
        return (text.Trim(), value);
    }
}

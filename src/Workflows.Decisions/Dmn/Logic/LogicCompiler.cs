using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Logic;

/// <summary>Compiles decision logic, boxed expressions and decision tables alike, to the same steps that FEEL text compiles to.</summary>
internal sealed partial class LogicCompiler(IEnumerable<string> names, Complaints complaints)
{
    private const string Feel = "FEEL";
    private readonly KnownNames known = new(names, BuiltinFunctions.Names);

    /// <summary>The logic inside a decision, an entry or another holder of one expression; null where it holds none.</summary>
    public Step? Of(XElement holder, string ownerId, Bindings scope)
    {
        foreach (var element in holder.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "literalExpression": return Literal(element, scope, $"The expression of '{ownerId}'");
                case "decisionTable": return Table(element, ownerId, scope);
                case "context" or "relation" or "list" or "invocation" or "functionDefinition" or "conditional" or "filter" or "for" or "every" or "some":
                    complaints.Add(element, $"Expected a literal expression or a decision table, but got '{element.Name.LocalName}', which is not executed yet.");
                    return null;
            }
        }
        return null;
    }

    private Step Literal(XElement element, Bindings scope, string where)
    {
        RefuseLanguage(element);
        return Text(element, where, unaryTests: false, scope);
    }

    /// <summary>The text of an element as an expression or as unary tests; a fault is complained of, and the step then gives null.</summary>
    private Step Text(XElement element, string where, bool unaryTests, Bindings scope)
    {
        var holder = element.TextElement() ?? element;
        var text = holder.Value;
        if (string.IsNullOrWhiteSpace(text)) return (_, _) => FeelValue.Nothing;
        try
        {
            var (tree, _) = Parser.Parse(text, unaryTests, known, BuiltinFunctions.Contains, FeelLimits.Default);
            return new Compiler(text).Compile(tree, unaryTests ? scope.With("?") : scope);
        }
        catch (SyntaxFault fault)
        {
            var diagnostic = fault.ToDiagnostic(text);
            complaints.Add(holder, where, diagnostic);
            return (run, _) => run.Fail(new Spot(text, diagnostic.Offset), diagnostic.Message, diagnostic.Expected, diagnostic.Found);
        }
    }

    private void RefuseLanguage(XElement element)
    {
        if (element.Attr("expressionLanguage") is { Length: > 0 } language && !language.Contains(Feel, StringComparison.OrdinalIgnoreCase))
        {
            complaints.Add(element, $"Expected the expression language FEEL, but got '{language}'.");
        }
    }
}

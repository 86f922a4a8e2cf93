using System.Collections.Immutable;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Dmn.Logic;

/// <summary>Compiles decision logic, boxed expressions and decision tables alike, to the same steps that FEEL text compiles to.</summary>
internal sealed partial class LogicCompiler(IEnumerable<string> members, Complaints complaints)
{
    /// <summary>What may stand beside an expression in the element that holds it.</summary>
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "description", "extensionElements", "variable", "question", "allowedAnswers", "informationRequirement", "knowledgeRequirement", "authorityRequirement",
        "supportedObjective", "impactedPerformanceIndicator", "decisionMaker", "decisionOwner", "usingProcess", "usingTask", "formalParameter", "parameter", "binding",
    };

    private readonly KnownNames known = new(members, BuiltinFunctions.Names);

    /// <summary>The file's types; set before the first expression is compiled.</summary>
    public TypeTable? Types { get; set; }

    /// <summary>The logic inside a decision, an entry or another holder of one expression; null where it holds none.</summary>
    public Step? Of(XElement holder, string ownerId, Bindings scope)
    {
        foreach (var element in holder.Elements())
        {
            if (Boxed(element, ownerId, scope) is not { } step) continue;
            return Typed(element, step);
        }
        foreach (var stranger in holder.Elements().Where(child => child.Name.Namespace == holder.Name.Namespace && !Beside.Contains(child.Name.LocalName)))
        {
            complaints.Add(stranger, $"Expected an expression, but got the element '{stranger.Name.LocalName}', which is none.");
        }
        return null;
    }

    /// <summary>A test for an item definition's allowed values, on <c>?</c> and, for a component, on its siblings, which are the globals of the evaluation (DMN 7.3.3).</summary>
    public Step? AllowedValues(XElement element, IReadOnlyList<string> siblings) =>
        element.TextElement() is null ? null : Text(element, "The allowed values", unaryTests: true, Bindings.Global, siblings);

    /// <summary>The value as one of the type that the expression's own typeRef names.</summary>
    private Step Typed(XElement element, Step step)
    {
        if (element.Name.LocalName is "decisionTable" or "functionDefinition" || element.Attr("typeRef") is null) return step;
        return Fitted(step, Types!.Of(element), "the expression");
    }

    private static Step Fitted(Step step, FeelType type, string what)
    {
        if (type == FeelType.Any) return step;
        return (run, scope) =>
        {
            var value = step(run, scope);
            return type.Coerce(run, value) ?? run.Misfit(default, $"a value of the type declared for {what}", type, value);
        };
    }

    private Step Literal(XElement element, Bindings scope, string where)
    {
        return Text(element, where, unaryTests: false, scope);
    }

    /// <summary>The text of an element as an expression or as unary tests; a fault is complained of, and the step then gives null.</summary>
    private Step Text(XElement element, string where, bool unaryTests, Bindings scope, IReadOnlyList<string>? globals = null)
    {
        var holder = element.TextElement() ?? element;
        var text = holder.Value;
        if (string.IsNullOrWhiteSpace(text)) return (_, _) => FeelValue.Nothing;
        if (element.OtherLanguage() is { } language) complaints.Add(element, $"{where}: Expected the expression language FEEL, but got '{language}'.");
        try
        {
            var (tree, free) = Parse(text, unaryTests, scope, globals);
            foreach (var name in free.Where(name => !name.InFilter && !scope.Binds(name.Text) && BuiltinFunctions.Find(name.Text) is null && globals?.Contains(name.Text) is not true))
            {
                complaints.Add(holder, where, name.IsCalled
                    ? Spots.Diagnose(text, name.At, "a known function", name.Text, $"Expected the name of a function, but got '{name.Text}', which is none.")
                    : Spots.Diagnose(text, name.At, "a name in scope", name.Text, $"Expected a name in scope, but got '{name.Text}'."));
            }
            return new Compiler(text, Types is { } types ? types.Find : null).Compile(tree, unaryTests ? scope.With("?") : scope);
        }
        catch (SyntaxFault fault)
        {
            var diagnostic = fault.ToDiagnostic(text);
            complaints.Add(holder, where, diagnostic);
            return (run, _) => run.Fail(new Spot(text, diagnostic.Offset), diagnostic.Message, diagnostic.Expected, diagnostic.Found);
        }
    }

    private (Expr Tree, ImmutableArray<FreeName> Free) Parse(string text, bool unaryTests, Bindings scope, IReadOnlyList<string>? globals = null) =>
        Parser.Parse(text, unaryTests, new KnownNames(scope.All().Concat(globals ?? []), known), BuiltinFunctions.Contains, FeelLimits.Default, allowUnknownFunctions: true);
}

using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Actions;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests;

/// <summary>Runs an action as a service task would, with the product's own procedures and authority.</summary>
internal static class Acting
{
    public static readonly DateTimeOffset Now = new(2026, 3, 5, 10, 0, 0, TimeSpan.FromHours(8));

    public static Agency Authority { get; } = Value(AgencyReader.Read("agency.yaml", File.ReadAllText(SourceTree.Combine("workflows", "agency.yaml"))));

    public static Procedure Procedure(string id) => Value(ProcedureFolderReader.Read(SourceTree.Combine("workflows", id)));

    /// <summary>A procedure with nothing but the template.</summary>
    public static Procedure Template(string text, string? series = null) => TestProcess.Read("main", TestProcess.Start() + TestProcess.End() + TestProcess.Flow("start", "end")) with
    {
        Documents = ImmutableDictionary<string, DocumentTemplate>.Empty.Add("paper", new("paper", new("文书", "Paper"), series, null, text)),
    };

    public static ActionResult Run(string action, FeelContext inputs, FeelContext? scope = null, Procedure? procedure = null, params (string Series, int Next)[] offers)
    {
        var context = new CommandContext(Now, new(2026, 3, 5), Person.System, ImmutableDictionary<string, Person>.Empty,
            offers.ToImmutableDictionary(o => o.Series, o => o.Next));
        return ActionLibrary.All[action](new("task", inputs, (scope ?? FeelContext.Empty).Set("agency", FeelValue.Of(Authority.Facts)), CaseState.None(CaseId.Parse("c-1")),
            procedure ?? Template(""), context)
        {
            NumberPatterns = Authority.NumberPatterns,
        });
    }

    /// <summary>A context written in FEEL.</summary>
    public static FeelContext Feel(string context) =>
        FeelExpression.Parse(context) is { Expression: { } expression } parsed && expression.Evaluate(FeelContext.Empty).Value is FeelValue.Context { Value: var value }
            ? value
            : throw new InvalidOperationException($"Expected a FEEL context, but got: {context}");

    private static T Value<T>(Reading<T> reading) where T : class => reading.Value ?? throw new InvalidOperationException(string.Join("\n", reading.Findings));
}

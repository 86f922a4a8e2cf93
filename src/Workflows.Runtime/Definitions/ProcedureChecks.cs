using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflows.Engine.Procedures;

namespace Workflows.Runtime.Definitions;

/// <summary>Whether the flow names only forms, decisions and documents that its folder has, and gives a decision of substance the day of the act.</summary>
/// <param name="forms">The names of all form files, readable or not.</param>
/// <param name="documents">The names of all templates, readable or not.</param>
internal sealed partial class ProcedureChecks(Procedure procedure, ImmutableHashSet<string> forms, ImmutableHashSet<string> documents)
{
    /// <summary>The action that fills in a template, and the input that names it.</summary>
    private const string MakesDocument = "make-document";
    private const string NamesDocument = "document";

    /// <summary>The day whose law a table of substance asks for; only a task that names the day of the act gives it one.</summary>
    private const string LawOn = "lawOn";

    public IEnumerable<Finding> Run() => procedure.Process.AllNodes.SelectMany(Check).Concat(procedure.Process.Messages.SelectMany(CheckMessage));

    private IEnumerable<Finding> Check(FlowNode node) => node switch
    {
        FlowNode.PersonTask { Form: { } form } => Form(form, node.Info.At, node.Id),
        FlowNode.StartEvent { Form: { } form } => Form(form, node.Info.At, node.Id),
        FlowNode.BusinessRuleTask task when !procedure.Decisions.ContainsKey(task.Decision) =>
            [node.Info.At.Says("PROC0011", $"{node.Id}: Expected the id or name of a decision in a .dmn of the folder, but got '{task.Decision}'.")],
        FlowNode.BusinessRuleTask { Substance: null } task when procedure.Decisions[task.Decision].Inputs.Contains(LawOn) =>
            [node.Info.At.Says("PROC0013", $"{node.Id}: Expected law:act-on and law:lighter, because '{task.Decision}' asks for '{LawOn}': without the day of the act no rule of it would speak.")],
        FlowNode.ServiceTask { Action: MakesDocument } task => task.Inputs.Where(i => i.Name == NamesDocument).SelectMany(i => Chosen(i.Value.Text))
            .Where(name => !documents.Contains(name))
            .Select(name => node.Info.At.Says("PROC0012", $"{node.Id}: Expected a template documents/NAME.md, but there is no documents/{name}.md.")),
        _ => [],
    };

    private IEnumerable<Finding> CheckMessage(MessageSpec message) => message.Form is { } form ? Form(form, message.At, message.Id) : [];

    private IEnumerable<Finding> Form(string name, SourcePosition at, string id)
    {
        if (!forms.Contains(name)) yield return at.Says("PROC0010", $"{id}: Expected a form forms/NAME.yaml, but there is no forms/{name}.yaml.");
    }

    /// <summary>The names that an expression gives as they stand: one text, or the branches of a choice.</summary>
    private static IEnumerable<string> Chosen(string expression) => Branch().Matches(expression).Select(m => m.Groups[1].Value);

    [GeneratedRegex("""(?:\A|\bthen|\belse)\s*"([^"\\]+)"\s*(?=\z|\belse\b)""")]
    private static partial Regex Branch();
}

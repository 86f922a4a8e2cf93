using Elsa.Host.Frame;
using Workflows.Decisions.Feel;
using Workflows.Engine.Procedures;
using Workflows.Statute;

namespace Elsa.Host.Casework;

/// <summary>What readers see for the names that flows pass on: the labels of forms and the names of steps.</summary>
internal static class CodeWords
{
    /// <summary>The names of what was noted down, as forms and steps call it; what only programs use is counted, and what a form did not ask is not told.</summary>
    public static string Names(CaseFile file, int frame, FeelContext values)
    {
        var paths = values.Entries().Where(e => !e.Value.IsNull).SelectMany(e => e.Value is FeelValue.Context inner && LabelOf(file, frame, e.Key) is null ? inner.Value.Entries().Where(i => !i.Value.IsNull).Select(i => $"{e.Key}.{i.Key}") : [e.Key]).ToList();
        var labels = paths.Select(p => LabelOf(file, frame, p)?.ForReader()).ToList();
        var known = labels.OfType<string>().Distinct().ToList();
        var rest = labels.Count(l => l is null);
        if (rest > 0) known.Add(Languages.Pick($"系统数据 {rest} 项", $"{rest} for the system"));
        return string.Join(ReadersWords.Separator, known);
    }

    private static Bilingual? LabelOf(CaseFile file, int frame, string path)
    {
        if (file.ProcedureOf(frame) is not { } procedure) return null;
        return procedure.Field(path)?.Label ?? SetBy(file, procedure, path) ?? HandedIn(file, frame, path)
            ?? file.World.Procedures.ByHash.Values.Select(p => p.Field(path)?.Label).FirstOrDefault(l => l is not null);
    }

    /// <summary>The step whose result it is; of a call, what the called procedure calls it.</summary>
    private static Bilingual? SetBy(CaseFile file, Procedure procedure, string path)
    {
        foreach (var node in procedure.Process.AllNodes)
        {
            switch (node)
            {
                case FlowNode.BusinessRuleTask rule when rule.Result == path:
                case FlowNode.ServiceTask { Outputs: var made } when made.Any(o => o.Name == path):
                    return node.Info.Name;
                case FlowNode.CallActivity call when call.Outputs.FirstOrDefault(o => o.Name == path) is { } handed:
                    var label = file.World.Procedures.TryGetCurrent(call.Called, out var called) && handed.Value.Names is [var only] ? called.Field(only)?.Label : null;
                    return label is null ? call.Info.Name : new($"{call.Info.Name.Zh}：{label.Zh}", $"{call.Info.Name.En}: {label.En}");
                default: break;
            }
        }
        return null;
    }

    /// <summary>What the calling procedure calls what it handed in.</summary>
    private static Bilingual? HandedIn(CaseFile file, int frame, string path) =>
        file.CallOf(frame) is { } call && file.NodeOf(call.Frame, call.Element) is FlowNode.CallActivity step
            && step.Inputs.FirstOrDefault(i => i.Name == path) is { } input && input.Value.Names is [var only]
            ? LabelOf(file, call.Frame, only) : null;
}

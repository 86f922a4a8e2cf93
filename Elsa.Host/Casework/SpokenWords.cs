using System.Globalization;
using Elsa.Host.Frame;
using Workflows.Engine.Cases;

namespace Elsa.Host.Casework;

/// <summary>Says what a decision table answered, by which rows, and what the table notes beside them: the article among it.</summary>
internal static class SpokenWords
{
    private static string Gap => Languages.Pick("；", "; ");

    public static string Of(CaseFile file, CaseEvent.RuleEvaluated answer, AnswerWords say) => string.Join(Gap,
    [
        $"{NameOf(file, answer.Frame, answer.Decision)} = {CodeWords.Answer(file, answer.Frame, answer.Result, say)}{(answer.Law is { } law ? LawOf(file, answer.Frame, law, say) : "")}",
        .. answer.Rules.Select(rule => Of(file, answer.Frame, rule)),
        .. answer.Rested.Select(rested => Rested(file, answer.Frame, rested, say)),
    ]);

    public static string Of(CaseFile file, int frame, SpokenRule rule)
    {
        var row = Languages.Pick($"第 {Number(rule)} 行", $"row {Number(rule)}");
        if (string.IsNullOrEmpty(rule.Annotation)) return row;
        var note = string.Join(Gap, rule.Annotation.Split("; ").Select(part => CodeWords.Sentence(file, frame, part)));
        return Languages.Pick($"{row}：{note}", $"{row}: {note}");
    }

    /// <summary>A decision on the way, in brackets behind the one that rested on it.</summary>
    public static string Rested(CaseFile file, int frame, SpokenDecision rested, AnswerWords say)
    {
        var by = rested.Rules.IsEmpty ? "" : Gap + string.Join(Gap, rested.Rules.Select(rule => Of(file, frame, rule)));
        return Languages.Pick($"所依据的 {NameOf(file, frame, rested.Decision)} = {CodeWords.Answer(file, frame, rested.Result, say)}{by}", $"resting on {NameOf(file, frame, rested.Decision)} = {CodeWords.Answer(file, frame, rested.Result, say)}{by}");
    }

    /// <summary>Which law a decision of substance went by, and what the other one would have said.</summary>
    private static string LawOf(CaseFile file, int frame, AppliedLaw law, AnswerWords say) => law.LaterIsLighter
        ? Languages.Pick(
            $"（从旧兼从轻：行为日{law.ActOn.InTable()}的规定为{CodeWords.Answer(file, frame, law.Other, say)}，现行规定较轻，适用现行规定）",
            $" (the law of {law.ActOn.InTable()}, the day of the act, says {CodeWords.Answer(file, frame, law.Other, say)}; the present law is the lighter and applies)")
        : Languages.Pick($"（适用行为日{law.ActOn.InTable()}的规定）", $" (by the law of {law.ActOn.InTable()}, the day of the act)");

    /// <summary>The decision's name; its id where the bundle is not at hand.</summary>
    private static string NameOf(CaseFile file, int frame, string decision) =>
        file.ProcedureOf(frame)?.Decisions.GetValueOrDefault(decision)?.Name is { Length: > 0 } name ? name : decision;

    private static string Number(SpokenRule rule) => rule.Index.ToString(CultureInfo.InvariantCulture);
}

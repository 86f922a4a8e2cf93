using System.Globalization;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;

namespace Workflows.Runtime.Mail;

/// <summary>Writes the mails of an effect: one per person and rung, Chinese and English, nothing personal beyond case number and step.</summary>
public static class MailWriter
{
    /// <summary>One mail for everybody who is meant: of each role those who act in the case, else all who hold it.</summary>
    public static IEnumerable<OutgoingMail> Write(Effect.Mail effect, CaseId id, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(context);
        return effect.Roles.SelectMany(role => Meant(effect, role, context)).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)
            .Select(p => new OutgoingMail($"{id}/{effect.Identity}/{p.Id}", id, p.Id, p.Mail, effect.Kind, Subject(effect), Text(effect), context.Now));
    }

    private static IEnumerable<Person> Meant(Effect.Mail effect, string role, CommandContext context)
    {
        var acting = effect.People.TryGetValue(role, out var ids) ? ids.Select(context.Find).OfType<Person>().Where(p => p.Has(role)).ToList() : [];
        return acting.Count > 0 ? acting : context.People.Values.Where(p => p.Has(role));
    }

    private static string Subject(Effect.Mail m) => m.Kind == "escalation"
        ? $"【逾期】案件 {Word(m, "case")}：{m.Title.Zh} Overdue: {m.Title.En}"
        : $"【期限提醒】案件 {Word(m, "case")}：{m.Title.Zh} Reminder: {m.Title.En}";

    private static string Text(Effect.Mail m) => string.Create(CultureInfo.InvariantCulture, $"""
        案件：{Word(m, "case")}
        事项：{m.Title.Zh}
        法定最后日：{Word(m, "due")}
        工作目标日：{Word(m, "target")}
        依据：{Word(m, "law")}
        请登录系统办理。

        Case: {Word(m, "case")}
        Step: {m.Title.En}
        Last day by law: {Word(m, "due")}
        Target day: {Word(m, "target")}
        Basis: {Word(m, "law")}
        Please sign in to act.
        """);

    private static string Word(Effect.Mail m, string name) => m.Data[name] is { IsNull: false } value ? value.ToString() : "";
}

using System.Collections.Immutable;
using System.Globalization;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Runtime.Mail;

/// <summary>Writes the mails of an effect: one per person and rung, Chinese and English, nothing personal beyond case number and step.</summary>
public static class MailWriter
{
    /// <summary>One mail for everybody who is meant, in the same text; who reads it in another's place is told why.</summary>
    public static IEnumerable<OutgoingMail> Write(Effect.Mail effect, CaseId id, ImmutableArray<Recipient> recipients, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return recipients.Select(r => new OutgoingMail(
            $"{id}/{effect.Identity}/{r.Person.Id}", id, r.Person.Id, r.Person.Mail, effect.Kind, Subject(effect), Text(effect) + Because(r.Reason), now));
    }

    private static string Because(RecipientReason reason) => reason switch
    {
        RecipientReason.Deputy => "\n\n您因受书面委托代行职权收到本消息。\nYou get this because you act in another's place by a delegation.",
        RecipientReason.Forwarded => "\n\n原收件人的账号已停用或者该角色无人担任，本消息转给您，请安排办理。\nThe account it was meant for is closed, or nobody holds the role: please see to it.",
        _ => "",
    };

    private static string Subject(Effect.Mail m) => m.Kind switch
    {
        "escalation" => $"【逾期】案件 {Word(m, "case")}：{m.Title.Zh} Overdue: {m.Title.En}",
        "handed-back" => $"【任务退回】案件 {Word(m, "case")}：{m.Title.Zh} Tasks handed back: {m.Title.En}",
        _ => $"【期限提醒】案件 {Word(m, "case")}：{m.Title.Zh} Reminder: {m.Title.En}",
    };

    private static string Text(Effect.Mail m) => m.Kind == "handed-back" ? Plain(m) : string.Create(CultureInfo.InvariantCulture, $"""
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

    private static string Plain(Effect.Mail m) => $"""
        案件：{Word(m, "case")}
        {m.Title.Zh}

        Case: {Word(m, "case")}
        {m.Title.En}
        """;

    private static string Word(Effect.Mail m, string name) => m.Data[name] is { IsNull: false } value ? value.ToString() : "";
}

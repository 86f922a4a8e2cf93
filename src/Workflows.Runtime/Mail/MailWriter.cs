using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Statute;

namespace Workflows.Runtime.Mail;

/// <summary>Writes the mails of an effect: one per person and rung, Chinese and English, nothing personal beyond case number and step.</summary>
public static class MailWriter
{
    private static readonly ImmutableArray<string> s_english = ["Overdue", "Date changed", "Tasks handed back", "Reminder"];

    /// <summary>One mail for everybody who is meant, in the same text; who reads it in another's place is told why.</summary>
    public static IEnumerable<OutgoingMail> Write(Effect.Mail effect, CaseId id, ImmutableArray<Recipient> recipients, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return recipients.Select(r => new OutgoingMail(
            $"{id}/{effect.Identity}/{r.Person.Id}", id, r.Person.Id, r.Person.Mail, effect.Kind, Subject(effect), Text(effect) + Because(r.Reason), now));
    }

    /// <summary>The subject of a mail that was written here, its two languages apart.</summary>
    public static Bilingual SubjectOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var at = s_english.Select(word => subject.IndexOf($" {word}: ", StringComparison.Ordinal)).Max();
        return at < 0 ? new(subject, subject) : new(subject[..at], subject[(at + 1)..]);
    }

    /// <summary>The text of a mail that was written here, its two languages apart: a part in Chinese, one in English, and a line of each why it came.</summary>
    public static Bilingual TextOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.ReplaceLineEndings("\n").Split("\n\n");
        return parts switch
        {
            [var zh, var en] => new(zh, en),
            [var zh, var en, var why] when why.Split('\n') is [var whyZh, var whyEn] => new($"{zh}\n\n{whyZh}", $"{en}\n\n{whyEn}"),
            _ => new(text, text),
        };
    }

    private static string Because(RecipientReason reason) => reason switch
    {
        RecipientReason.Doer => "\n\n该事项的任务已由您认领，现由您办理。\nYou took the task: it is yours to do.",
        RecipientReason.Asked => "\n\n该事项的任务尚无人认领，请您或者同岗位人员认领办理。\nNobody has taken the task yet: you, or another of your role, are asked to.",
        RecipientReason.Deputy => "\n\n您因受书面委托代行职权收到本消息。\nYou get this because you act in another's place by a delegation.",
        RecipientReason.Forwarded => "\n\n原收件人的账号已停用或者该角色无人担任，本消息转给您，请安排办理。\nThe account it was meant for is closed, or nobody holds the role: please see to it.",
        _ => "",
    };

    private static string Subject(Effect.Mail m) => m.Kind switch
    {
        "escalation" => $"【逾期】案件 {Word(m, "case")}：{m.Title.Zh} Overdue: {m.Title.En}",
        "date-changed" => $"【日期变更】案件 {Word(m, "case")}：{m.Title.Zh} Date changed: {m.Title.En}",
        "handed-back" => $"【任务退回】案件 {Word(m, "case")}：{m.Title.Zh} Tasks handed back: {m.Title.En}",
        _ => $"【期限提醒】案件 {Word(m, "case")}：{m.Title.Zh} Reminder: {m.Title.En}",
    };

    private static string Text(Effect.Mail m) => m.Kind == "handed-back" ? Plain(m) : string.Create(CultureInfo.InvariantCulture, $"""
        案件：{Word(m, "case")}
        事项：{m.Title.Zh}
        {ChangedZh(m)}{DueZh(m)}：{Due(m)}
        工作目标日：{Word(m, "target")}
        依据：{Word(m, "law")}
        请登录系统办理。

        Case: {Word(m, "case")}
        Step: {m.Title.En}
        {ChangedEn(m)}{DueEn(m)}: {Due(m)}
        Target day: {Word(m, "target")}
        Basis: {Word(m, "law")}
        Please sign in to act.
        """);

    /// <summary>What changed, old and new; what stayed is not named. Empty for a mail about no change.</summary>
    private static string ChangedZh(Effect.Mail m)
    {
        if (m.Kind != "date-changed") return "";
        string[] changes = [.. Changes(m, DueZh(m), "工作目标日").Select(c => $"{c.What}由{c.Old}改为{c.New}")];
        return $"变更：因{(Word(m, "cause") == "calendar" ? "新的放假安排" : "新的规则")}，{string.Join("，", changes)}。{(IsTrue(m, "overdue") ? "按新日期已经逾期。" : "")}\n";
    }

    private static string ChangedEn(Effect.Mail m)
    {
        if (m.Kind != "date-changed") return "";
        string[] changes = [.. Changes(m, DueEn(m), "Target day").Select(c => $"{c.What} {c.Old} -> {c.New}")];
        return $"Changed by {(Word(m, "cause") == "calendar" ? "a new holiday notice" : "new rules")}: {string.Join("; ", changes)}.{(IsTrue(m, "overdue") ? " By the new date it is overdue." : "")}\n";
    }

    private static IEnumerable<(string What, string Old, string New)> Changes(Effect.Mail m, string due, string target) =>
        new[] { (due, Word(m, "was"), Word(m, "due")), (target, Word(m, "was-target"), Word(m, "target")) }.Where(c => c.Item2 != c.Item3);

    private static bool IsTrue(Effect.Mail m, string name) => m.Data[name] is FeelValue.Boolean { Value: true };

    private static bool IsOwn(Effect.Mail m) => IsTrue(m, "own-rule");

    private static string DueZh(Effect.Mail m) => IsOwn(m) ? "内部期限" : "法定最后日";

    private static string DueEn(Effect.Mail m) => IsOwn(m) ? "Last day by the authority's own rule" : "Last day by law";

    /// <summary>The last day; where hours count, with the hour at which it ends.</summary>
    private static string Due(Effect.Mail m) => Word(m, "due-time") is { Length: > 0 } time ? $"{Word(m, "due")} {time}" : Word(m, "due");

    private static string Plain(Effect.Mail m) => $"""
        案件：{Word(m, "case")}
        {m.Title.Zh}

        Case: {Word(m, "case")}
        {m.Title.En}
        """;

    private static string Word(Effect.Mail m, string name) => m.Data[name] is { IsNull: false } value ? value.ToString() : "";
}

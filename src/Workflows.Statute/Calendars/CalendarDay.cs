namespace Workflows.Statute.Calendars;

/// <summary>One day of a calendar, with the name of the holiday that it belongs to or makes up for.</summary>
/// <param name="Name">The holiday; null for an ordinary working or rest day.</param>
/// <param name="IsProvisional">True where no holiday notice speaks for the day's year yet.</param>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, Bilingual? Name, bool IsProvisional)
{
    /// <summary>What kind of day it is, in words: <c>法定节假日：春节</c>.</summary>
    public Bilingual Reason
    {
        get
        {
            var (zh, en) = (Kind, Name) switch
            {
                (DayKind.Holiday, { } name) => ($"节假日：{name.Zh}", $"holiday: {name.En}"),
                (DayKind.Holiday, null) => ("节假日", "holiday"),
                (DayKind.MakeUpDay, { } name) => ($"调休上班日（{name.Zh}）", $"make-up working day ({name.En})"),
                (DayKind.MakeUpDay, null) => ("调休上班日", "make-up working day"),
                (DayKind.RestDay, _) => ("休息日", "rest day"),
                _ => ("工作日", "working day"),
            };
            return IsProvisional ? new($"{zh}（暂计，当年放假通知未公布）", $"{en} (provisional, no holiday notice for the year)") : new(zh, en);
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Workflows.Statute.Calendars;

namespace Workflows.Statute.Tests.Calendars;

/// <summary>The notices of 2025 and 2026, copied by hand from their texts, so that the tests do not lean on the product's own file.</summary>
internal static class Mainland
{
    private static readonly Bilingual s_springFestival = new("春节", "Spring Festival");

    public static LegalCalendar Calendar { get; } = new(
        "cn", new("中国内地", "Mainland China"), "test", TimeSpan.FromHours(8), [DayOfWeek.Saturday, DayOfWeek.Sunday],
        [
            new("全国年节及纪念日放假办法（2013年修订）第二条", new(2014, 1, 1), [
                new StatutoryDay.Fixed(new("元旦", "New Year's Day"), 1, 1),
                new StatutoryDay.Lunar(s_springFestival, 1, 1), new StatutoryDay.Lunar(s_springFestival, 1, 2), new StatutoryDay.Lunar(s_springFestival, 1, 3),
            ]),
            new("全国年节及纪念日放假办法（2024年修订）第二条", new(2025, 1, 1), [
                new StatutoryDay.Fixed(new("元旦", "New Year's Day"), 1, 1),
                new StatutoryDay.LunarNewYearEve(s_springFestival),
                new StatutoryDay.Lunar(s_springFestival, 1, 1), new StatutoryDay.Lunar(s_springFestival, 1, 2), new StatutoryDay.Lunar(s_springFestival, 1, 3),
                new StatutoryDay.Qingming(new("清明节", "Qingming Festival")),
                new StatutoryDay.Fixed(new("劳动节", "Labour Day"), 5, 1), new StatutoryDay.Fixed(new("劳动节", "Labour Day"), 5, 2),
                new StatutoryDay.Lunar(new("端午节", "Dragon Boat Festival"), 5, 5), new StatutoryDay.Lunar(new("中秋节", "Mid-Autumn Festival"), 8, 15),
                new StatutoryDay.Fixed(new("国庆节", "National Day"), 10, 1), new StatutoryDay.Fixed(new("国庆节", "National Day"), 10, 2),
                new StatutoryDay.Fixed(new("国庆节", "National Day"), 10, 3),
            ]),
        ],
        [
            Year(2025, "01-01 01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 05-31 06-01 06-02 "
                + "10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08", "01-26 02-08 04-27 09-28 10-11"),
            Year(2026, "01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 "
                + "06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07", "01-04 02-14 02-28 05-09 09-20 10-10"),
        ])
    {
        RollsBy = "民事诉讼法 第八十五条",
    };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CalendarYear Year(int year, string off, string makeUp) =>
        new(year, [new($"国务院办公厅关于{year}年部分节假日安排的通知", "https://www.gov.cn/")], Days(year, off), Days(year, makeUp));

    private static ImmutableArray<NoticedDay> Days(int year, string days) =>
        [.. days.Split(' ').Select(d => new NoticedDay(Day($"{year}-{d}"), new("节日", "festival")))];
}

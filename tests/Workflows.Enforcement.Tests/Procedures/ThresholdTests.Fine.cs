using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Tests.Procedures;

public sealed partial class ThresholdTests
{
    public static TheoryData<string, string, string, bool, string, string, string> Ranges => new()
    {
        // law of which day, provision, party, not corrected in time, least, most, article
        { "2026-03-10", "art97", "unit", false, "0", "100000", "安全生产法 第九十七条" },
        { "2026-03-10", "art97", "unit", true, "100000", "200000", "安全生产法 第九十七条" },
        { "2026-03-10", "art97", "person", false, "0", "0", "安全生产法 第九十七条" }, // the persons responsible only where it is not corrected in time
        { "2026-03-10", "art97", "person", true, "20000", "50000", "安全生产法 第九十七条" },
        { "2026-03-10", "art98", "unit", true, "500000", "1000000", "安全生产法 第九十八条" },
        { "2026-03-10", "art99", "person", true, "10000", "20000", "安全生产法 第九十九条" },
        { "2026-03-10", "art94", "person", false, "20000", "50000", "安全生产法 第九十四条第一款" },
        { "2026-03-10", "art94", "unit", false, "0", "0", "安全生产法 第九十四条第一款" }, // the duty is the principal's
        { "2026-03-10", "art108", "unit", false, "0", "0", "安全生产法 第一百零八条" },
        { "2026-03-10", "art108", "unit", true, "20000", "200000", "安全生产法 第一百零八条" },
        { "2026-03-10", "art109", "unit", false, "50000", "100000", "安全生产法 第一百零九条" },
        { "2026-03-10", "art114-4", "unit", false, "10000000", "20000000", "安全生产法 第一百一十四条第一款第四项" },
        { "2021-09-01", "art102", "unit", true, "0", "50000", "安全生产法 第一百零二条" },
        { "2021-08-31", "art102", "unit", true, "100000", "500000", "安全生产法（2014年修正）第九十九条" },
        { "2021-08-31", "art102", "unit", false, "0", "0", "安全生产法（2014年修正）第九十九条" },
        { "2021-08-31", "art97", "unit", false, "-", "-", "安全生产法（2014年修正）" }, // the article has not been read
        { "2026-03-10", "other", "unit", false, "-", "-", "行政处罚法 第五条第二款" },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_range_is_that_of_the_provision_for_the_party_by_the_law_of_its_day(string lawOn, string provision, string party, bool after, string least, string most, string law)
    {
        var (value, row) = Ask("penalty", "fine-range", ("lawOn", Day(lawOn)), ("fineProvision", FeelValue.Of(provision)), ("party.kind", FeelValue.Of(party)), ("fineAfterOrder", FeelValue.Of(after)));

        Assert.Equal((least, most, law), (Text(Entry(value, "least")), Text(Entry(value, "most")), row.Law));
    }
}

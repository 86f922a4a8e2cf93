using Workflows.Enforcement.Masking;

namespace Workflows.Enforcement.Tests.Masking;

public sealed class TextMaskTests
{
    private static readonly TextMask s_mask = new(
        [
            new("欧阳建国", "欧阳某"), new("13800138000", Secret.Withheld), new("11010119900307123X", Secret.Withheld),
            new("示例省示例市示例县示例路1号", "示例省示例市示例县"), new("示例路1号", Secret.Withheld), new("John Smith", "J某"),
        ],
        ["欧阳建国五金店"]);

    public static TheoryData<string, string> Hostile => new()
    {
        { "欧阳建国在场。", "欧阳某在场。" },
        { "欧阳 建国", "欧阳某" },
        { "欧　阳　建　国", "欧阳某" },
        { "欧\n阳\r\n建国", "欧阳某" },
        { "欧\u200b阳\u2060建\ufeff国", "欧阳某" },
        { "欧-阳_建·国", "欧阳某" },
        { "欧阳**建国**", "欧阳某**" },
        { "欧阳建国、欧阳建国", "欧阳某、欧阳某" },
        { "电话13800138000。", "电话（不公开）。" },
        { "１３８００１３８０００", "（不公开）" },
        { "138-0013-8000", "（不公开）" },
        { "138 0013 8000", "（不公开）" },
        { "138.0013.8000", "（不公开）" },
        { "①③⑧００１３８０００", "（不公开）" },
        { "身份证11010119900307123x", "身份证（不公开）" },
        { "１１０１０１ １９９００３０７ １２３Ｘ", "（不公开）" },
        { "住示例省示例市示例县示例路1号。", "住示例省示例市示例县。" },
        { "住示例路１号。", "住（不公开）。" },
        { "JOHN  SMITH and johnsmith", "J某 and J某" },
        { "Ｊｏｈｎ Ｓｍｉｔｈ", "J某" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_secret_is_masked_in_any_spelling_and_nothing_leaks(string text, string masked)
    {
        Assert.NotEmpty(s_mask.LeaksIn(text));
        Assert.Equal(masked, s_mask.Apply(text));
        Assert.Empty(s_mask.LeaksIn(s_mask.Apply(text)));
    }

    [Theory]
    [InlineData("欧阳某建国")]
    [InlineData("建国路")]
    [InlineData("1380013800")]
    [InlineData("示例省示例市示例县示例路2号")]
    public void Other_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, s_mask.Apply(text));
        Assert.Empty(s_mask.LeaksIn(text));
    }

    [Fact]
    public void Within_a_value_that_is_shown_a_secret_is_none_but_beside_it_is() =>
        Assert.Equal("欧阳建国五金店的负责人欧阳某", s_mask.Apply("欧阳建国五金店的负责人欧阳建国"));

    [Fact]
    public void A_secret_behind_character_references_is_found() => Assert.Equal(["欧阳建国"], s_mask.LeaksIn("欧&#38451;建国").AsEnumerable());

    [Fact]
    public void A_leak_is_told_as_it_stands_in_the_text() => Assert.Equal(["欧阳 建国", "138-0013-8000"], s_mask.LeaksIn("欧阳 建国，138-0013-8000；欧阳 建国").AsEnumerable());

    [Theory]
    [InlineData("证人的电话是13912345678。", "证人的电话是（不公开）。")]
    [InlineData("139 1234 5678", "（不公开）")]
    [InlineData("身份证号110101199003077635", "身份证号（不公开）")]
    public void Numbers_that_are_personal_by_their_form_are_masked_whoever_has_them(string text, string masked) => Assert.Equal(masked, s_mask.Apply(text));

    [Theory]
    [InlineData("账号 6222021380013800138")]
    [InlineData("统一社会信用代码91110000802100433B")]
    [InlineData("110101199003077630")] // no such check sign
    [InlineData("110101199013077639")] // no such month
    [InlineData("罚款20000.00元，2026年3月5日")]
    public void Other_numbers_stay(string text) => Assert.Equal(text, s_mask.Apply(text));

    [Theory]
    [InlineData("王", false)]
    [InlineData("王 ", false)]
    [InlineData("110", false)]
    [InlineData("1-2-3-4", false)]
    [InlineData("王五", true)]
    [InlineData("12345", true)]
    [InlineData("A1", true)]
    public void What_would_be_found_everywhere_is_not_looked_for(string value, bool isTelling) => Assert.Equal(isTelling, new Secret(value, "").IsTelling);
}

using Elsa.Host.Frame;

namespace Elsa.Host.Tests.Frame;

public sealed class LegalBasisTests
{
    [Theory]
    [InlineData("行政处罚法 第六十条", "行政处罚法 第六十条", null, false)]
    [InlineData("client", "client", "client", false)]
    [InlineData("单位设置：陈述申辩期限；status: unverified", "单位设置：陈述申辩期限", null, true)]
    [InlineData("status: unverified", "", null, true)]
    public void A_basis_is_an_article_a_source_or_a_word_and_says_whether_it_was_checked(string written, string text, string? words, bool isUnverified) =>
        Assert.Equal(new LegalBasis(text, words, isUnverified), LegalBasis.Of(written));
}

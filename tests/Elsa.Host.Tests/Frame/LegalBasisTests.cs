using Elsa.Host.Frame;

namespace Elsa.Host.Tests.Frame;

public sealed class LegalBasisTests
{
    [Theory]
    [InlineData("行政处罚法 第六十条", "行政处罚法 第六十条", false)]
    [InlineData("client", "<Basis.client>", false)]
    [InlineData("安全生产法 第七十八条第二款；client", "安全生产法 第七十八条第二款；<Basis.client>", false)]
    [InlineData("单位设置：陈述申辩期限；status: unverified", "单位设置：陈述申辩期限", true)]
    [InlineData("status: unverified；setting", "<Basis.setting>", true)]
    [InlineData("status: unverified", "", true)]
    public void A_basis_is_articles_and_sources_and_says_whether_it_was_checked(string written, string read, bool isUnverified)
    {
        var basis = LegalBasis.Of(written);

        Assert.Equal((read, isUnverified), (basis.In(key => $"<{key}>"), basis.IsUnverified));
    }
}

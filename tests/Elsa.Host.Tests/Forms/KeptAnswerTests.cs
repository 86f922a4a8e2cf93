using Elsa.Host.Forms;

namespace Elsa.Host.Tests.Forms;

public sealed class KeptAnswerTests
{
    private static readonly string s_hash = new('a', 64);

    [Fact]
    public void An_answer_that_is_a_file_holds_its_hash_and_its_name() =>
        Assert.Equal(new KeptAnswer(s_hash, "送达回证:1.pdf"), KeptAnswer.Parse($"{s_hash}:送达回证:1.pdf"));

    [Theory]
    [InlineData("示例附件.txt")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:x")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:")]
    public void Anything_else_is_none(string answer) => Assert.Null(KeptAnswer.Parse(answer));
}

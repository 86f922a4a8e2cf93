using Workflows.Enforcement.Documents;

namespace Workflows.Enforcement.Tests.Documents;

public sealed class DocumentTextTests
{
    [Theory]
    [InlineData("| 项目 | 内容 |\n|---|---|\n| 决定书文号 | 示〔2026〕1号 |\n| 理由 | 事实\\*不清 |\n\n本机关已撤回对上述决定的公示。\n", "决定书文号：示〔2026〕1号；理由：事实*不清；本机关已撤回对上述决定的公示。")]
    [InlineData("一行\\\n又一行 **重** `码`\n", "一行 又一行 重 码")]
    [InlineData("- 甲\n- 乙\n", "甲；乙")]
    [InlineData("", "")]
    public void A_document_reads_as_plain_text(string markdown, string text) => Assert.Equal(text, DocumentText.Of(markdown));
}

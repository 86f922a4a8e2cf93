using System.Net;
using System.Text;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Cases;

/// <summary>Files that forms take, and who gets them back.</summary>
public sealed class FileTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    private static readonly byte[] s_paper = Encoding.UTF8.GetBytes("%PDF-1.7 现场检查记录");

    [Fact]
    public async Task A_file_survives_a_refusal_and_is_read_from_its_case_by_its_name()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例附件公司");
        var form = (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, address), "task-form")).NothingFound();

        using var refused = await form.With("findings", "").Attach("recordFile", @"C:\卷宗\现场检查记录.pdf", s_paper).SubmitAsync(officer);
        var again = await PageForm.OnAsync(refused, "task-form");
        using var done = await again.With("findings", "无").SubmitAsync(officer);
        var facts = await officer.ReadAsync($"{address}/facts");
        var hash = again.Of("recordFile").Single()[..64];
        using var file = await officer.GetAsync($"{address}/files/{hash}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("本次提交已由您认领这项任务", await Visitor.TextOfAsync(refused), StringComparison.Ordinal);
        Assert.EndsWith(":现场检查记录.pdf", again.Of("recordFile").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("现场检查记录.pdf", facts, StringComparison.Ordinal);
        Assert.Equal(s_paper, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_program_under_a_paper_s_name_is_refused_at_its_field()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var task = await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例程序公司"));

        using var answer = await (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().Attach("recordFile", "记录.pdf", "MZ program"u8.ToArray()).SubmitAsync(officer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("“记录.pdf”是程序、脚本或网页", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_twenty_megabytes_is_refused_with_its_size()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var task = await Walk.TaskOfAsync(officer, await Walk.OpenCaseAsync(officer, "示例大文件公司"));

        using var answer = await (await PageForm.OnAsync(officer, task, "task-form")).NothingFound().Attach("recordFile", "录像.bin", new byte[(20 * 1024 * 1024) + 1]).SubmitAsync(officer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("不得超过 20 MB", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_s_hash_that_somebody_types_into_a_field_for_words_opens_nothing()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var elsewhere = await Walk.OpenCaseAsync(officer, "示例他案公司");
        var form = (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, elsewhere), "task-form")).NothingFound().Attach("recordFile", "他案记录.txt", s_paper);
        using var done = await form.SubmitAsync(officer);
        var kept = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(s_paper));
        using var own = await officer.GetAsync($"{elsewhere}/files/{kept}");
        var address = await Walk.OpenCaseAsync(officer, "示例猜测公司");
        using var typed = await (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, address), "task-form")).NothingFound()
            .With("findings", $"{kept}:他案记录.txt").SubmitAsync(officer);

        using var guessed = await officer.GetAsync($"{address}/files/{kept}");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, typed.StatusCode);
        Assert.Contains(kept, await officer.ReadAsync($"{address}/facts"), StringComparison.Ordinal); // it was recorded as words
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Fact]
    public async Task A_hash_that_the_case_does_not_name_opens_nothing_and_no_stranger_gets_a_file()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var address = await Walk.OpenCaseAsync(officer, "示例保密公司");
        var form = (await PageForm.OnAsync(officer, await Walk.TaskOfAsync(officer, address), "task-form")).NothingFound().Attach("recordFile", "记录.txt", s_paper);
        using var refused = await form.With("findings", "").SubmitAsync(officer);
        var hash = (await PageForm.OnAsync(refused, "task-form")).Of("recordFile").Single()[..64];

        using var elsewhere = await officer.GetAsync($"/cases/demo-1/files/{hash}"); // kept, but not by that case
        using var forged = await form.With("recordFile", $"{new string('0', 64)}:x.pdf").SubmitAsync(officer);
        using var stranger = await host.Visit().GetAsync($"{address}/files/{hash}");
        using var administrator = await (await host.Visit().AsAsync("admin")).GetAsync($"{address}/files/{hash}");

        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, administrator.StatusCode);
    }
}

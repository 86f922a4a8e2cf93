using System.Security.Cryptography;
using System.Text;
using Workflows.Engine.Commands;
using Workflows.Persistence.Tests.Samples;
using Workflows.Runtime.Definitions;

namespace Workflows.Persistence.Tests.Databases;

public abstract partial class DatabaseContract
{
    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task A_document_is_kept_under_the_hash_of_its_content()
    {
        const string text = "# 行政处罚决定书";
        var file = new Effect.KeepFile(HashOf(text), "text/markdown", text);

        await AppendAsync(SampleCase.Opened("c-1") with { Files = [file, file] });
        await AppendAsync(SampleCase.Opened("c-2") with { Files = [file] });

        Assert.True(File.Exists(Path.Combine(Db.Database.DataFolder, "files", file.Hash[..2], file.Hash)));
        Assert.Equal(text, await Db.Files.ReadTextAsync(file.Hash, None));
        Assert.Equal(("text/markdown", Encoding.UTF8.GetByteCount(text)), await Db.Files.FindAsync(file.Hash, None) is { } kept ? (kept.MediaType, (int)kept.Bytes) : default);
    }

    [Fact]
    public async Task A_file_that_somebody_hands_in_is_kept_once()
    {
        var content = RandomNumberGenerator.GetBytes(200_000);

        var first = await Db.Files.KeepAsync(new MemoryStream(content), "image/jpeg", SampleCase.Noon, None);
        var second = await Db.Files.KeepAsync(new MemoryStream(content), "image/jpeg", SampleCase.Noon.AddDays(1), None);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), first);
        Assert.Equal(first, second);
        await using var read = Db.Files.OpenRead(first);
        var copy = new MemoryStream();
        await read.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
        Assert.Equal(SampleCase.Noon, (await Db.Files.FindAsync(first, None))!.KeptAt);
        Assert.Empty(Directory.GetFiles(Path.Combine(Db.Database.DataFolder, "files"))); // nothing half written is left
    }

    [Fact]
    public async Task A_file_under_a_wrong_hash_is_refused_with_the_whole_commit()
    {
        var wrong = new Effect.KeepFile(HashOf("one text"), "text/markdown", "another text");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.Store.AppendAsync(SampleCase.Opened() with { Files = [wrong] }, None));

        Assert.False((await Db.Store.LoadAsync(SampleCase.Id(), None)).Exists);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public void Nothing_but_a_hash_names_a_file(string hash) => Assert.Throws<FormatException>(() => Db.Files.OpenRead(hash));

    [Fact]
    public async Task Every_bundle_ever_accepted_is_kept_once_in_the_order_of_acceptance()
    {
        var first = Bundle.Of("penalty", [new("penalty.bpmn", "<definitions name=\"处罚\" />"), new("forms/a.yaml", "title: { zh: 表 }")]);
        var second = Bundle.Of("hearing", [new("hearing.bpmn", "<definitions />")]);

        await Db.Bundles.SaveAsync(first, None);
        Db.Clock.Advance(TimeSpan.FromDays(1));
        await Db.Bundles.SaveAsync(second, None);
        await Db.Bundles.SaveAsync(first, None);

        Assert.Equal([first.Hash, second.Hash], (await Db.Bundles.LoadAllAsync(None)).Select(b => b.Hash));
        var kept = (await Db.Bundles.FindAsync(first.Hash, None))!;
        Assert.Equal(first.ProcedureId, kept.ProcedureId);
        Assert.Equal(first.Files, kept.Files);
        Assert.Equal(first.Hash, Bundle.Of(kept.ProcedureId, kept.Files).Hash);
        Assert.Null(await Db.Bundles.FindAsync("none", None));
    }
}

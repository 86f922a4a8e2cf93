using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Workflows.Engine.Commands;
using Workflows.Persistence.Tests.Samples;

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
    public async Task A_bundle_is_kept_as_it_was_accepted_first()
    {
        var files = ImmutableSortedDictionary<string, string>.Empty.Add("penalty.bpmn", "<definitions name=\"处罚\" />").Add("forms/a.yaml", "title: { zh: 表 }");
        await Db.Bundles.SaveAsync(new("h2", "penalty", files), None);
        Db.Clock.Advance(TimeSpan.FromDays(1));
        await Db.Bundles.SaveAsync(new("h2", "penalty", files.Clear()), None);
        await Db.Bundles.SaveAsync(new("h1", "penalty", files), None);

        Assert.Equal(["h2", "h1"], (await Db.Bundles.LoadAllAsync(None)).Select(b => b.Hash));
        var kept = (await Db.Bundles.FindAsync("h2", None))!;
        Assert.Equal(files, kept.Files);
        Assert.Null(await Db.Bundles.FindAsync("h3", None));
    }
}

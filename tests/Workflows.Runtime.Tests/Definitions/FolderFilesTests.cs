using System.Diagnostics;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

public sealed class FolderFilesTests
{
    [Fact]
    public void A_hundred_megabytes_are_refused_before_they_are_read()
    {
        using var folder = new TemporaryFolder();
        using (var huge = File.Create(folder.Combine("huge.bpmn"))) huge.SetLength(100_000_000);
        var watch = Stopwatch.StartNew();

        var files = FolderFiles.Read(folder.Path);

        Assert.Equal("huge.bpmn(0,0): error FILE0001: Expected a file of at most 4000000 bytes, but it has 100000000.", Assert.Single(files.Findings).ToString());
        Assert.Empty(files.Texts);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void The_two_hundred_and_first_file_of_a_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i <= FolderFiles.MostFiles; i++) File.WriteAllText(folder.Combine($"{i:D3}.md"), "x");

        var files = FolderFiles.Read(folder.Path);

        Assert.Equal(("200.md", "FILE0002"), (Assert.Single(files.Findings).File, files.Findings[0].Code));
        Assert.Equal(FolderFiles.MostFiles, files.Texts.Count);
    }

    [Fact]
    public void Links_are_not_followed_to_files_or_folders_outside()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        File.WriteAllText(outside.Combine("secret.yaml"), "secret");
        File.CreateSymbolicLink(folder.Combine("a.yaml"), outside.Combine("secret.yaml"));
        Directory.CreateSymbolicLink(folder.Combine("forms"), outside.Path);
        File.CreateSymbolicLink(folder.Combine("nowhere.yaml"), outside.Combine("nothing"));

        var files = FolderFiles.Read(folder.Path);

        Assert.Equal([("a.yaml", "FILE0003"), ("forms", "FILE0003"), ("nowhere.yaml", "FILE0003")], files.Findings.Select(f => (f.File, f.Code)));
        Assert.Empty(files.Texts);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xFF, 0x63 }, 2, 2)]
    [InlineData(new byte[] { 0xC1, 0xA2, 0xB0, 0xB8 }, 1, 1)]
    [InlineData(new byte[] { 0xE7, 0xAB, 0x8B, 0xE7, 0xAB }, 1, 2)]
    public void Bytes_that_are_no_UTF_8_are_refused_where_they_stand(byte[] bytes, int line, int column)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Combine("a.yaml"), bytes);

        var finding = Assert.Single(FolderFiles.Read(folder.Path).Findings);

        Assert.Equal(("FILE0005", line, column), (finding.Code, finding.Line, finding.Column));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text_and_droppings_of_editors_are_no_files()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Combine("a.yaml"), [0xEF, 0xBB, 0xBF, 0x61]);
        File.WriteAllText(folder.Combine(".a.yaml.swp"), "x");
        File.WriteAllText(folder.Combine("a.yaml~"), "x");

        Assert.Equal([KeyValuePair.Create("a.yaml", "a")], FolderFiles.Read(folder.Path).Texts);
    }

    [Fact]
    public void Folders_too_deep_are_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("1", "2", "3", "4"));

        Assert.Equal(("1/2/3/4", "FILE0002"), (Assert.Single(FolderFiles.Read(folder.Path).Findings).File, "FILE0002"));
    }

    [Fact]
    public void The_hash_tells_contents_apart_whichever_way_they_are_cut_into_files()
    {
        var one = Bundle.Of("p", [KeyValuePair.Create("ab", "c")]);
        var other = Bundle.Of("p", [KeyValuePair.Create("a", "bc")]);

        Assert.NotEqual(one.Hash, other.Hash);
        Assert.Equal(Bundle.Of("p", [KeyValuePair.Create("a", "1"), KeyValuePair.Create("b", "2")]).Hash, Bundle.Of("p", [KeyValuePair.Create("b", "2"), KeyValuePair.Create("a", "1")]).Hash);
    }
}

using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Files;

namespace Workflows.EndToEnd.Tests.Demo;

public sealed class DemoFolderTests
{
    [Fact]
    public async Task A_folder_with_something_in_it_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("mine.txt"), "mine");

        var demo = await HostCommand.RunAsync("demo", "--out", folder.Path);

        Assert.Equal((2, ""), (demo.ExitCode, demo.Output));
        Assert.Contains($"Expected an empty or new folder, but '{folder.Path}' has something in it.", demo.Everything, StringComparison.Ordinal);
        Assert.Equal([folder.Combine("mine.txt")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("mine.txt");
        await File.WriteAllTextAsync(file, "mine");

        var demo = await HostCommand.RunAsync("demo", "--out", file);

        Assert.Equal((2, ""), (demo.ExitCode, demo.Output));
        Assert.Contains($"Expected an empty or new folder, but '{file}'", demo.Everything, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }
}

using Elsa.Host.Composition;
using Microsoft.Extensions.Configuration;

namespace Elsa.Host.Tests.Composition;

public sealed class ProductPathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("product-paths-").FullName;

    [Fact]
    public void The_root_is_the_nearest_folder_above_with_the_solution()
    {
        File.WriteAllText(Path.Combine(_folder, "Workflows.sln"), "");
        var executable = Directory.CreateDirectory(Path.Combine(_folder, "Elsa.Host", "bin", "Debug")).FullName;

        var paths = ProductPaths.From(Settings(), executable);

        Assert.Equal(_folder, paths.Root);
        Assert.Equal(Path.Combine(_folder, "workflows"), paths.Definitions);
        Assert.Equal(Path.Combine(_folder, "data"), paths.Data);
        Assert.Equal(Path.Combine(_folder, "Elsa.Host"), ProductPaths.WebFiles(executable));
    }

    [Fact]
    public void Without_a_solution_the_root_is_where_the_executable_lies()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "wwwroot"));

        var paths = ProductPaths.From(Settings(), _folder + Path.DirectorySeparatorChar);

        Assert.Equal(_folder, paths.Root);
        Assert.Equal(_folder, ProductPaths.WebFiles(_folder));
    }

    [Fact]
    public void Settings_win_and_are_relative_to_where_the_product_was_started()
    {
        var paths = ProductPaths.From(Settings(("Workflows:Definitions", "elsewhere"), ("Workflows:Data", "/var/lib/cases")), _folder);

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "elsewhere"), paths.Definitions);
        Assert.Equal("/var/lib/cases", paths.Data);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}

using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

public sealed class TargetReadingTests
{
    [Fact]
    public void The_whole_folder_tells_its_procedures_and_their_hashes()
    {
        using var small = new SmallWorld();

        var reading = TargetReading.Of(small.Path)!;

        Assert.Empty(reading.Findings);
        Assert.Equal(["main"], reading.Procedures.Select(p => p.Id));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("main", true)]
    [InlineData("main/", true)]
    [InlineData("main/main.bpmn", true)]
    [InlineData("main/forms", false)]
    [InlineData("vocabulary.yaml", false)]
    public void A_part_of_the_folder_tells_only_its_own_findings_checked_against_all(string part, bool told)
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:duty="ghost" """));

        var findings = TargetReading.Of(Path.Combine(small.Path, part))!.Findings;

        Assert.Equal(told ? [Path.Combine(small.Path, "main/main.bpmn")] : [], findings.Select(f => f.File));
    }

    [Theory]
    [InlineData("flow.bpmn", "x", "BPMN0001")]
    [InlineData("table.dmn", "x", "DMN0001")]
    [InlineData("forms/form.yaml", "x", "LAW0003")]
    [InlineData("calendars/xx.yaml", "x", "LAW0003")]
    [InlineData("documents/notice.md", "x", "DOC0001")]
    public void A_file_that_stands_alone_is_read_as_what_its_name_says(string path, string text, string code)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Combine(path))!);
        File.WriteAllText(folder.Combine(path), text);

        var finding = Assert.Single(TargetReading.Of(folder.Combine(path))!.Findings);

        Assert.Equal((folder.Combine(path), code), (finding.File, finding.Code));
    }

    [Fact]
    public void A_procedures_folder_that_stands_alone_is_read_without_its_neighbours()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("main"));
        File.WriteAllText(folder.Combine("main", "main.bpmn"), SmallWorld.Flow());

        Assert.Equal([(Path.Combine(folder.Path, "main/main.bpmn"), "PROC0010")], TargetReading.Of(folder.Combine("main"))!.Findings.Select(f => (f.File, f.Code)));
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("law.yaml")]
    [InlineData("")]
    public void What_is_no_declared_file_is_none(string path)
    {
        using var folder = new TemporaryFolder();
        if (path.Length > 0) File.WriteAllText(folder.Combine(path), "x");

        Assert.Null(TargetReading.Of(folder.Combine(path)));
    }
}

using System.Text.Json;
using Elsa.Host.Cli;

namespace Elsa.Host.Tests.Cli;

/// <summary>What <c>verify</c> says, and with which code it ends.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elsa-host-verify-").FullName;

    [Theory]
    [InlineData("flow.bpmn", "<!DOCTYPE b [<!ENTITY a \"a\">]><b>&a;</b>", 1, "flow.bpmn(1,1): error BPMN0001: Expected no document type, but there is one: entities are not read.")]
    [InlineData("flow.bpmn", "<definitions>\n</oops>", 1, "flow.bpmn(2,3): error BPMN0001:")]
    [InlineData("forms/form.yaml", "title: { zh: 表, en: Form }\nfields: []\n", 0, "")]
    [InlineData("notes.txt", "", 2, "")]
    public void A_file_is_read_and_its_findings_are_told(string path, string text, int code, string expected)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);

        var (ended, output, error) = Run(file);

        Assert.Equal(code, ended);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Equal(code == 2, error.StartsWith("Expected ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_path_that_there_is_not_ends_with_2()
    {
        var (ended, _, error) = Run(Path.Combine(_folder, "nothing"));

        Assert.Equal(2, ended);
        Assert.StartsWith("Expected a folder or a file, but there is no '", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_read_the_findings_from_a_file()
    {
        var (file, json) = (Path.Combine(_folder, "flow.bpmn"), Path.Combine(_folder, "findings.json"));
        File.WriteAllText(file, "<definitions>");

        Assert.Equal(1, Run(file, "--json", json).Code);

        var finding = JsonDocument.Parse(File.ReadAllText(json)).RootElement.GetProperty("findings")[0];
        Assert.Equal(("BPMN0001", 1), (finding.GetProperty("code").GetString(), finding.GetProperty("line").GetInt32()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var code = VerifyCommand.Create("/no/such/folder").Parse(arguments).Invoke(new() { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}

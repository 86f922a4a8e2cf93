using Workflows.Runtime.Definitions;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>A declared world of one procedure, in a folder that tests spoil.</summary>
internal sealed class SmallWorld : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallWorld()
    {
        Directory.CreateDirectory(folder.Combine("workflows", "calendars"));
        File.Copy(SourceTree.Combine("workflows", "calendars", "cn.yaml"), folder.Combine("workflows", "calendars", "cn.yaml"));
        File.Copy(SourceTree.Combine("workflows", "agency.yaml"), folder.Combine("workflows", "agency.yaml"));
        Write("vocabulary.yaml", """
            events: { notice.served: { zh: 已送达, en: Served } }
            roles: { case-officer: { zh: 承办人, en: Case officer } }
            duties: { serve: { zh: 送达, en: Serving } }
            stages: { service: { zh: 送达, en: Service } }
            actions: { make-document: { zh: 制作文书, en: Make a document } }
            told:
              agency: [ { before: 1 working day, roles: case-officer }, { on: day, roles: case-officer } ]
              party: [ { after: 1 working day, roles: case-officer } ]
              moved: case-officer
              unit-head: case-officer
              last-resort: case-officer
            own-sources: [ 单位设置 ]
            """);
        Write("main/main.bpmn", Flow());
        Write("main/law.yaml", """
            deadlines:
              window:
                title: { zh: 期限, en: Window }
                owner: party
                starts: notice.served
                due: { period: 5 working days, law: 第一条 }
            """);
        Write("main/rules.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="rules" namespace="urn:test" id="rules">
              <decision id="kind" name="Kind"><variable name="Kind"/><literalExpression><text>"a"</text></literalExpression></decision>
            </definitions>
            """);
        Write("main/forms/a.yaml", "title: { zh: 表, en: Form }\nfields: []\n");
        Write("main/documents/notice.md", "---\ntitle: { zh: 告知书, en: Notice }\n---\n{{ case.number }}\n");
    }

    /// <summary>The folder of the declared files.</summary>
    public string Path => folder.Combine("workflows");

    /// <summary>A folder beside it, for the product's own.</summary>
    public string Own => folder.Combine("own");

    /// <summary>The flow of main: start, task a, this, end.</summary>
    public static string Flow(string more = "", string task = "", string beside = "") => Xml("main", $"""
        {Start()}
        {UserTask("a", task)}
        {more}
        {End()}{TestProcess.Flow("start", "a")}{TestProcess.Flow("a", "end")}
        """, beside);

    public void Write(string path, string text)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Takes away the template that no step fills in: for tests that verify what they read.</summary>
    public SmallWorld WithoutPapers()
    {
        File.Delete(System.IO.Path.Combine(Path, "main", "documents", "notice.md"));
        return this;
    }

    public WorkflowsReading Read() => WorkflowsReader.Read(Path, null);

    public void Dispose() => folder.Dispose();
}

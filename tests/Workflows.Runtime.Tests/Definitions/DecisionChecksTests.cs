using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>Decisions whose file reads, but whose tables do not hold together.</summary>
public sealed class DecisionChecksTests
{
    private const string Head = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="rules" namespace="urn:test" id="rules">
          <inputData id="fine" name="fine"><variable name="fine"/></inputData>
          <decision id="band" name="Band"><variable name="Band"/>
            <informationRequirement><requiredInput href="#fine"/></informationRequirement>
            <decisionTable id="bands" hitPolicy="
        """;

    private static string Table(string policy, string rules, string allowed = "") => $"""
        {Head.TrimEnd()}{policy}">
              <input label="罚款"><inputExpression typeRef="number"><text>fine</text></inputExpression>{allowed}</input>
              <output name="band" typeRef="string"/>
        {rules}
            </decisionTable>
          </decision>
        </definitions>
        """;

    private static string Rule(string id, string test, string output) =>
        $"      <rule id=\"{id}\"><inputEntry><text>{test}</text></inputEntry><outputEntry><text>{output}</text></outputEntry></rule>";

    private static string Rules(params string[] rules) => string.Join('\n', rules);

    public static TheoryData<string, string, string, int, string> Faults => new()
    {
        { "a gap", Table("UNIQUE", Rules(Rule("a", "&lt; 5000", "\"low\""), Rule("b", "&gt; 5000", "\"high\""))), "DMN0004", 5, "none speaks where 罚款 is 5000" },
        { "an overlap", Table("UNIQUE", Rules(Rule("a", "&lt;= 5000", "\"low\""), Rule("b", "&gt;= 5000", "\"high\""))), "DMN0005", 9, "rules 1 and 2 both speak where 罚款 is 5000" },
        { "a rule that never speaks", Table("FIRST", Rules(Rule("a", "-", "\"low\""), Rule("b", "&gt;= 5000", "\"high\""))), "DMN0006", 9, "rule 2 never does" },
        { "a test of another kind", Table("FIRST", Rules(Rule("a", "\"low\"", "\"low\""), Rule("b", "-", "\"high\""))), "DMN0002", 8, "Rule 1, input 1 (罚款), 1:1: Expected a test that number can pass, but got string." },
        { "an output of another kind", Table("UNIQUE", Rule("a", "-", "5")), "DMN0002", 8, "Rule 1, output 1: Expected string, the type of output 1, but got number." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_table_that_does_not_hold_together_is_refused_with_its_cell(string what, string dmn, string code, int line, string message)
    {
        using var small = new SmallWorld();
        small.Write("main/more.dmn", dmn);

        var reading = small.Read();

        Assert.Null(reading.World);
        var found = reading.Findings.First(f => f.Code == code);
        Assert.Equal(("main/more.dmn", line), (found.File, found.Line));
        Assert.True(found.Column > 0 && found.Message.Contains(message, StringComparison.Ordinal), $"{what}: {found}");
        Assert.Contains($": error {code}: ", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_cannot_be_analysed_is_a_remark_that_refuses_nothing()
    {
        using var small = new SmallWorld();
        small.Write("main/more.dmn", Table("FIRST", Rules(Rule("a", "&lt; fine * 2", "\"low\""), Rule("b", "-", "\"high\""))));

        var reading = small.Read();

        Assert.Empty(reading.Findings);
        Assert.NotNull(reading.World);
        var remark = Assert.Single(reading.Remarks);
        Assert.Equal(("main/more.dmn", "DMN0007", true), (remark.File, remark.Code, remark.IsRemark));
        Assert.Contains(": warning DMN0007: ", remark.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Allowed_values_close_a_gap()
    {
        using var small = new SmallWorld();
        small.Write("main/more.dmn", Table("UNIQUE", Rule("a", "&gt;= 0", "\"low\""), "<inputValues><text>&gt;= 0</text></inputValues>"));

        Assert.Empty(small.Read().Findings);
    }

    /// <summary>A bundle that was accepted by an earlier version is asked no more than it was asked then.</summary>
    [Fact]
    public void A_bundle_that_was_kept_with_a_gap_stays_readable()
    {
        using var small = new SmallWorld();
        var kept = Bundle.Of("main", small.Read().Bundles[0].Files.Add("more.dmn", Table("UNIQUE", Rule("a", "&lt; 5000", "\"low\""))));

        Assert.NotNull(ProcedureFolderReader.Read(kept).Value);
    }

    [Fact]
    public void A_file_and_a_folder_that_stand_alone_are_checked_too()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("alone"));
        File.WriteAllText(folder.Combine("alone", "more.dmn"), Table("UNIQUE", Rule("a", "&lt; fine", "\"low\"")));

        var reading = TargetReading.Of(folder.Combine("alone", "more.dmn"))!;

        Assert.Equal([], reading.Findings.Select(f => f.Code));
        Assert.Equal(["DMN0007"], reading.Remarks.Select(f => f.Code));

        File.WriteAllText(folder.Combine("alone", "more.dmn"), Table("UNIQUE", Rule("a", "&lt; 5", "\"low\"")));
        Assert.Equal(["DMN0004"], TargetReading.Of(folder.Combine("alone", "more.dmn"))!.Findings.Select(f => f.Code));

        using var small = new SmallWorld();
        File.Copy(Path.Combine(small.Path, "main", "main.bpmn"), folder.Combine("alone", "alone.bpmn"));
        Assert.Contains("DMN0004", TargetReading.Of(folder.Combine("alone"))!.Findings.Select(f => f.Code));
    }

    [Fact]
    public void The_shipped_tables_raise_no_remark_either() =>
        Assert.Empty(WorkflowsReader.Read(SourceTree.Combine("workflows"), null).Remarks);
}

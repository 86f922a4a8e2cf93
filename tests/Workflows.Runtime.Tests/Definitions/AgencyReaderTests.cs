using Workflows.Engine.Commands;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Definitions;

public sealed class AgencyReaderTests
{
    private const string Good = """
        name: 甲县应急管理局
        unit: 一科
        address: 甲县甲路1号
        phone: 0000-0000000
        bank: 甲银行
        bankAccount: "0000"
        government: 甲县人民政府
        court: 甲县人民法院
        creditCode: "0"
        numbers:
          case: 立〔{year}〕{n}号
          decision: 罚〔{year}〕{n}号
        nameEn: Jia County Bureau
        """;

    [Fact]
    public void The_product_s_own_authority_reads()
    {
        var reading = AgencyReader.Read("agency.yaml", File.ReadAllText(SourceTree.Combine("workflows", "agency.yaml")));

        Assert.Empty(reading.Findings);
        Assert.Equal("示例县应急管理局", reading.Value!.Facts["name"].ToString());
        Assert.Equal("示应急罚〔{year}〕{n}号", reading.Value.NumberPatterns["decision"]);
    }

    [Fact]
    public void Its_series_are_those_that_a_case_may_ask_for()
    {
        var agency = AgencyReader.Read("agency.yaml", Good).Value!;

        var procedures = agency.Running(ProcedureSet.Of([], System.Collections.Immutable.ImmutableDictionary<string, CaseAction>.Empty));

        Assert.Equal<string>(["case", "decision"], procedures.NumberSeries);
        Assert.Equal("甲县人民法院", procedures.Agency["court"].ToString());
    }

    [Fact]
    public void The_province_may_be_named_and_expressions_see_it()
    {
        Assert.Null(AgencyReader.Read("agency.yaml", Good).Value!.Province);
        var named = AgencyReader.Read("agency.yaml", "province: 湖南省\n" + Good).Value!;

        Assert.Equal(("湖南省", "湖南省"), (named.Province, named.Facts["province"].ToString()));
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "court: 甲县人民法院\n", "", "agency.yaml(1,1): error LAW0002: Expected 'court' for the authority, but it is missing." },
        { "bank: 甲银行", "bank: ' '", "agency.yaml(5,7): error AGY0001: Expected the authority's 'bank', but the text is blank." },
        { "phone:", "fax: 1\nphone:", "agency.yaml(4,1): error LAW0001: Expected one of" },
        { "罚〔{year}〕{n}号", "罚{n}号", "agency.yaml(12,13): error AGY0002: Expected a number with {year} and {n}, each once, and no other braces for 'decision', but got '罚{n}号'." },
        { "罚〔{year}〕{n}号", "罚〔{year}〕{n}-{n}号", "agency.yaml(12,13): error AGY0002" },
        { "罚〔{year}〕{n}号", "罚〔{year}〕{no}{n}号", "agency.yaml(12,13): error AGY0002" },
        { "  decision:", "  Decision:", "agency.yaml(12,3): error DOC0003" },
        { "  decision: 罚〔{year}〕{n}号", "", "AGY0003: Expected how the numbers of 'decision' are written" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_wrong_is_named_with_its_place(string good, string bad, string finding)
    {
        var reading = AgencyReader.Read("agency.yaml", Good.ReplaceLineEndings("\n").Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(reading.Value);
        Assert.Contains(reading.Findings, f => f.ToString().Contains(finding, StringComparison.Ordinal));
    }
}

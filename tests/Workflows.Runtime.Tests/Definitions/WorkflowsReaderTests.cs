using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Runtime.Tests.Definitions;

/// <summary>What no file alone can show: names of other files that do not exist.</summary>
public sealed class WorkflowsReaderTests
{
    private const string Named = """name="甲" law:name-en="A" """;

    [Fact]
    public void A_world_whose_files_fit_together_reads()
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow(
            $"""
            <serviceTask id="make" {Named} law:action="make-document" law:stage="service"><extensionElements><law:input name="document" value="&quot;notice&quot;"/></extensionElements></serviceTask>
            <businessRuleTask id="rule" {Named} law:decision="Kind" law:result="kind"/>
            <callActivity id="call" {Named} calledElement="main"/>
            {Flow("a", "make")}{Flow("make", "rule")}{Flow("rule", "call")}{Flow("call", "end")}
            """, """law:duty="serve" law:deadline="window" law:event="notice.served" """));

        var reading = small.Read();

        Assert.Empty(reading.Findings);
        var procedure = reading.World!.Procedures.ByHash[reading.World.Procedures.Current["main"]];
        Assert.Equal(64, procedure.Hash.Length);
        Assert.Same(procedure.Decisions["kind"], procedure.Decisions["Kind"]);
        Assert.Equal(["a"], procedure.Forms.Keys);
        Assert.Equal(["notice"], procedure.Documents.Keys);
        Assert.NotNull(reading.World.Law.Deadline("window"));
        var bundle = Assert.Single(reading.Bundles);
        Assert.Equal(["documents/notice.md", "forms/a.yaml", "main.bpmn", "rules.dmn"], bundle.Files.Keys);
        Assert.Equal(bundle.Hash, ProcedureFolderReader.Read(bundle).Value!.Hash);
    }

    public static TheoryData<string, string, string, string, string> Unknown => new()
    {
        { "a form", """<¦userTask id="b" name="b" law:name-en="b" law:role="case-officer" law:form="ghost"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0010" },
        { "a form of a message", "", "", """<¦message id="m" name="x.y" law:name-en="X" law:role="case-officer" law:form="ghost"/>""", "PROC0010" },
        { "a decision", $"""<¦businessRuleTask id="b" {Named} law:decision="ghost" law:result="r"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0011" },
        { "a document", $"""<¦serviceTask id="b" {Named} law:action="make-document"><extensionElements><law:input name="document" value="&quot;ghost&quot;"/></extensionElements></serviceTask>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0012" },
        { "a document in a branch", $"""<¦serviceTask id="b" {Named} law:action="make-document"><extensionElements><law:input name="document" value="if x then &quot;notice&quot; else &quot;ghost&quot;"/></extensionElements></serviceTask>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0012" },
        { "a role", """<¦userTask id="b" name="b" law:name-en="b" law:role="case-officer ghost" law:form="a"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0020" },
        { "a role of a message", "", "", """<¦message id="m" name="x.y" law:name-en="X" law:role="ghost" law:form="a"/>""", "PROC0020" },
        { "a duty", """<¦userTask id="b" name="b" law:name-en="b" law:role="case-officer" law:form="a" law:duty="ghost"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0020" },
        { "an event", $"""<¦intermediateThrowEvent id="b" {Named} law:event="ghost.seen"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0020" },
        { "one of several events", $"""<¦intermediateThrowEvent id="b" {Named} law:event="notice.served"><extensionElements><law:emits event="ghost.seen"/></extensionElements></intermediateThrowEvent>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0020" },
        { "a stage", $"""<¦intermediateThrowEvent id="b" {Named} law:stage="ghost"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0020" },
        { "an action", $"""<¦serviceTask id="b" {Named} law:action="ghost"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0020" },
        { "a deadline of a task", """<¦userTask id="b" name="b" law:name-en="b" law:role="case-officer" law:form="a" law:deadline="ghost"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0021" },
        { "a deadline of a timer", $"""<¦boundaryEvent id="b" {Named} attachedToRef="a"><timerEventDefinition law:deadline="ghost"/></boundaryEvent>""" + Flow("b", "end"), "", "", "PROC0021" },
        { "a procedure", $"""<¦callActivity id="b" {Named} calledElement="ghost"/>""" + Flow("a", "b") + Flow("b", "end"), "", "", "PROC0022" },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_name_that_does_not_exist_is_refused_at_its_place(string what, string more, string task, string beside, string code)
    {
        var xml = Marked.Of(SmallWorld.Flow(more, task, beside));
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", xml.Text);

        var reading = small.Read();

        Assert.Null(reading.World);
        Assert.True(
            reading.Findings.Select(f => (f.File, f.Line, f.Column, f.Code)).SequenceEqual([("main/main.bpmn", xml.Line, xml.Column, code)]),
            $"{what}: expected {code} at ({xml.Line},{xml.Column}), but got\n{string.Join('\n', reading.Findings)}");
    }

    [Theory]
    [InlineData("", "PROC0013")]
    [InlineData("law:act-on=\"today\" law:lighter=\"former = present\"", null)]
    public void A_task_that_asks_a_table_of_substance_names_the_day_of_the_act(string substance, string? code)
    {
        using var small = new SmallWorld();
        small.Write("main/more.dmn", """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="more" namespace="urn:more" id="more">
              <inputData id="lawOn" name="lawOn"><variable name="lawOn"/></inputData>
              <decision id="old" name="Old"><variable name="Old"/><informationRequirement><requiredInput href="#lawOn"/></informationRequirement><literalExpression><text>lawOn</text></literalExpression></decision>
            </definitions>
            """);
        small.Write("main/main.bpmn", SmallWorld.Flow($"""<businessRuleTask id="b" {Named} law:decision="old" law:result="old" {substance}/>""" + Flow("a", "b") + Flow("b", "end")));

        Assert.Equal(code is null ? [] : [code], small.Read().Findings.Select(f => f.Code));
    }

    [Fact]
    public void A_procedure_that_only_a_message_starts_cannot_be_called()
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow($"""<callActivity id="b" {Named} calledElement="other"/>""" + Flow("a", "b") + Flow("b", "end")));
        small.Write("other/other.bpmn", Xml("other", """<startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent>""" + End() + Flow("start", "end"),
            """<message id="m" name="x.y" law:name-en="X"/>"""));

        Assert.Equal(["PROC0022"], small.Read().Findings.Select(f => f.Code));
    }

    [Fact]
    public void An_error_that_the_callers_do_not_catch_is_allowed()
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow("""<endEvent id="b"><errorEventDefinition errorRef="e"/></endEvent>""" + Flow("a", "b"), "", """<error id="e" errorCode="c"/>"""));

        Assert.Empty(small.Read().Findings);
    }

    [Fact]
    public void A_word_of_the_vocabulary_is_not_enough_where_the_product_cannot_do_the_action()
    {
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow($"""<serviceTask id="b" {Named} law:action="make-document"/>""" + Flow("a", "b") + Flow("b", "end")));

        Assert.Equal(["PROC0023"], WorkflowsReader.Read(small.Path, ImmutableDictionary<string, CaseAction>.Empty).Findings.Select(f => f.Code));
        Assert.Empty(WorkflowsReader.Read(small.Path, ImmutableDictionary<string, CaseAction>.Empty.Add("make-document", i => ActionResult.Of(i.Inputs))).Findings);
    }

    [Fact]
    public void A_form_that_does_not_read_is_told_and_not_what_it_would_have_handed_on()
    {
        const string form = """
            title: { zh: 表, en: Form }
            fields:
              - { name: wanted, label: { zh: 甲, en: A }, type: text, required: true, max-length: 9 }
            """;
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", SmallWorld.Flow($"""<callActivity id="b" {Named} calledElement="other"/>""" + Flow("a", "b") + Flow("b", "end")));
        small.Write("other/other.bpmn", Xml("other", Start() + End() + Flow("start", "end")));
        small.Write("other/documents/letter.md", "---\ntitle: { zh: 函, en: Letter }\n---\n{{ wanted }}\n");
        small.Write("main/forms/a.yaml", form);
        Assert.Empty(small.Read().Findings);

        small.Write("main/forms/a.yaml", form.Replace("max-length", "max-len", StringComparison.Ordinal));

        Assert.All(small.Read().Findings, f => Assert.Equal("main/forms/a.yaml", f.File));
        Assert.NotEmpty(small.Read().Findings);
    }

    public static TheoryData<string, string, string, string> Spoilt => new()
    {
        { "vocabulary.yaml", "¦nonsense: 1\n", "LAW0001", "the vocabulary" },
        { "agency.yaml", "¦nonsense: 1\n", "LAW0001", "the authority" },
        { "main/documents/notice.md", "---\ntitle: { zh: 告知书, en: Notice }\n¦series: ghost\n---\n", "DOC0004", "a series that the authority does not write" },
        { "main/rules.dmn", "\n¦<!DOCTYPE x [<!ENTITY a \"a\">]><x>&a;</x>", "DMN0001", "decisions with a document type" },
        { "calendars/cn.yaml", "¦nonsense: 1\n", "LAW0001", "the calendar" },
        { "calendars/notes.txt", "x", "PROC0001", "a stray file among the calendars" },
        { "notes.txt", "x", "PROC0001", "a stray file" },
        { "main/law.yaml", "constraints:\n  - no: 1\n    title: { zh: 甲, en: A }\n    absence: ¦ghost.seen\n    law: 第一条\n", "LAW0004", "the law" },
        { "main/rules.dmn", "¦x", "DMN0001", "the decisions" },
        { "main/forms/a.yaml", "title: { zh: 表, en: Form }\nfields: ¦x\n", "LAW0003", "a form" },
        { "main/forms/deep/a.yaml", "x", "PROC0001", "a form too deep" },
        { "main/documents/notice.md", "¦x", "DOC0001", "a document" },
        { "main/notes.docx", "x", "PROC0001", "a stray file of the procedure" },
        { "main/main.bpmn", "¦x", "BPMN0001", "the flow" },
        { "main/other.dmn", """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="o" namespace="urn:o" id="o"><decision id="kind" name="Other"><literalExpression><text>1</text></literalExpression></decision></definitions>""", "PROC0004", "a decision twice" },
        { "empty/forms/x.yaml", "title: { zh: 甲, en: a }\nfields: []\n", "PROC0002", "a folder without a flow" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_file_that_does_not_read_is_told_with_its_path(string path, string marked, string code, string what)
    {
        var text = Marked.Of(marked);
        using var small = new SmallWorld();
        small.Write(path, text.Text);

        var reading = small.Read();

        Assert.Null(reading.World);
        Assert.True(
            reading.Findings.Any(f => f.Code == code && (text.Line == 0 || (f.File, f.Line, f.Column) == (path, text.Line, text.Column))),
            $"{what}: expected {path}({text.Line},{text.Column}) {code}, but got\n{string.Join('\n', reading.Findings)}");
    }

    [Theory]
    [InlineData("vocabulary.yaml")]
    [InlineData("agency.yaml")]
    [InlineData("calendars/cn.yaml")]
    public void What_every_world_needs_is_missed(string path)
    {
        using var small = new SmallWorld();
        File.Delete(Path.Combine(small.Path, path));

        Assert.Equal([(path, "FILE0006")], small.Read().Findings.Select(f => (f.File, f.Code)));
    }

    [Fact]
    public void The_id_of_the_process_is_the_name_of_its_folder()
    {
        var xml = Marked.Of(SmallWorld.Flow().Replace("<process id=\"main\"", "<¦process id=\"other\"", StringComparison.Ordinal));
        using var small = new SmallWorld();
        small.Write("main/main.bpmn", xml.Text);

        Assert.Equal([("PROC0003", xml.Line, xml.Column)], small.Read().Findings.Select(f => (f.Code, f.Line, f.Column)));
    }

    private const string Threshold = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:law="urn:workflows:law" name="rules" namespace="urn:test" id="rules">
          <inputData id="today" name="today"><variable name="today"/></inputData>
          <decision id="kind" name="Kind" law:name-en="Kind"><variable name="Kind"/>
            <informationRequirement><requiredInput href="#today"/></informationRequirement>
            <decisionTable hitPolicy="FIRST">
              <input label="日期" law:name-en="Day"><inputExpression typeRef="date"><text>today</text></inputExpression></input>
              <output name="kind" label="种类" law:name-en="Kind" typeRef="string"><extensionElements><law:word value="a" zh="甲" en="A"/><law:word value="b" zh="乙" en="B" heed="true"/></extensionElements></output>
              <annotation name="依据"/><annotation name="status"/>
              <rule><inputEntry><text>&lt; date("2020-01-01")</text></inputEntry><outputEntry><text>"a"</text></outputEntry><annotationEntry><text>旧法</text></annotationEntry><annotationEntry><text>historical</text></annotationEntry></rule>
              <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"b"</text></outputEntry><annotationEntry><text>新法</text></annotationEntry><annotationEntry><text>unverified</text></annotationEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    [Fact]
    public void The_rules_of_a_table_say_their_article_and_what_is_known_of_them()
    {
        using var small = new SmallWorld();
        small.Write("main/rules.dmn", Threshold);

        var rows = Assert.Single(small.Read().World!.Procedures.ByHash.Values).Rows["kind"];

        Assert.Equal([(1, "旧法", RuleStatus.Historical), (2, "新法", RuleStatus.Unverified)], rows.Select(r => (r.Index, r.Law, r.Status)));
        Assert.NotEqual(rows[0].Version, rows[1].Version);
    }

    [Theory]
    [InlineData("<text>unverified</text>", "<text>maybe</text>", "main/rules.dmn(10,8): error RULE0001: kind: Expected one of in-force, historical, unverified as the status of rule 2, but got 'maybe'.")]
    [InlineData("<text>新法</text>", "<text/>", "main/rules.dmn(10,8): error RULE0002: kind: Expected the article, or the source, as the first annotation of rule 2, but it is empty.")]
    [InlineData("""&lt; date("2020-01-01")""", """>= date("2020-01-01")""", "main/rules.dmn(9,8): error RULE0003: kind: Expected the day until which it was in force in a column of dates of the historical rule 1")]
    public void A_rule_that_does_not_say_it_well_is_refused(string right, string wrong, string expected)
    {
        using var small = new SmallWorld();
        small.Write("main/rules.dmn", Threshold.Replace(right, wrong, StringComparison.Ordinal));

        Assert.StartsWith(expected, Assert.Single(small.Read().Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_is_read_in_words_that_its_file_declares()
    {
        using var small = new SmallWorld();
        small.Write("main/rules.dmn", Threshold);

        var table = Assert.Single(small.Read().World!.Procedures.ByHash.Values).Tables["kind"];

        Assert.Equal((new Bilingual("Kind", "Kind"), new Bilingual("日期", "Day"), new Bilingual("种类", "Kind")), (table.Name, table.Inputs[0].Label, table.Outputs[0].Label));
        Assert.Equal((new Bilingual("乙", "B"), true), (table.Outputs[0].Words["\"b\""].Text, table.Outputs[0].Words["\"b\""].Heed));
        Assert.Equal("依据", Assert.Single(table.Notes)); // the status is a mark, not a note
        Assert.Equal("旧法", Assert.Single(table.Rules[0].Notes));
    }

    [Theory]
    [InlineData(""" law:name-en="Kind">""", ">", "main/rules.dmn(3,4): error WORD0001: kind: Expected the English name of the table in law:name-en")]
    [InlineData(""" law:name-en="Day">""", ">", "main/rules.dmn(6,8): error WORD0002: kind: Expected a Chinese name in label and an English one in law:name-en of the column '日期'")]
    [InlineData(""" label="种类" law""", " law", "main/rules.dmn(7,8): error WORD0002: kind: Expected a Chinese name in label")]
    [InlineData(""" law:name-en="Kind" typeRef""", """ law:name-en="Kind" law:unit="miles" typeRef""", "main/rules.dmn(7,8): error WORD0002: kind: Expected one of yuan, months, people as the unit of the column '种类', but got 'miles'.")]
    [InlineData(""" zh="甲" en="A"/>""", """ zh="甲"/>""", "main/rules.dmn(7,94): error WORD0003: kind: Expected the value 'a' of the column '种类' in words, zh and en, but one is missing.")]
    [InlineData("""<law:word value="b" zh="乙" en="B" heed="true"/>""", "", "main/rules.dmn(10,53): error WORD0003: kind: Expected words for \"b\" of the column '种类'")]
    public void A_table_of_law_without_its_words_in_one_language_is_refused(string right, string wrong, string expected)
    {
        using var small = new SmallWorld();
        small.Write("main/rules.dmn", Threshold.Replace(right, wrong, StringComparison.Ordinal));

        Assert.StartsWith(expected, Assert.Single(small.Read().Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_table_answers_of_its_own_standing_is_what_its_rule_says_of_it()
    {
        using var small = new SmallWorld();
        small.Write("main/rules.dmn", Threshold.Replace("""<output name="kind" """, """<output name="status" """, StringComparison.Ordinal)
            .Replace("\"a\"", "\"historical\"", StringComparison.Ordinal).Replace("\"b\"", "\"in-force\"", StringComparison.Ordinal));

        Assert.StartsWith("main/rules.dmn(10,8): error RULE0004: kind: Expected the output status of rule 2 to say what its annotation says, \"unverified\", but got \"in-force\".",
            Assert.Single(small.Read().Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_asks_for_a_choice_of_a_form_has_its_words()
    {
        using var small = new SmallWorld();
        small.Write("main/forms/a.yaml", "title: { zh: 表, en: Form }\nfields:\n  - name: kind\n    label: { zh: 种类, en: Kind }\n    type: choice\n    options: [ { value: b, zh: 乙, en: B } ]\n");
        small.Write("main/rules.dmn", Threshold.Replace("""<law:word value="b" zh="乙" en="B" heed="true"/>""", "", StringComparison.Ordinal));

        var reading = small.Read();

        Assert.Empty(reading.Findings);
        Assert.Equal(new Bilingual("乙", "B"), Assert.Single(reading.World!.Procedures.ByHash.Values).Tables["kind"].Outputs[0].Words["\"b\""].Text);
    }

    [Fact]
    public void A_folder_that_there_is_not_is_a_finding() => Assert.Equal(["FILE0006"], WorkflowsReader.Read("/no/such/folder", null).Findings.Select(f => f.Code));
}

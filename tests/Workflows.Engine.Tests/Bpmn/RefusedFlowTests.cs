using Workflows.Engine.Bpmn;
using Workflows.TestKit.Files;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Bpmn;

/// <summary>Flows that are refused, each with its code at the mark.</summary>
public sealed class RefusedFlowTests
{
    private const string Named = """name="甲" law:name-en="A" """;
    private const string Timer = "<timerEventDefinition><timeDuration>1 day</timeDuration></timerEventDefinition>";
    private const string Message = """<message id="m" name="x.y" law:name-en="X"/>""";

    // Start, task a, end; a case takes out what it speaks of.
    private static readonly string s_good = Start() + UserTask("a") + End() + Flow("start", "a") + Flow("a", "end");

    /// <summary>Start, this, end.</summary>
    private static string Between(string element, string id = "x") => Start() + "\n" + element + End() + Flow("start", id) + Flow(id, "end");

    public static TheoryData<string, string, string, string> Elements => new()
    {
        { "a script task", s_good + """<¦scriptTask id="x"/>""", "", "BPMN0006" },
        { "an inclusive gateway", s_good + """<¦inclusiveGateway id="x"/>""", "", "BPMN0006" },
        { "lanes", s_good + """<¦laneSet id="x"/>""", "", "BPMN0006" },
        { "a data object", s_good + """<¦dataObject id="x"/>""", "", "BPMN0006" },
        { "an event sub-process", s_good + $"""<¦subProcess id="x" {Named} triggeredByEvent="true"/>""", "", "BPMN0006" },
        { "a multi-instance task", Between($"""<userTask id="x" {Named} law:role="r" law:form="f"><¦multiInstanceLoopCharacteristics/></userTask>"""), "", "BPMN0006" },
        { "a multi-instance sub-process", s_good + $"""<¦subProcess id="x" {Named}><standardLoopCharacteristics/></subProcess>""", "", "BPMN0006" },
        { "a signal", Between($"""<intermediateCatchEvent id="x" {Named}><¦signalEventDefinition/></intermediateCatchEvent>"""), "", "BPMN0006" },
        { "a throwing message", s_good + $"""<¦intermediateThrowEvent id="x" {Named}><messageEventDefinition messageRef="m"/></intermediateThrowEvent>""", Message, "BPMN0006" },
        { "an escalating end", s_good + """<endEvent id="x"><¦escalationEventDefinition/></endEvent>""", "", "BPMN0006" },
        { "an error caught outside a boundary", Between($"""<intermediateCatchEvent id="x" {Named}><¦errorEventDefinition errorRef="e"/></intermediateCatchEvent>"""), """<error id="e" errorCode="c"/>""", "BPMN0006" },
        { "a collaboration", s_good, """<¦collaboration id="c"/>""", "BPMN0006" },
        { "two triggers", Between($"""<intermediateCatchEvent id="x" {Named}>{Timer}<¦messageEventDefinition messageRef="m"/></intermediateCatchEvent>"""), Message, "BPMN0013" },
        { "a catch event without a trigger", Between($"""<¦intermediateCatchEvent id="x" {Named}/>"""), "", "BPMN0013" },
        { "an error boundary that does not interrupt", s_good + $"""<¦boundaryEvent id="x" {Named} attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent>""" + Flow("x", "end"), "", "BPMN0010" },
    };

    public static TheoryData<string, string, string, string> References => new()
    {
        { "a flow from nowhere", s_good + """<¦sequenceFlow id="f" sourceRef="ghost" targetRef="end"/>""", "", "BPMN0014" },
        { "a flow to nowhere", s_good + """<¦sequenceFlow id="f" sourceRef="a" targetRef="ghost"/>""", "", "BPMN0014" },
        { "a flow without a target", s_good + """<¦sequenceFlow id="f" sourceRef="a"/>""", "", "BPMN0004" },
        { "a flow into a sub-process", Start() + $"""<subProcess id="s" {Named}>{Start("in")}{UserTask("b")}{End("out")}{Flow("in", "b")}{Flow("b", "out")}</subProcess>""" + End() + """<¦sequenceFlow id="f" sourceRef="start" targetRef="b"/>""" + Flow("start", "s") + Flow("s", "end"), "", "BPMN0014" },
        { "a message that is not declared", Between($"""<intermediateCatchEvent id="x" {Named}><¦messageEventDefinition messageRef="ghost"/></intermediateCatchEvent>"""), Message, "BPMN0014" },
        { "a boundary on nothing", s_good + $"""<¦boundaryEvent id="x" {Named} attachedToRef="ghost">{Timer}</boundaryEvent>""" + Flow("x", "end"), "", "BPMN0014" },
        { "a boundary on what does not wait", s_good + $"""<¦boundaryEvent id="x" {Named} attachedToRef="start">{Timer}</boundaryEvent>""" + Flow("x", "end"), "", "BPMN0014" },
        { "a default that is no flow", Start() + """<¦exclusiveGateway id="x" default="ghost"/>""" + End() + Flow("start", "x") + Flow("x", "end"), "", "BPMN0014" },
        { "an error that is not declared, thrown", s_good + """<endEvent id="x"><¦errorEventDefinition errorRef="ghost"/></endEvent>""", "", "BPMN0014" },
        { "an error that is not declared, caught", s_good + $"""<boundaryEvent id="x" {Named} attachedToRef="a"><¦errorEventDefinition errorRef="ghost"/></boundaryEvent>""" + Flow("x", "end"), "", "BPMN0014" },
        { "an id twice", Start() + UserTask("a") + UserTask("a").Replace("<userTask", "<¦userTask", StringComparison.Ordinal) + End() + Flow("start", "a") + Flow("a", "end"), "", "BPMN0008" },
        { "a message's id twice", s_good, Message + Message.Replace("<message", "<¦message", StringComparison.Ordinal), "BPMN0008" },
        { "an error's id twice", s_good, """<error id="e" errorCode="c"/><¦error id="e" errorCode="d"/>""", "BPMN0008" },
        { "an element without an id", s_good + "<¦endEvent/>", "", "BPMN0003" },
    };

    public static TheoryData<string, string, string, string> Shapes => new()
    {
        { "no way out", Start() + UserTask("a").Replace("<userTask", "<¦userTask", StringComparison.Ordinal) + End() + Flow("start", "a") + Flow("start", "end"), "", "BPMN0018" },
        { "no way in", s_good + UserTask("b").Replace("<userTask", "<¦userTask", StringComparison.Ordinal) + Flow("b", "end"), "", "BPMN0018" },
        { "a way out of an end", Start() + UserTask("a") + """<¦endEvent id="end"/>""" + Flow("start", "a") + Flow("a", "end") + Flow("end", "a"), "", "BPMN0018" },
        { "a way into a start", s_good + """<¦sequenceFlow id="f" sourceRef="a" targetRef="start"/>""", "", "BPMN0017" },
        { "a condition behind a task", Start() + UserTask("a") + End() + Flow("start", "a") + Flow("a", "end", "fine > 1").Replace("<sequenceFlow", "<¦sequenceFlow", StringComparison.Ordinal), "", "BPMN0017" },
        { "a flow without condition behind an exclusive gateway", Start() + """<exclusiveGateway id="x"/>""" + UserTask("a") + End() + Flow("start", "x") + Flow("x", "a", "fine > 1") + """<¦sequenceFlow id="x-end" sourceRef="x" targetRef="end"/>""" + Flow("a", "end"), "", "BPMN0017" },
        { "a task behind an event-based gateway", Start() + """<eventBasedGateway id="x"/>""" + UserTask("a").Replace("<userTask", "<¦userTask", StringComparison.Ordinal) + End() + Flow("start", "x") + Flow("x", "a") + Flow("a", "end"), "", "BPMN0019" },
        { "two none starts", s_good + Start("again") + Flow("again", "a"), "", "BPMN0016" },
        { "a sub-process without a start", Between($"""<¦subProcess id="x" {Named}>{End("out")}</subProcess>"""), "", "BPMN0016" },
        { "a sub-process that a message starts", Between($"""<¦subProcess id="x" {Named}><startEvent id="in"><messageEventDefinition messageRef="m"/></startEvent>{End("out")}{Flow("in", "out")}</subProcess>"""), Message, "BPMN0016" },
    };

    public static TheoryData<string, string, string, string> Attributes => new()
    {
        { "a law attribute that there is not, on a task", Between($"""<userTask id="x" {Named} law:role="r" law:form="f" ¦law:colour="red"/>"""), "", "BPMN0012" },
        { "a law attribute that there is not, on a flow", s_good + """<sequenceFlow id="f" ¦law:colour="red" sourceRef="a" targetRef="end"/>""", "", "BPMN0012" },
        { "a law attribute that there is not, on a message", s_good, """<message id="m" name="x.y" law:name-en="X" ¦law:colour="red"/>""", "BPMN0012" },
        { "a form where nobody fills it in", Start() + """<parallelGateway id="x" ¦law:form="f"/>""" + End() + Flow("start", "x") + Flow("x", "end"), "", "BPMN0012" },
        { "an extension that there is not", Between($"""<userTask id="x" {Named} law:role="r" law:form="f"><extensionElements><¦law:listener/></extensionElements></userTask>"""), "", "BPMN0012" },
        { "a task without a role", Between($"""<¦userTask id="x" {Named} law:form="f"/>"""), "", "BPMN0004" },
        { "a user task without a form", Between($"""<¦userTask id="x" {Named} law:role="r"/>"""), "", "BPMN0004" },
        { "a service task without an action", Between($"""<¦serviceTask id="x" {Named}/>"""), "", "BPMN0004" },
        { "a business rule task without a decision", Between($"""<¦businessRuleTask id="x" {Named} law:result="r"/>"""), "", "BPMN0004" },
        { "a business rule task without a result", Between($"""<¦businessRuleTask id="x" {Named} law:decision="d"/>"""), "", "BPMN0004" },
        { "a call of nothing", Between($"""<¦callActivity id="x" {Named}/>"""), "", "BPMN0004" },
        { "a mapping without a name", Between($"""<callActivity id="x" {Named} calledElement="c"><extensionElements><¦law:input value="1"/></extensionElements></callActivity>"""), "", "BPMN0004" },
        { "no Chinese name", Between("""<¦userTask id="x" law:role="r" law:form="f"/>"""), "", "BPMN0005" },
        { "no English name", Between("""<¦userTask id="x" name="甲" law:role="r" law:form="f"/>"""), "", "BPMN0005" },
        { "an event's condition without the event", Between($"""<userTask id="x" {Named} law:role="r" law:form="f" ¦law:event-when="true"/>"""), "", "BPMN0011" },
        { "a message with a form that nobody may record", s_good, """<¦message id="m" name="x.y" law:name-en="X" law:form="f"/>""", "BPMN0009" },
        { "a message with a role and no form", s_good, """<¦message id="m" name="x.y" law:name-en="X" law:role="r"/>""", "BPMN0009" },
    };

    public static TheoryData<string, string, string, string> Expressions => new()
    {
        { "in a condition", Start() + """<exclusiveGateway id="x"/>""" + End() + Flow("start", "x") + """<sequenceFlow id="f" sourceRef="x" targetRef="end"><¦conditionExpression>fine ></conditionExpression></sequenceFlow>""", "", "BPMN0020" },
        { "with a function that there is not", Start() + """<exclusiveGateway id="x"/>""" + End() + Flow("start", "x") + """<sequenceFlow id="f" sourceRef="x" targetRef="end"><¦conditionExpression>nope(1)</conditionExpression></sequenceFlow>""", "", "BPMN0020" },
        { "in an event's condition", Between($"""<userTask id="x" {Named} law:role="r" law:form="f" law:event="a.b" ¦law:event-when="1 +"/>"""), "", "BPMN0020" },
        { "in an event's day", Between($"""<userTask id="x" {Named} law:role="r" law:form="f" law:event="a.b" ¦law:event-on="date("/>"""), "", "BPMN0020" },
        { "in one of several events", Between($"""<userTask id="x" {Named} law:role="r" law:form="f"><extensionElements><¦law:emits event="a.b" when="1 +"/></extensionElements></userTask>"""), "", "BPMN0020" },
        { "in an input", Between($"""<serviceTask id="x" {Named} law:action="act"><extensionElements><¦law:input name="n" value="1 +"/></extensionElements></serviceTask>"""), "", "BPMN0020" },
        { "in an output", Between($"""<serviceTask id="x" {Named} law:action="act"><extensionElements><¦law:output name="n" value="1 +"/></extensionElements></serviceTask>"""), "", "BPMN0020" },
        { "in a timer's date", Between($"""<intermediateCatchEvent id="x" {Named}><timerEventDefinition><¦timeDate>date(</timeDate></timerEventDefinition></intermediateCatchEvent>"""), "", "BPMN0020" },
        { "a period without a legal unit", Between($"""<intermediateCatchEvent id="x" {Named}><timerEventDefinition><¦timeDuration>5 fortnights</timeDuration></timerEventDefinition></intermediateCatchEvent>"""), "", "BPMN0015" },
        { "a period of ISO 8601", Between($"""<intermediateCatchEvent id="x" {Named}><timerEventDefinition><¦timeDuration>P5D</timeDuration></timerEventDefinition></intermediateCatchEvent>"""), "", "BPMN0015" },
        { "a period before a deadline", Between($"""<intermediateCatchEvent id="x" {Named}><timerEventDefinition law:deadline="d" ¦law:before="soon"/></intermediateCatchEvent>"""), "", "BPMN0015" },
        { "a cycle", Between($"""<intermediateCatchEvent id="x" {Named}><¦timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>"""), "", "BPMN0015" },
        { "a timer without a time", Between($"""<intermediateCatchEvent id="x" {Named}><¦timerEventDefinition/></intermediateCatchEvent>"""), "", "BPMN0015" },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    [MemberData(nameof(References))]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(Attributes))]
    [MemberData(nameof(Expressions))]
    public void A_flow_that_cannot_be_executed_is_refused_at_its_place(string what, string inside, string beside, string code)
    {
        var xml = Marked.Of(Xml("main", inside, beside));

        var parsed = BpmnReader.Read(xml.Text, "main.bpmn");

        Assert.Null(parsed.Process);
        Assert.True(
            parsed.Diagnostics.Any(d => d.Code == code && (xml.Line == 0 || (d.At.Line, d.At.Column) == (xml.Line, xml.Column))),
            $"{what}: expected {code} at ({xml.Line},{xml.Column}), but got\n{string.Join('\n', parsed.Diagnostics)}");
    }

    [Fact]
    public void Every_finding_of_a_file_is_told_at_once_in_the_order_of_the_file()
    {
        var parsed = BpmnReader.Read(Xml("main", """
            <scriptTask id="one"/>
            <scriptTask id="two"/>
            """), "main.bpmn");

        Assert.Equal(["one", "two"], parsed.Diagnostics.Where(d => d.Code == "BPMN0006").Select(d => d.Element!));
        Assert.Equal(parsed.Diagnostics.OrderBy(d => d.At.Line).ThenBy(d => d.At.Column), parsed.Diagnostics);
    }
}

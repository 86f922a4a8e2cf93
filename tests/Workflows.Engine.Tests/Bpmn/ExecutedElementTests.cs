using Workflows.Engine.Bpmn;
using Workflows.Engine.Procedures;
using Workflows.Statute.Periods;
using static Workflows.TestKit.Cases.TestProcess;

namespace Workflows.Engine.Tests.Bpmn;

/// <summary>What each executed element reads as.</summary>
public sealed class ExecutedElementTests
{
    private const string Named = """name="甲" law:name-en="A" """;

    private static ProcessDefinition Process(string inside, string beside = "") =>
        BpmnReader.Read(Xml("main", inside, beside), "main.bpmn") is { Process: { } process } ? process : throw new InvalidOperationException(
            string.Join('\n', BpmnReader.Read(Xml("main", inside, beside), "main.bpmn").Diagnostics));

    /// <summary>The element of the id x between a start and an end.</summary>
    private static T Element<T>(string element, string beside = "") where T : FlowNode =>
        Assert.IsType<T>(Process(Start() + element + End() + Flow("start", "x") + Flow("x", "end"), beside).Node("x"));

    [Fact]
    public void A_user_task_has_roles_form_duty_deadline_stage_article_and_event()
    {
        var task = Element<FlowNode.PersonTask>($"""
            <userTask id="x" {Named} law:role="case-officer unit-head" law:form="report" law:duty="investigate" law:deadline="closing"
                law:stage="investigation" law:article="第五十四条" law:event="report.submitted" law:event-when="fine &gt; 0" law:event-on="reportedOn"/>
            """);

        Assert.Equal("case-officer unit-head", string.Join(' ', task.Roles));
        Assert.Equal(("report", "investigate", "closing", false), (task.Form, task.Duty, task.Deadline, task.IsManual));
        Assert.Equal(("investigation", "第五十四条"), (task.Info.Stage, task.Info.Article));
        var emission = Assert.Single(task.Info.Emits);
        Assert.Equal(("report.submitted", "fine > 0", "reportedOn"), (emission.Event, emission.When?.Text, emission.On?.Text));
        Assert.Equal(("甲", "A"), (task.Info.Name.Zh, task.Info.Name.En));
    }

    [Fact]
    public void Completing_a_task_can_be_several_events() => Assert.Equal(["a.b", "c.d"], Element<FlowNode.PersonTask>($"""
        <userTask id="x" {Named} law:role="r" law:form="f" law:event="a.b"><extensionElements><law:emits event="c.d" when="true"/></extensionElements></userTask>
        """).Info.Emits.Select(e => e.Event));

    [Fact]
    public void A_manual_task_may_lack_a_form()
    {
        var task = Element<FlowNode.PersonTask>($"""<manualTask id="x" {Named} law:role="r"/>""");

        Assert.True(task.IsManual);
        Assert.Null(task.Form);
    }

    [Fact]
    public void A_service_task_has_an_action_inputs_and_outputs()
    {
        var task = Element<FlowNode.ServiceTask>($"""
            <serviceTask id="x" {Named} law:action="make-document"><extensionElements>
              <law:input name="document" value="&quot;notice&quot;"/><law:output name="number" value="made.number"/>
            </extensionElements></serviceTask>
            """);

        Assert.Equal("make-document", task.Action);
        Assert.Equal(("document", "\"notice\""), (task.Inputs[0].Name, task.Inputs[0].Value.Text));
        Assert.Equal(("number", "made.number"), (task.Outputs[0].Name, task.Outputs[0].Value.Text));
    }

    [Fact]
    public void A_business_rule_task_has_a_decision_and_a_result()
    {
        var task = Element<FlowNode.BusinessRuleTask>($"""<businessRuleTask id="x" {Named} law:decision="threshold" law:result="hearingRight"/>""");

        Assert.Equal(("threshold", "hearingRight"), (task.Decision, task.Result));
    }

    [Fact]
    public void A_call_activity_has_a_called_procedure_inputs_and_outputs()
    {
        var call = Element<FlowNode.CallActivity>($"""
            <callActivity id="x" {Named} calledElement="service"><extensionElements><law:input name="a" value="1"/><law:output name="b" value="c"/></extensionElements></callActivity>
            """);

        Assert.Equal(("service", "a", "b"), (call.Called, Assert.Single(call.Inputs).Name, Assert.Single(call.Outputs).Name));
    }

    [Fact]
    public void A_sub_process_has_a_body_whose_elements_the_process_finds()
    {
        var process = Process(Start() + $"""<subProcess id="x" {Named}>{Start("in")}{UserTask("a")}{End("out")}{Flow("in", "a")}{Flow("a", "out")}</subProcess>""" + End() + Flow("start", "x") + Flow("x", "end"));

        Assert.Equal("x", process.ScopeOf("a").Id);
        Assert.Equal(["in", "a", "out"], Assert.IsType<FlowNode.SubProcess>(process.Node("x")).Body.Nodes.Select(n => n.Id));
    }

    [Fact]
    public void Gateways_are_exclusive_with_a_default_parallel_or_event_based()
    {
        var process = Process(Start() + """<exclusiveGateway id="x" default="x-p"/><parallelGateway id="p"/><eventBasedGateway id="e"/>"""
            + $"""<intermediateCatchEvent id="c" {Named}><timerEventDefinition law:deadline="d"/></intermediateCatchEvent>""" + End()
            + Flow("start", "x") + Flow("x", "p") + Flow("x", "end", "fine > 1") + Flow("p", "e") + Flow("e", "c") + Flow("c", "end"));

        Assert.Equal("x-p", Assert.IsType<FlowNode.ExclusiveGateway>(process.Node("x")).DefaultFlow);
        Assert.Equal("fine > 1", process.Root.Outgoing("x").Single(f => f.Target == "end").Condition!.Text);
        Assert.IsType<FlowNode.ParallelGateway>(process.Node("p"));
        Assert.IsType<FlowNode.EventBasedGateway>(process.Node("e"));
    }

    public static TheoryData<string, TimerSpec> Timers => new()
    {
        { """<timerEventDefinition law:deadline="d"/>""", new TimerSpec.OfDeadline("d", null) },
        { """<timerEventDefinition law:deadline="d" law:before="2 working days"/>""", new TimerSpec.OfDeadline("d", new(2, PeriodUnit.WorkingDays)) },
        { "<timerEventDefinition><timeDuration> 5 working days </timeDuration></timerEventDefinition>", new TimerSpec.After(new(5, PeriodUnit.WorkingDays)) },
    };

    [Theory]
    [MemberData(nameof(Timers))]
    public void A_timer_waits_for_a_deadline_or_a_period(string definition, TimerSpec expected) => Assert.Equal(
        new Trigger.Timer(expected), Element<FlowNode.CatchEvent>($"""<intermediateCatchEvent id="x" {Named}>{definition}</intermediateCatchEvent>""").Trigger);

    [Fact]
    public void A_timer_waits_for_a_date_in_FEEL_that_may_count_working_days()
    {
        var trigger = Element<FlowNode.CatchEvent>($"""
            <intermediateCatchEvent id="x" {Named}><timerEventDefinition><timeDate>addWorkingDays(hearingOn, -7)</timeDate></timerEventDefinition></intermediateCatchEvent>
            """).Trigger;

        Assert.Equal("addWorkingDays(hearingOn, -7)", Assert.IsType<TimerSpec.AtDate>(Assert.IsType<Trigger.Timer>(trigger).Spec).Date.Text);
    }

    [Fact]
    public void A_message_has_a_title_in_both_languages_roles_and_a_form()
    {
        var trigger = Element<FlowNode.CatchEvent>(
            $"""<intermediateCatchEvent id="x" {Named}><messageEventDefinition messageRef="m"/></intermediateCatchEvent>""",
            """<message id="m" name="hearing.requested" law:name-zh="要求听证" law:name-en="Hearing requested" law:role="case-officer" law:form="request"/>""").Trigger;

        var message = Assert.IsType<Trigger.Message>(trigger).Spec;
        Assert.Equal(("hearing.requested", "要求听证", "Hearing requested", "request"), (message.Name, message.Title.Zh, message.Title.En, message.Form));
        Assert.Equal("case-officer", Assert.Single(message.Roles));
        Assert.Equal(("main.bpmn", 2), (message.At.File, message.At.Line));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("""cancelActivity="true" """, true)]
    [InlineData("""cancelActivity="false" """, false)]
    public void A_boundary_event_hangs_on_an_activity_and_interrupts_it_unless_told_otherwise(string attribute, bool interrupting)
    {
        var process = Process(Start() + UserTask("a") + $"""<boundaryEvent id="x" {Named} attachedToRef="a" {attribute}><timerEventDefinition law:deadline="d"/></boundaryEvent>"""
            + End() + Flow("start", "a") + Flow("a", "end") + Flow("x", "end"));

        var boundary = Assert.Single(process.Root.BoundariesOf("a"));
        Assert.Equal(("a", interrupting), (boundary.AttachedTo, boundary.Interrupting));
    }

    [Theory]
    [InlineData("""errorRef="e" """, "no-reviewer")]
    [InlineData("", null)]
    public void An_error_boundary_catches_a_code_or_every_error(string reference, string? code)
    {
        var process = Process(Start() + UserTask("a") + $"""<boundaryEvent id="x" {Named} attachedToRef="a"><errorEventDefinition {reference}/></boundaryEvent>"""
            + End() + Flow("start", "a") + Flow("a", "end") + Flow("x", "end"), """<error id="e" errorCode="no-reviewer"/>""");

        Assert.Equal(new Trigger.Error(code), Assert.IsType<FlowNode.BoundaryEvent>(process.Node("x")).Trigger);
    }

    [Theory]
    [InlineData("", EndKind.None, null)]
    [InlineData("<terminateEventDefinition/>", EndKind.Terminate, null)]
    [InlineData("""<errorEventDefinition errorRef="e"/>""", EndKind.Error, "no-reviewer")]
    public void An_end_event_ends_its_token_its_scope_or_its_scope_with_an_error(string definition, EndKind kind, string? code)
    {
        var process = Process(Start() + $"""<endEvent id="x">{definition}</endEvent>""" + Flow("start", "x"), """<error id="e" errorCode="no-reviewer"/>""");

        var end = Assert.IsType<FlowNode.EndEvent>(process.Node("x"));
        Assert.Equal((kind, code), (end.Kind, end.ErrorCode));
    }

    [Fact]
    public void A_start_event_has_none_a_message_or_a_timer_and_may_have_a_form()
    {
        var process = Process($"""
            <startEvent id="none" law:form="case-start"/>
            <startEvent id="message"><messageEventDefinition messageRef="m"/></startEvent>
            <startEvent id="timer"><timerEventDefinition><timeDate>date("2026-03-02")</timeDate></timerEventDefinition></startEvent>
            """ + End() + Flow("none", "end") + Flow("message", "end") + Flow("timer", "end"), """<message id="m" name="x.y" law:name-en="X"/>""");

        Assert.Equal("case-start", Assert.IsType<FlowNode.StartEvent>(process.Node("none")).Form);
        Assert.IsType<Trigger.None>(Assert.IsType<FlowNode.StartEvent>(process.Node("none")).Trigger);
        Assert.IsType<Trigger.Message>(Assert.IsType<FlowNode.StartEvent>(process.Node("message")).Trigger);
        Assert.IsType<Trigger.Timer>(Assert.IsType<FlowNode.StartEvent>(process.Node("timer")).Trigger);
    }

    [Fact]
    public void A_none_throw_event_is_a_milestone_that_records_its_event() =>
        Assert.Equal("case.filed", Assert.Single(Element<FlowNode.ThrowEvent>($"""<intermediateThrowEvent id="x" {Named} law:event="case.filed"/>""").Info.Emits).Event);

    [Fact]
    public void What_is_for_readers_is_passed_over()
    {
        var process = Process("""<documentation>对读者</documentation><textAnnotation id="t"><text>x</text></textAnnotation><association id="s" sourceRef="t" targetRef="a"/>"""
            + Start() + UserTask("a") + End() + Flow("start", "a") + Flow("a", "end"));

        Assert.Equal(3, process.AllNodes.Count());
        Assert.Equal(3, process.At.Line);
    }
}

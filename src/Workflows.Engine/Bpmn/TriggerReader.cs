using System.Xml.Linq;
using Workflows.Engine.Procedures;
using Workflows.Statute.Periods;

namespace Workflows.Engine.Bpmn;

/// <summary>Reads what sets an event off: a timer, a message, an error.</summary>
internal sealed class TriggerReader(Complaints complaints, IReadOnlyDictionary<string, MessageSpec> messages, IReadOnlyDictionary<string, string> errors)
{
    /// <summary>The trigger of an event that must have one.</summary>
    public Trigger ReadOne(XElement e)
    {
        var trigger = Read(e);
        if (trigger is Trigger.None) complaints.Add("BPMN0013", e, "Expected a timer, message or error event definition, but there is none.");
        return trigger;
    }

    public Trigger Read(XElement e)
    {
        var definitions = e.Elements().Where(d => d.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList();
        if (definitions.Count > 1) complaints.Add("BPMN0013", definitions[1], "Expected one event definition, but there are several.");
        switch (definitions.FirstOrDefault())
        {
            case null: return new Trigger.None();
            case { Name.LocalName: "timerEventDefinition" } d: return new Trigger.Timer(Timer(d));
            case { Name.LocalName: "messageEventDefinition" } d: return Message(d);
            case { Name.LocalName: "errorEventDefinition" } d when e.Name.LocalName == "boundaryEvent": return new Trigger.Error(ErrorCode(d));
            case var other:
                complaints.Add("BPMN0006", other, $"Expected a timer, message or error event, but got '{other.Name.LocalName}', which the engine does not execute here.");
                return new Trigger.None();
        }
    }

    /// <summary>The code of the error that the definition refers to; null where it refers to none, which catches all.</summary>
    public string? ErrorCode(XElement definition)
    {
        if ((string?)definition.Attribute("errorRef") is not { } id) return null;
        if (errors.TryGetValue(id, out var code)) return code;
        complaints.Add("BPMN0014", definition, $"Expected errorRef to name an error of the file, but there is no '{id}'.");
        return null;
    }

    private Trigger Message(XElement definition)
    {
        var id = complaints.Required(definition, "messageRef", "the message");
        if (messages.TryGetValue(id, out var message)) return new Trigger.Message(message);
        if (id.Length > 0) complaints.Add("BPMN0014", definition, $"Expected messageRef to name a message of the file, but there is no '{id}'.");
        return new Trigger.None();
    }

    private TimerSpec Timer(XElement d)
    {
        if ((string?)d.Attribute(BpmnNames.Law + "deadline") is { } key)
            return new TimerSpec.OfDeadline(key, d.Attribute(BpmnNames.Law + "before") is { } before ? Length(before, before.Value) : null);
        if (d.Element(BpmnNames.Bpmn + "timeDate") is { } date && complaints.Feel(date, date.Value) is { } expression) return new TimerSpec.AtDate(expression);
        if (d.Element(BpmnNames.Bpmn + "timeDuration") is { } duration) return new TimerSpec.After(Length(duration, duration.Value));
        complaints.Add("BPMN0015", d, "Expected law:deadline, a timeDate with FEEL or a timeDuration with a legal period (a timeCycle is not executed).");
        return new TimerSpec.After(new(1, PeriodUnit.Days));
    }

    private Period Length(XObject place, string text)
    {
        if (Period.TryParse(text.Trim(), out var period)) return period;
        complaints.Add("BPMN0015", place, $"Expected a legal period such as '5 working days', but got '{text}'.");
        return new(1, PeriodUnit.Days);
    }
}
